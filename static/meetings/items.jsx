import { ngettext } from "../texts.js";

/** Whether this is what everybody looks at. */
export const isSeen = (focus, kind, id) => focus?.kind === kind && focus.id === id;

/** A list that may be too long for a wall: what everybody looks at is always in it. */
export function Items({ items, most, render, empty, focusAt = -1 }) {
  if (!items.length) return <p class="meet-empty">{empty}</p>;
  const first = Math.max(0, Math.min(focusAt - most + 1, items.length - most));
  const shown = items.slice(first, first + most);
  const more = items.length - shown.length;
  return (
    <>
      <ul class="meet-items">{shown.map(render)}</ul>
      {more > 0 && <p class="meet-more">{ngettext("and %(num)s more", "and %(num)s more", more)}</p>}
    </>
  );
}

export function Item({ kind, id, focus, acts, thing, title, meta, tone, children }) {
  const isFocus = isSeen(focus, kind, id);
  return (
    <li class={`meet-item${isFocus ? " is-focus" : ""}${tone ? ` tone-${tone}` : ""}`} data-item={`${kind}:${id}`}>
      <div class="meet-said">
        <strong>{title}</strong>
        {meta && <span class="meet-meta">{meta}</span>}
        {children}
      </div>
      {acts?.(kind, id, thing)}
    </li>
  );
}
