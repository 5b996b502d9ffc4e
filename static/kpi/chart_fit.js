/** A figure as the server gives it, fitted to where it is drawn: the size of its text, its room, its marks. Pure. */

const TEXT = 14;
const MARK_TEXTS = 6;
const PAPER = { width: 680, height: 320, text: 16 };
const PICTURE = { width: 1600, height: 800, text: 24 };

/**
 * `{data, layout}` for a place of `width` × `height` pixels whose own text is `text` pixels high: nothing is smaller than
 * seven eighths of that, and only so many marks stand on the axis that they have room beside each other.
 */
export function fitted({ data, layout }, { width, height, text }) {
  const scale = (text / 16) * (width < 480 ? 0.857 : 1);
  const grown = (size) => Math.round(size * scale);
  const most = Math.max(2, Math.floor(width / (MARK_TEXTS * TEXT * scale)));
  const { l, r, t, b } = layout.margin;
  return {
    data: data.map((trace) => ({ ...trace, ...larger(trace, scale) })),
    layout: {
      ...layout,
      width,
      height,
      font: { ...layout.font, size: grown(TEXT) },
      margin: { l: grown(l), r: grown(r), t: grown(t), b: grown(b) },
      annotations: layout.annotations.map((each) => ({ ...each, font: { ...each.font, size: grown(each.font.size) } })),
      xaxis: { ...layout.xaxis, ...thinned(layout.xaxis, most) },
    },
  };
}

/** The lines and marks of a trace, as much larger; Plotly takes no member that is there and says nothing. */
const larger = ({ line, marker }, scale) => ({
  ...(line && { line: wider(line, scale) }),
  ...(marker && {
    marker: { ...marker, size: marker.size * scale, ...(marker.line && { line: wider(marker.line, scale) }) },
  }),
});

const wider = (line, scale) => ({ ...line, width: line.width * scale });

/** The same for a sheet of A4, which is white whatever the screen is. */
export const forPaper = (figure) => fitted(inColours(figure, figure.layout.meta?.on_paper ?? {}), PAPER);

/** The same for a picture that goes by itself: it says what it shows. */
export function pictured(figure, title) {
  const { data, layout } = fitted(inColours(figure, figure.layout.meta?.on_paper ?? {}), PICTURE);
  const margin = { ...layout.margin, t: 110 };
  return { data, layout: { ...layout, title: { text: plain(title) }, margin, paper_bgcolor: "#ffffff" } };
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
