import { useEffect, useRef, useState } from "preact/hooks";
import { locale, _ } from "../texts.js";
import { fitted, forPaper, pictured } from "./chart_fit.js";
import { localeOf } from "./plotly_locale.js";

const CONFIG = { displayModeBar: false, showSendToCloud: false, locale };
let loading = null;

/** Plotly is large, so that it is loaded where there is a chart, and once. English it knows by itself. */
const plotly = () => {
  loading ??= import("plotly.js-basic-dist-min").then(({ default: library }) => {
    if (locale !== "en") library.register(localeOf(locale));
    return library;
  });
  return loading;
};

/** The room inside a box and the size of its own text, in pixels. */
function sizeOf(place) {
  const style = getComputedStyle(place);
  const number = (name) => Number.parseFloat(style[name]);
  return {
    width: place.clientWidth - number("paddingLeft") - number("paddingRight"),
    height: place.clientHeight - number("paddingTop") - number("paddingBottom"),
    text: number("fontSize"),
  };
}

/** A figure with its words, `table` its values to take away; one that cannot be drawn spoils nothing but its own place. */
export function Chart({ figure, title, table = null }) {
  const box = useRef(null);
  const [isBroken, setBroken] = useState(false);
  const { data, layout, description } = figure;
  useEffect(() => {
    const place = box.current;
    let isGone = false;
    const draw = (made = fitted(figure, sizeOf(place))) =>
      plotly()
        .then((library) => !isGone && library.react(place, made.data, made.layout, CONFIG))
        .then(() => setBroken(false))
        .catch((fault) => {
          console.warn(fault);
          setBroken(true);
        });
    const [print, leave] = [() => draw(forPaper(figure)), () => draw()];
    const watch = new ResizeObserver(() => !matchMedia("print").matches && draw());
    watch.observe(place);
    addEventListener("beforeprint", print);
    addEventListener("afterprint", leave);
    return () => {
      isGone = true;
      watch.disconnect();
      removeEventListener("beforeprint", print);
      removeEventListener("afterprint", leave);
    };
  }, [data, layout]);
  useEffect(() => {
    const place = box.current;
    return () => plotly().then((library) => library.purge(place));
  }, []);
  const save = async () => {
    const library = await plotly();
    const made = pictured(figure, title);
    const { width, height } = made.layout;
    await library.downloadImage(made, { format: "png", width, height, filename: title });
  };
  return (
    <figure class="kpi-chart">
      <div ref={box} role="img" aria-label={description} class={layout.height ? "kpi-plot is-grown" : "kpi-plot"} />
      <figcaption>{description}</figcaption>
      {isBroken && (
        <p class="notice notice-warning">
          {table
            ? _("The chart cannot be drawn; the table below has the same values.")
            : _("The chart cannot be drawn. Load the page anew, or go on without it.")}
        </p>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={save}>
          {_("Save as a picture")}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {_("Print or save as PDF")}
        </button>
        {table && (
          <a class="button" href={table} download>
            {_("Values as a table (XLSX)")}
          </a>
        )}
      </p>
    </figure>
  );
}
