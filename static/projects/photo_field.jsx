import { useRef, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { bring, whyNot } from "./upload.js";

/** A photograph of a row: brought at once, seen at once; `onBusy(1)` and `onBusy(-1)` around its way. */
export function PhotoField({ label, value, onChange, onBusy }) {
  const box = useRef(null);
  const [state, setState] = useState({ isBusy: false, fault: null });
  const take = async (event) => {
    const [file] = event.currentTarget.files;
    if (!file) return;
    setState({ isBusy: true, fault: null });
    onBusy(1);
    const outcome = await bring(file, "photo");
    onBusy(-1);
    setState({ isBusy: false, fault: outcome.kind === "ok" ? null : whyNot(outcome) });
    if (outcome.kind === "ok") onChange(outcome.body.file_id);
    if (box.current) box.current.value = "";
  };
  return (
    <div class="field photo-field">
      <label>
        <span>{label}</span>
        <input ref={box} type="file" accept="image/png,image/jpeg" onChange={take} disabled={state.isBusy} />
      </label>
      {state.isBusy && <span class="meta">{_("Loading…")}</span>}
      {state.fault && <span class="field-error">{state.fault}</span>}
      {value && (
        <span class="photo-small">
          <img src={`/projects/${page.project.id}/files/${value}`} alt={label} />
          <button type="button" class="button button-quiet" onClick={() => onChange(null)}>
            {_("Take away")}
            <span class="spoken-only"> {label}</span>
          </button>
        </span>
      )}
    </div>
  );
}
