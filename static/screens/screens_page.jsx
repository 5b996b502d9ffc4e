import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Plus } from "../icons.jsx";
import { _ } from "../texts.js";
import { followRooms } from "../web/live.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { NewScreen, ScreenSettings, ShowNow } from "./screen_forms.jsx";
import { ScreenRow, SendingAway } from "./screen_row.jsx";

/** The page of whoever looks after the screens: who is there, how they are, what they show. */

const EVERY_MS = 10_000;
const known = source("/api/v1/screens");
const heardAt = signal(Date.now());
known.data.subscribe(() => {
  heardAt.value = Date.now();
});
const asked = new URLSearchParams(globalThis.location?.search);
const DIALOGS = { settings: ScreenSettings, now: ShowNow, away: SendingAway };

function Screens({ known: [{ screens, healths, choices, build, at }] }) {
  const [open, setOpen] = useState(asked.has("code") ? { what: "new", code: asked.get("code") } : null);
  const health = new Map(healths.map((each) => [each.screen_id, each]));
  const chosen = open && screens.find(({ id }) => id === open.id);
  const Chosen = chosen && DIALOGS[open.what];
  const close = () => setOpen(null);
  return (
    <>
      <p class="view-actions">
        <button type="button" class="button button-primary" onClick={() => setOpen({ what: "new" })}>
          <Plus /> {_("Let a screen in")}
        </button>
      </p>
      {screens.length ? (
        <ul class="rows screens">
          {screens.map((screen) => (
            <ScreenRow
              key={screen.id}
              screen={screen}
              health={health.get(screen.id)}
              choices={choices}
              build={build}
              at={Date.parse(at)}
              onOpen={(what) => setOpen({ what, id: screen.id })}
            />
          ))}
        </ul>
      ) : (
        <Empty />
      )}
      {open?.what === "new" && <NewScreen code={open.code ?? ""} choices={choices} onClose={close} />}
      {Chosen && <Chosen screen={chosen} choices={choices} onClose={close} />}
    </>
  );
}

const Empty = () => (
  <div class="first-steps">
    <p>{_("No screen is here yet. This is how a TV becomes one:")}</p>
    <ol class="plain-steps">
      <li>
        {_("Open this address in the TV's browser (or on a small computer at the TV):")}{" "}
        <strong>{`${location.origin}/screen`}</strong>
      </li>
      <li>{_("The TV shows a code of six digits. Press “Let a screen in” here and type it.")}</li>
      <li>
        {_("Say where the TV hangs and what it shows. It needs no sign-in, and nobody can change anything at it.")}
      </li>
    </ol>
  </div>
);

setInterval(() => known.load(), EVERY_MS);
followRooms("screens:all");
show(Screens, [known]);
