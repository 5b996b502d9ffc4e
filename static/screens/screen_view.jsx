import { _ } from "../texts.js";
import { connection, isCalled, isOut, screen, wanted } from "./screen_store.js";

/** What a screen says itself, over what it shows: who it is when it is asked, and why there is nothing to be seen. */
export function ScreenView() {
  if (isOut.value) return <SentAway />;
  if (!screen.value) return <NotYet />;
  const part = wanted.value?.part ?? null;
  return (
    <>
      {part !== null && (
        <div class="screen-turn" aria-hidden="true">
          <span style={{ width: `${Math.round(part * 1000) / 10}%` }} />
        </div>
      )}
      {isCalled.value && (
        <div class="screen-called" role="status">
          <p>{_("This screen")}</p>
          <strong>{screen.value.place}</strong>
        </div>
      )}
    </>
  );
}

const NotYet = () =>
  connection.status.value === "offline" ? (
    <div class="wall-notice" role="alert">
      <h2>{_("The board does not load")}</h2>
      <p>{_("The server does not answer. Check the network; the page keeps trying by itself.")}</p>
    </div>
  ) : (
    <p class="wall-notice" role="status">
      {_("The board is loading…")}
    </p>
  );

const SentAway = () => (
  <div class="wall-notice screen-dark" role="alert">
    <h2>{_("This screen is switched off")}</h2>
    <p>{_("The administrator has taken it off the list. It can be let in again by a new code.")}</p>
    <button
      type="button"
      class="wall-button"
      ref={(button) => button?.focus({ preventScroll: true })}
      onClick={() => location.reload()}
    >
      {_("Show a new code")}
    </button>
  </div>
);
