import { _ } from "../../texts.js";
import { act } from "../../web/act.js";
import { page } from "../../web/page.js";

/** The boards of a unit; closed ones can be opened again by who sets them up. */
export function TeamBoards({ boards, isClosed }) {
  const open = boards.filter(({ closed }) => !closed);
  const closed = boards.filter((board) => board.closed);
  const reopen = ({ id, name }) =>
    act(
      { method: "PATCH", path: `/api/v1/boards/${id}`, body: { closed: false } },
      _("Open again: %(name)s", { name }),
      true,
    );
  return (
    <div class="view-actions">
      {open.map(({ id, name }) => (
        <span key={id} class="linked">
          <a class="button" href={`/boards/${id}`}>
            {open.length > 1 ? name : _("To the board")}
          </a>
          {page.may_set_up && (
            <a class="button button-quiet" href={`/boards/${id}/settings`}>
              {open.length > 1 ? _("Set up: %(name)s", { name }) : _("Set up the board")}
            </a>
          )}
        </span>
      ))}
      {!open.length && !isClosed && (
        <p class="empty-row">
          {page.may_set_up ? (
            <a class="button button-primary" href={`/boards/new?unit=${page.unit.id}`}>
              {_("Set up the board")}
            </a>
          ) : (
            _("There is no board yet. The head of the department can set it up.")
          )}
        </p>
      )}
      {page.may_set_up &&
        !isClosed &&
        closed.map((board) => (
          <button key={board.id} type="button" class="button button-quiet" onClick={() => reopen(board)}>
            {_("Open the closed board again: %(name)s", { name: board.name })}
          </button>
        ))}
    </div>
  );
}
