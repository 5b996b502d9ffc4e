import { render } from "preact";
import { Spoken, Toasts } from "./toasts_view.jsx";
import { _ } from "../texts.js";
import { Fault } from "./fault.jsx";
import { reload } from "./source.js";

/** Draws a page into the frame. `sources` are asked first; `View` gets what they know, in the same order. */
export function show(View, sources) {
  const root = document.getElementById("view");
  root.replaceChildren();
  render(
    <>
      <Loaded sources={sources} View={View} />
      <Toasts />
      <Spoken />
    </>,
    root,
  );
  reload();
}

function Loaded({ sources, View }) {
  const known = sources.map(({ data }) => data.value);
  const fault = sources.map((each) => each.fault.value).find(Boolean);
  return (
    <>
      <Fault text={fault} onRetry={reload} />
      {known.every((each) => each !== null) ? (
        <View known={known} />
      ) : (
        !fault && (
          <p class="meta" role="status">
            {_("Loading…")}
          </p>
        )
      )}
    </>
  );
}
