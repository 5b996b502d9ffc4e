import { decide } from "../../decisions/deciding.jsx";
import { _ } from "../../texts.js";
import { page } from "../../web/page.js";

/** What is done about what is wrong on this board. */
export const DecideChip = () => (
  <button
    type="button"
    class="chip"
    title={_("Decide what is done about what is wrong on this board")}
    onClick={() => decide(page.board.unit.id, "board", page.board.id)}
  >
    {_("Decide…")}
  </button>
);
