import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Confirm } from "../web/dialogs.jsx";
import { finish } from "../web/finish.js";
import { Row, RowButton } from "../web/row.jsx";
import { whenText } from "../web/when.js";
import { GetLink } from "./new_link.jsx";

/** One's own links under which calendar programs read. */
export function CalendarLinks({ items }) {
  const [open, setOpen] = useState(null);
  const has = items.some(({ board }) => board === null);
  return (
    <>
      <p class="meta">
        {_("Meetings at the board, your tasks and decisions with their days, in the calendar that you use anyway.")}
      </p>
      {items.length > 0 && (
        <ul class="rows">
          {items.map((link) => (
            <Row key={link.id} name={nameOf(link)} more={whenOf(link)}>
              <RowButton
                label={_("Revoke")}
                what={_("Revoke: %(what)s", { what: nameOf(link) })}
                onClick={() => setOpen(link)}
              />
            </Row>
          ))}
        </ul>
      )}
      <p class="view-actions">
        <GetLink items={items} label={has ? _("Get a new link") : _("Get a link")} />
      </p>
      {open && (
        <Confirm
          title={_("Revoke the link “%(name)s”?", { name: nameOf(open) })}
          label={_("Revoke")}
          command={{ method: "POST", path: `/api/v1/me/feeds/${open.id}/revoke` }}
          done={() => finish(() => setOpen(null), _("The link is revoked: %(name)s", { name: nameOf(open) }))}
          onClose={() => setOpen(null)}
        >
          <p>
            {_("Calendars that read it learn nothing new any more. It cannot be brought back; get a new one instead.")}
          </p>
        </Confirm>
      )}
    </>
  );
}

const nameOf = ({ board }) => (board ? _("Meetings: %(board)s", { board: board.name }) : _("Your own calendar"));

const whenOf = ({ created_at: made, last_read_at: read }) =>
  read
    ? _("got %(from)s, last read %(until)s", { from: whenText(made), until: whenText(read) })
    : _("got %(from)s, not read yet", { from: whenText(made) });
