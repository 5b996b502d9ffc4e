/** A row of a list: its name, what is said of it, and what can be done with it. `lead` stands before the name. */
export function Row({ lead, name, tag, more, isClosed = false, children }) {
  return (
    <li class={isClosed ? "is-closed" : ""}>
      {lead}
      <span class="row-main">
        <strong>
          {name}
          {tag && <span class="tag">{tag}</span>}
        </strong>
        <span class="meta row-more">{more}</span>
      </span>
      {children && <span class="row-actions">{children}</span>}
    </li>
  );
}

/** A button in a row; to who hears it without seeing the row, `what` says with which. */
export function RowButton({ label, what, onClick, quiet = false }) {
  return (
    <button type="button" class={`button ${quiet ? "button-quiet" : ""}`} aria-label={what} onClick={onClick}>
      {label}
    </button>
  );
}
