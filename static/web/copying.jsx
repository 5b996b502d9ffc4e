import { useState } from "preact/hooks";
import { Check } from "../icons.jsx";
import { _ } from "../texts.js";

/** `[copy, isCopied]`: what a button does that copies the text beside it, and whether that worked. */
export function useCopy() {
  const [isCopied, setCopied] = useState(false);
  const copy = async (event) => setCopied(await copyFrom(event.currentTarget.parentElement.querySelector("textarea")));
  return [copy, isCopied];
}

export function Copied({ isCopied }) {
  return (
    <span class="meta" role="status">
      {isCopied && (
        <>
          <Check /> {_("Copied")}
        </>
      )}
    </span>
  );
}

/** Copies what stands in a field, and leaves it marked; answers whether that worked. */
async function copyFrom(field) {
  field.select();
  // The clipboard's own interface exists on HTTPS only; the old way works in a plain network too.
  const oldWay = () => document.execCommand("copy");
  return navigator.clipboard ? navigator.clipboard.writeText(field.value).then(() => true, oldWay) : oldWay();
}
