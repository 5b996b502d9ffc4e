import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { getJson, newKey, sendCommand } from "../live/requests.js";
import { _ } from "../texts.js";
import { page } from "../web/page.js";

/** A device that nobody has let in yet: shows a code, asks whether somebody has typed it in, and takes a new one in time. */

const ASK_APART_MS = 2_000;
const ASK_AGAIN_MS = 30_000;
const told = signal(null);
const trouble = signal(null);

export function Pairing() {
  useEffect(() => {
    const timer = setInterval(look, ASK_APART_MS);
    look();
    return () => clearInterval(timer);
  }, []);
  const known = told.value;
  if (!known)
    return (
      <p class="wall-notice" role="status">
        {trouble.value ?? _("A code is asked for…")}
      </p>
    );
  return (
    <div class="screen-pairing">
      <section>
        <h1>{_("Let this screen in")}</h1>
        <ol>
          <li>{_("Point the camera of a phone here, or open the address below on any computer.")}</li>
          <li>{_("Sign in as an administrator.")}</li>
          <li>{_("Type the code, say where the screen hangs and what it shows.")}</li>
        </ol>
        <p class="screen-address">{known.address.replace(/^https?:\/\//, "")}</p>
        <p class="screen-code" data-testid="code">
          <span class="spoken-only">{_("Code:")} </span>
          {known.code.slice(0, 3)}
          <span class="screen-gap"> </span>
          {known.code.slice(3)}
        </p>
        <p class="screen-hint" role="status">
          {trouble.value ?? _("The code is good for ten minutes; then a new one comes by itself.")}
        </p>
      </section>
      <img src={known.picture} alt={_("The same address as a picture for a phone's camera")} />
    </div>
  );
}

let asking = false;
let askedAt = 0;
let isGiven = false;
let isKept = false;

async function look() {
  if (asking) return;
  asking = true;
  try {
    const found = await getJson("/api/v1/screen/pairing");
    if (found.kind === "ok" && found.body.paired) return location.reload();
    if (found.kind !== "ok") return fail();
    if (found.body.code) {
      isKept = true;
      return take(found.body);
    }
    // What was given a moment ago is not known any more: the secret was not kept.
    if (isGiven && !isKept) trouble.value = _("This browser keeps no cookies. Allow them for this address.");
    return !isGiven || performance.now() - askedAt > ASK_AGAIN_MS ? await begin() : null;
  } finally {
    asking = false;
  }
}

async function begin() {
  askedAt = performance.now();
  isKept = false;
  const made = await sendCommand({
    method: "POST",
    path: "/api/v1/screen/pairing",
    body: {},
    key: newKey(),
    csrf: page.csrf,
  });
  isGiven = made.kind === "ok";
  if (isGiven) take(made.body);
  else fail(made.status === 429 ? made.body?.detail : null);
}

function take(body) {
  told.value = body;
  trouble.value = null;
}

function fail(text = null) {
  trouble.value = text ?? _("The server does not answer. Check the network; the page keeps trying by itself.");
}
