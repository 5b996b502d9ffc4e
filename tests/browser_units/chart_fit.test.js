import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, forPaper, pictured } from "../../static/charts/chart_fit.js";

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

const timeline = (rows = ["1. Картирование текущего<br>состояния", "2. Анализ"]) => ({
  data: [{ y: [0], marker: { color: "#b3261e", line: { width: 1 }, pattern: { shape: "/", size: 6 } } }],
  layout: {
    font: { size: 14 },
    hoverlabel: { align: "left", font: { color: "#171b20" } },
    height: 200,
    margin: { l: 8, r: 16, t: 40, b: 64 },
    annotations: [
      { name: "wide", text: "опоздание 3 дн.", xshift: -10, font: { size: 13 } },
      { name: "any", text: "сегодня", font: { size: 13 } },
    ],
    xaxis: figure().layout.xaxis,
    yaxis: { automargin: true, ticktext: rows },
    meta: { short_rows: ["1", "2"] },
  },
});

test("what has rows is as high as they need, whatever the place is", () => {
  const { data, layout } = fitted(timeline(), { width: 2000, height: 10, text: 32 });
  assert.deepEqual([layout.width, layout.height], [2000, 400]);
  assert.deepEqual(data[0].marker, { color: "#b3261e", line: { width: 2 }, pattern: { shape: "/", size: 12 } });
  assert.deepEqual(layout.hoverlabel, { align: "left", font: { color: "#171b20", size: 28 } });
  assert.equal(layout.annotations[0].xshift, -20);
  assert.equal("xshift" in layout.annotations[1], false);
  assert.equal(forPaper(timeline()).layout.height, 200);
  assert.equal(fitted(figure(), { width: 2000, height: 10, text: 32 }).layout.height, 10);
});

test("a picture of rows has room for its title above them", () => {
  const { layout } = pictured(timeline(), "Этапы");
  assert.deepEqual([layout.margin.t, layout.height], [110, 200 * 1.5 + 110 - 40 * 1.5]);
  assert.equal(pictured(figure(), "Услуги").layout.height, 800);
});

test("in a narrow place rows have their short names, and there are no words that need room", () => {
  const wide = fitted(timeline(), { width: 700, height: 10, text: 16 }).layout;
  assert.deepEqual(wide.yaxis, timeline().layout.yaxis);
  assert.deepEqual(
    wide.annotations.map(({ name }) => name),
    ["wide", "any"],
  );
  for (const place of [
    { width: 360, height: 10, text: 16 },
    { width: 700, height: 10, text: 32 },
  ]) {
    const narrow = fitted(timeline(), place).layout;
    assert.deepEqual(narrow.yaxis, { automargin: true, ticktext: ["1", "2"] });
    assert.deepEqual(
      narrow.annotations.map(({ name }) => name),
      ["any"],
    );
  }
  assert.deepEqual(fitted(figure(), { width: 360, height: 10, text: 16 }).layout.yaxis, {});
});

test("the names of rows take room from the marks of the axis, by their longest line", () => {
  const marks = (rows) => fitted(timeline(rows), { width: 680, height: 10, text: 16 }).layout.xaxis.tickvals.length;
  assert.deepEqual([marks(["a"]), marks(["a".repeat(34)])], [6, 4]);
  assert.equal(marks([`${"a".repeat(17)}<br>${"a".repeat(17)}`]), 6);
});
