import { useEffect, useRef, useState } from "preact/hooks";
import { locale, _ } from "../texts.js";
import { localeOf } from "./plotly_locale.js";

const CONFIG = { displayModeBar: false, showSendToCloud: false, responsive: true, locale };
let loading = null;

/** Plotly is large, so that it is loaded where there is a chart, and once. */
const plotly = () => {
  loading ??= import("plotly.js-basic-dist-min").then(({ default: library }) => {
    library.register(localeOf(locale));
    return library;
  });
  return loading;
};

/** A figure with its words; one that cannot be drawn spoils nothing but its own place. */
export function Chart({ figure: { data, layout, description }, table }) {
  const box = useRef(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const place = box.current;
    let isGone = false;
    plotly()
      .then((library) => !isGone && library.react(place, data, layout, CONFIG))
      .then(() => setBroken(false))
      .catch((fault) => {
        console.warn(fault);
        setBroken(true);
      });
    return () => {
      isGone = true;
    };
  }, [data, layout]);
  useEffect(() => {
    const place = box.current;
    return () => plotly().then((library) => library.purge(place));
  }, []);
  const save = async () => {
    const library = await plotly();
    await library.downloadImage(box.current, { format: "png", width: 1600, height: 800, filename: document.title });
  };
  return (
    <figure class="kpi-chart">
      <div ref={box} role="img" aria-label={description} class="kpi-plot" />
      <figcaption>{description}</figcaption>
      {isBroken && (
        <p class="notice notice-warning">{_("The chart cannot be drawn; the table below has the same values.")}</p>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={save}>
          {_("Save as a picture")}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {_("Print or save as PDF")}
        </button>
        <a class="button" href={table} download>
          {_("Values as a table (XLSX)")}
        </a>
      </p>
    </figure>
  );
}
