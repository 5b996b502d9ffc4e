import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, forPaper, pictured } from "../../static/kpi/chart_fit.js";

const figure = (marks = 12) => ({
  data: [{ y: [1], line: { width: 3, color: "#82bbf2" }, marker: { size: 8 } }, { y: [2] }],
  layout: {
    font: { size: 14, color: "#eceae4" },
    margin: { l: 56, r: 16, t: 28, b: 48 },
    annotations: [{ text: "1", font: { size: 12, color: "#eceae4" } }],
    xaxis: {
      tickvals: Array.from({ length: marks }, (_each, at) => at),
      ticktext: Array.from({ length: marks }, (_each, at) => `авг. ${at}`),
    },
    meta: { on_paper: { "#eceae4": "#171b20", "#82bbf2": "#0b5fa5" } },
  },
});

test("text, lines and marks grow with the text of the page", () => {
  const { data, layout } = fitted(figure(), { width: 2000, height: 800, text: 32 });
  assert.deepEqual([layout.width, layout.height, layout.font.size, layout.margin.l], [2000, 800, 28, 112]);
  assert.deepEqual([data[0].line.width, data[0].marker.size, layout.annotations[0].font.size], [6, 16, 24]);
  assert.deepEqual(Object.keys(data[1]), ["y"], "what a trace does not have is not made up");
});

test("a narrow place has fewer marks, counted from the newest", () => {
  const { layout } = fitted(figure(), { width: 300, height: 400, text: 16 });
  assert.deepEqual(layout.xaxis.tickvals, [2, 5, 8, 11]);
  assert.deepEqual(layout.xaxis.ticktext, ["авг. 2", "авг. 5", "авг. 8", "авг. 11"]);
  assert.equal(fitted(figure(), { width: 1400, height: 400, text: 16 }).layout.xaxis.tickvals.length, 12);
  assert.deepEqual(fitted(figure(0), { width: 300, height: 400, text: 16 }).layout.xaxis.tickvals, []);
});

test("on paper and in a picture it is dark on white, and the picture says what it shows", () => {
  assert.equal(forPaper(figure()).data[0].line.color, "#0b5fa5");
  assert.equal(forPaper(figure()).layout.font.color, "#171b20");
  const { layout } = pictured(figure(), "Услуги <b>в срок</b> & прочее");
  assert.equal(layout.title.text, "Услуги &lt;b&gt;в срок&lt;/b&gt; &amp; прочее");
  assert.equal(layout.paper_bgcolor, "#ffffff");
});
