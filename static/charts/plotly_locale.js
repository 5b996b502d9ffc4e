/** What Plotly has to know of a language: names of days and months from the browser, figures as the language writes them. */

const nameOf = (language, parts) => {
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...parts });
  return (date) => format.format(date).replace(/\.$/, "");
};
const MONTHS = Array.from({ length: 12 }, (_each, month) => Date.UTC(2026, month, 1));
const DAYS = Array.from({ length: 7 }, (_each, day) => Date.UTC(2026, 10, 1 + day));

/** A locale module for `Plotly.register`; the week begins on a Sunday in its lists. */
export function localeOf(language) {
  return {
    moduleType: "locale",
    name: language,
    dictionary: {},
    format: {
      days: DAYS.map(nameOf(language, { weekday: "long" })),
      shortDays: DAYS.map(nameOf(language, { weekday: "short" })),
      months: MONTHS.map(nameOf(language, { month: "long" })),
      shortMonths: MONTHS.map(nameOf(language, { month: "short" })),
      date: "%d.%m.%Y",
    },
  };
}
