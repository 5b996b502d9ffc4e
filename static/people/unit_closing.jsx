import { Dialog } from "../web/dialog.jsx";
import { _, ngettext } from "../texts.js";
import { act } from "../web/act.js";
import { Confirm } from "../web/dialogs.jsx";
import { Row, RowButton } from "../web/row.jsx";
import { finish } from "../web/finish.js";

const change = (unit, verb) => ({ method: "POST", path: `/api/v1/units/${unit.id}/${verb}` });

/** Closes a unit in which nobody works any more, or says what is to be done before. */
export function CloseUnit({ unit, units, count, onClose }) {
  const below = units.filter((each) => each.parent_id === unit.id && !each.closed);
  const title = _("Close “%(name)s”?", { name: unit.name });
  if (count || below.length)
    return (
      <Dialog title={title} onClose={onClose}>
        <p>{_("It cannot be closed yet. First:")}</p>
        <ul class="consequences">
          {count > 0 && (
            <li>
              {ngettext(
                "move %(num)s person to another department, or close the account",
                "move %(num)s people to other departments, or close their accounts",
                count,
              )}{" "}
              <a href={`/admin/people?unit=${unit.id}`}>{_("To the people")}</a>
            </li>
          )}
          {below.map(({ id, name }) => (
            <li key={id}>{_("let “%(name)s” belong to another department, or close it", { name })}</li>
          ))}
        </ul>
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {_("Understood")}
          </button>
        </div>
      </Dialog>
    );
  return (
    <Confirm
      title={title}
      label={_("Close the department")}
      command={change(unit, "close")}
      done={() => finish(onClose, _("Closed: %(name)s", { name: unit.name }), change(unit, "reopen"))}
      onClose={onClose}
    >
      <div class="consequences">
        <h3>{_("What will happen")}</h3>
        <ul>
          <li>{_("Nobody can be taken into it and no board set up; its boards leave the lists.")}</li>
          <li>{_("Tasks, history and names stay. It can be opened again at the end of this page.")}</li>
        </ul>
      </div>
    </Confirm>
  );
}

/** The units that are no longer there, each with the way back. */
export function ClosedUnits({ units }) {
  if (!units.length) return null;
  return (
    <section class="view-section">
      <h2>{_("Closed departments")}</h2>
      <ul class="rows">
        {units.map((unit) => (
          <Row key={unit.id} name={<a href={`/units/${unit.id}`}>{unit.name}</a>} isClosed>
            <RowButton
              label={_("Open again")}
              what={_("Open the department again: %(name)s", { name: unit.name })}
              onClick={() =>
                act(change(unit, "reopen"), _("The department is open again: %(name)s", { name: unit.name }))
              }
            />
          </Row>
        ))}
      </ul>
    </section>
  );
}
