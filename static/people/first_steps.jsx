import { Check } from "../icons.jsx";
import { _ } from "../texts.js";

/** What is left to do on a new server, until the first board with people stands. */
export function FirstSteps({ units, people, boards, onAddUnit }) {
  const unit = units.find(({ kind }) => kind !== "leadership") ?? units[0];
  const staffed = people.some((person) => person.unit_id && person.role !== "admin");
  if (unit && staffed && boards.length) return null;
  const steps = [
    {
      done: Boolean(unit),
      title: _("Add a department"),
      text: _("It is enough to begin with one; the others follow when it works."),
      action: (
        <button type="button" class="button button-primary" onClick={onAddUnit}>
          {_("Add a department")}
        </button>
      ),
    },
    {
      done: staffed,
      title: _("Add its people"),
      text: _("First the head, then the specialists. Each gets a link that signs them in once."),
      action: (
        <a class="button button-primary" href={`/admin/people?unit=${unit?.id ?? ""}&add=unit_head`}>
          {_("Add people")}
        </a>
      ),
    },
    {
      done: boards.length > 0,
      title: _("Set up its board"),
      text: _("Choose a template; columns, limits and labels can be changed at any time."),
      action: (
        <a class="button button-primary" href={`/boards/new?unit=${unit?.id ?? ""}`}>
          {_("Set up the board")}
        </a>
      ),
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{_("Three steps to the first board")}</h2>
      <ol>
        {steps.map(({ done, title, text, action }, index) => (
          <li key={title} class={done ? "is-done" : index === next ? "is-next" : ""}>
            <span class="step-mark" aria-hidden="true">
              {done ? <Check /> : index + 1}
            </span>
            <div>
              <h3>
                {title}
                {done && <span class="meta"> · {_("done")}</span>}
              </h3>
              {!done && <p class="meta">{text}</p>}
              {index === next && action}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
