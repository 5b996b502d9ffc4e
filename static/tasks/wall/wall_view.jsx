import { useComputed } from "@preact/signals";
import { BottomBar, TopBar } from "./bars.jsx";
import { Notice } from "../../wall/notice.jsx";
import { connection } from "../store.js";
import { plan } from "./plan.js";
import { Sheet } from "./sheet.jsx";

/** The whole wall; `demo` is the word for data that are not real. */
export function WallView({ demo }) {
  const isThere = useComputed(() => plan.value !== null).value;
  return (
    <>
      <TopBar />
      <main id="main">{isThere && <Sheet />}</main>
      <BottomBar demo={demo} />
      <Notice connection={connection} />
    </>
  );
}
