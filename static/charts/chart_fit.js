/** A figure as the server gives it, fitted to where it is drawn: the size of its text, its room, its marks. Pure. */

const TEXT = 14;
const MARK_TEXTS = 6;
const NARROW = 32;
const LETTER = 0.55;
const PAPER = { width: 680, height: 320, text: 16 };
const PICTURE = { width: 1600, height: 800, text: 24 };
const TITLE = 110;

/**
 * `{data, layout}` for a place of `width` × `height` pixels whose own text is `text` pixels high: nothing is smaller than
 * seven eighths of that, and only so many marks stand on the axis that they have room beside each other. A figure that
 * has rows is as high as they need, whatever the place is; where it is narrow they have their short names, and what is
 * meant for wide places is left out.
 */
export function fitted({ data, layout }, { width, height, text }) {
  const scale = (text / 16) * (width < 480 ? 0.857 : 1);
  const grown = (size) => Math.round(size * scale);
  const isNarrow = width < NARROW * text;
  const yaxis = isNarrow && layout.meta?.short_rows ? { ticktext: layout.meta.short_rows } : {};
  const rows = longest({ ...layout.yaxis, ...yaxis }) * LETTER * TEXT * scale;
  const most = Math.max(2, Math.floor((width - rows) / (MARK_TEXTS * TEXT * scale)));
  const { l, r, t, b } = layout.margin;
  return {
    data: data.map((trace) => ({ ...trace, ...larger(trace, scale) })),
    layout: {
      ...layout,
      width,
      height: layout.height ? grown(layout.height) : height,
      font: { ...layout.font, size: grown(TEXT) },
      hoverlabel: { ...layout.hoverlabel, font: { ...layout.hoverlabel?.font, size: grown(TEXT) } },
      margin: { l: grown(l), r: grown(r), t: grown(t), b: grown(b) },
      annotations: layout.annotations
        .filter(({ name }) => !(isNarrow && name === "wide"))
        .map((each) => ({ ...each, ...moved(each, scale), font: { ...each.font, size: grown(each.font.size) } })),
      xaxis: { ...layout.xaxis, ...thinned(layout.xaxis, most) },
      yaxis: { ...layout.yaxis, ...yaxis },
    },
  };
}

/** How many letters the longest line of the names beside rows has; where there are no rows, none. */
const longest = ({ ticktext: names = [] }) =>
  Math.max(0, ...names.flatMap((name) => name.split("<br>").map((line) => line.length)));

const moved = ({ xshift }, scale) => xshift && { xshift: xshift * scale };

/** The lines and marks of a trace, as much larger; Plotly takes no member that is there and says nothing. */
const larger = ({ line, marker }, scale) => ({
  ...(line && { line: wider(line, scale) }),
  ...(marker && {
    marker: {
      ...marker,
      ...(marker.size && { size: marker.size * scale }),
      ...(marker.line && { line: wider(marker.line, scale) }),
      ...(marker.pattern && { pattern: { ...marker.pattern, size: marker.pattern.size * scale } }),
    },
  }),
});

const wider = (line, scale) => ({ ...line, width: line.width * scale });

/** The same for a sheet of A4, which is white whatever the screen is. */
export const forPaper = (figure) => fitted(inColours(figure, figure.layout.meta?.on_paper ?? {}), PAPER);

/** The same for a picture that goes by itself: it says what it shows. */
export function pictured(figure, title) {
  const { data, layout } = fitted(inColours(figure, figure.layout.meta?.on_paper ?? {}), PICTURE);
  const margin = { ...layout.margin, t: TITLE };
  const height = figure.layout.height ? layout.height + TITLE - layout.margin.t : layout.height;
  return { data, layout: { ...layout, height, title: { text: plain(title) }, margin, paper_bgcolor: "#ffffff" } };
}

/** Of too many marks every second or third, counted from the newest. */
function thinned({ tickvals: values = [], ticktext: texts = [] }, most) {
  const step = Math.max(1, Math.ceil(values.length / most));
  const isKept = (_each, place) => (values.length - 1 - place) % step === 0;
  return { tickvals: values.filter(isKept), ticktext: texts.filter(isKept) };
}

/** Every colour replaced by the other that `changed` names for it. */
const inColours = (figure, changed) =>
  JSON.parse(
    Object.entries(changed).reduce(
      (text, [old, now]) => text.replaceAll(`"${old}"`, `"${now}"`),
      JSON.stringify(figure),
    ),
  );

/** Plotly reads tags in a title. */
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
