import { useState } from "preact/hooks";
import { clock, dayOf } from "../dates.js";
import { GetLink } from "../feeds/new_link.jsx";
import { locale, _ } from "../texts.js";
import { act } from "../web/act.js";
import { longDay } from "../web/days.js";
import { Dialog } from "../web/dialog.jsx";
import { followRooms } from "../web/live.js";
import { page } from "../web/page.js";
import { Row, RowButton } from "../web/row.jsx";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { CancelForm, MoveForm, ScheduleForm } from "./schedule_forms.jsx";
import { STATES, weekdayName } from "./words.js";

const known = source(`/api/v1/boards/${page.board.id}/meetings`);
const over = source(`/api/v1/boards/${page.board.id}/meetings/archive`);
const feeds = source("/api/v1/me/feeds");

/** A board's meetings: when they are, those ahead, those that were. */
function Meetings({ known: [{ meeting_schedule: schedule, meetings }, { items, more }, { items: links }] }) {
  const [form, setForm] = useState(null);
  const close = () => setForm(null);
  const meeting = form?.id && meetings.find(({ id }) => id === form.id);
  return (
    <>
      <p>
        <a href={`/boards/${page.board.id}`}>← {page.board.name}</a>
      </p>
      <Schedule schedule={schedule} links={links} onChange={() => setForm({ name: "schedule" })} />
      {meetings.length > 0 && (
        <section class="view-section" aria-labelledby="ahead">
          <h2 id="ahead">{_("Next meetings")}</h2>
          <ul class="rows">
            {meetings.map((each) => (
              <Ahead key={each.id} meeting={each} onAct={(name) => setForm({ name, id: each.id })} />
            ))}
          </ul>
        </section>
      )}
      {items.length > 0 && (
        <section class="view-section" aria-labelledby="over">
          <h2 id="over">{_("Earlier meetings")}</h2>
          <ul class="rows">
            {items.map((each) => (
              <Row key={each.id} name={<a href={`/meetings/${each.id}`}>{when(each)}</a>} more={stateText(each)} />
            ))}
          </ul>
          {more && <p class="meta">{_("Older ones are kept, and are asked for by the programming interface.")}</p>}
        </section>
      )}
      {form?.name === "schedule" && (
        <Dialog title={_("When the meeting is")} isWide onClose={close}>
          <ScheduleForm schedule={schedule} onClose={close} />
        </Dialog>
      )}
      {meeting && form.name === "move" && (
        <Dialog title={_("Another time in this week")} isWide onClose={close}>
          <MoveForm meeting={meeting} onClose={close} />
        </Dialog>
      )}
      {meeting && form.name === "cancel" && (
        <Dialog title={_("It will not be held")} onClose={close}>
          <CancelForm meeting={meeting} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

const startOf = ({ starts_at: at }) => Date.parse(at);
const when = (meeting) =>
  `${longDay(dayOf(startOf(meeting), page.board_zone), page.today)}, ${clock(startOf(meeting), locale, page.board_zone)}`;
const stateText = ({ state, reason, facilitator, place, moved }) =>
  [
    STATES[state](),
    reason,
    moved && state === "scheduled" && _("moved"),
    facilitator && _("led by %(name)s", { name: facilitator }),
    place,
  ]
    .filter(Boolean)
    .join(" · ");

function Schedule({ schedule, links, onChange }) {
  if (!schedule)
    return (
      <div class="empty-row">
        <p>{_("This board has no weekly meeting yet. Say when it is: the agenda then comes by itself.")}</p>
        {page.rights.plans && (
          <p class="view-actions">
            <button type="button" class="button button-primary" onClick={onChange}>
              {_("Set the time of the meeting")}
            </button>
          </p>
        )}
      </div>
    );
  return (
    <p class="meet-when">
      <strong>
        {_("Every week: %(weekday)s, %(time)s", { weekday: weekdayName(schedule.weekday), time: schedule.time })}
      </strong>
      {schedule.place && <span> · {schedule.place}</span>}
      {page.rights.plans && (
        <button type="button" class="button" onClick={onChange}>
          {_("Change…")}
        </button>
      )}
      <GetLink boardId={page.board.id} items={links} label={_("To your calendar")} />
    </p>
  );
}

function Ahead({ meeting, onAct }) {
  const { id, state, facilitator_id: leader } = meeting;
  const mayMove = (page.rights.plans || leader === page.me.id) && (state === "scheduled" || state === "preparing");
  return (
    <Row name={<a href={`/meetings/${id}`}>{when(meeting)}</a>} more={stateText(meeting)}>
      {mayMove && (
        <>
          <RowButton
            label={_("Move…")}
            what={_("Move: %(what)s", { what: when(meeting) })}
            onClick={() => onAct("move")}
          />
          <RowButton
            label={_("Cancel it…")}
            what={_("Cancel: %(what)s", { what: when(meeting) })}
            onClick={() => onAct("cancel")}
          />
        </>
      )}
      {meeting.moved && mayMove && (
        <RowButton
          label={_("As planned")}
          what={_("As planned: %(what)s", { what: when(meeting) })}
          onClick={() => back(meeting)}
        />
      )}
    </Row>
  );
}

/** At the time that the schedule had. */
function back({ id, planned_at: planned }) {
  const at = Date.parse(planned);
  const body = { day: dayOf(at, page.board_zone), time: clock(at, "en", page.board_zone) };
  return act({ method: "PATCH", path: `/api/v1/meetings/${id}`, body }, _("The meeting is at its usual time"), true);
}

followRooms(page.room);
show(Meetings, [known, over, feeds]);
