import { _ } from "../texts.js";

/** Over everything: why there is nothing to be seen, or why it is not to be believed any more, and what to do. */
export function Notice({ connection }) {
  const status = connection.status.value;
  if (status === "signed-out") return <SignedOut />;
  if (status === "gone") return <Gone />;
  if (connection.state.value) return null;
  return status === "offline" ? <NotThere /> : <Loading />;
}

const address = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;

const SignedOut = () => (
  <div class="wall-notice is-alarming" role="alert">
    <h2>{_("You have to sign in")}</h2>
    <p>{_("The sign-in of this screen has ended; what is behind this sheet is old.")}</p>
    <p>
      {_("Press “Sign in” here with mouse, remote control or Enter, and sign in again: the wall comes back by itself.")}
    </p>
    <a class="wall-button" href={address()} ref={(link) => link?.focus({ preventScroll: true })}>
      {_("Sign in")}
    </a>
  </div>
);

const Gone = () => (
  <div class="wall-notice is-alarming" role="alert">
    <h2>{_("This board cannot be seen here any more")}</h2>
    <p>{_("You may not see this board any more. What is shown is not updated.")}</p>
    <a class="wall-button" href="/boards">
      {_("To the boards")}
    </a>
  </div>
);

const NotThere = () => (
  <div class="wall-notice" role="alert">
    <h2>{_("The board does not load")}</h2>
    <p>{_("The server does not answer. Check the network; the page keeps trying by itself.")}</p>
  </div>
);

const Loading = () => (
  <p class="wall-notice" role="status">
    {_("The board is loading…")}
  </p>
);
