import { useState } from "preact/hooks";
import { clock } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { shortName } from "../wall/names.js";
import { page } from "../web/page.js";
import { Acts } from "./acts.jsx";
import { lead } from "./leading.js";
import { Lens } from "./lenses.jsx";
import { meeting, nameOf, timeZone } from "./meeting_store.js";
import { minutesOf } from "./timer.js";

const RATINGS = [1, 2, 3, 4, 5];

/** What came out of it, there as soon as it has ended. */
export function Minutes({ state }) {
  const at = (moment) => clock(Date.parse(moment), locale, timeZone.value);
  const minutes = minutesOf(state);
  return (
    <>
      <dl class="own-facts">
        <Fact name={_("When")}>
          {at(state.started_at)}–{at(state.ended_at)}, {ngettext("%(num)s minute", "%(num)s minutes", minutes)}
          {!state.ended_by && <span class="meta"> · {_("ended by itself after 35 minutes")}</span>}
        </Fact>
        <Fact name={_("Were there")}>
          {state.present.map((id) => shortName(nameOf(id) ?? "—", 2)).join(", ") || "—"}
        </Fact>
        <Fact name={_("Rating")}>
          {state.rating?.mean
            ? _("%(mean)s of 5, given by %(count)s", {
                mean: new Intl.NumberFormat(locale).format(state.rating.mean),
                count: state.rating.count,
              })
            : ratedText(state.rating)}
        </Fact>
      </dl>
      {page.rights.leads && state.state === "closed" && <Rate />}
      <p class="view-actions">
        <a class="button" href={`/meetings/${state.id}/minutes.pdf`} download>
          {_("Minutes as PDF")}
        </a>
        <a class="button" href={`/meetings/${state.id}/minutes.docx`} download>
          {_("Minutes for Word")}
        </a>
        {page.rights.heads && state.state === "closed" && (
          <button type="button" class="button button-primary" onClick={() => lead("confirm")}>
            {_("Confirm")}
          </button>
        )}
      </p>
      <section class="view-section">
        <h2>{_("Decided")}</h2>
        <Lens code="readback" acts={Acts} focus={null} />
      </section>
      <section class="view-section">
        <h2>{_("Was on the agenda")}</h2>
        <Lens code="board" acts={null} focus={null} />
      </section>
    </>
  );
}

/** Of one or two the mean would tell who said what. */
const ratedText = (rating) => (rating ? _("rated by %(count)s so far", { count: rating.count }) : "—");

const Fact = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Rate() {
  const [given, setGiven] = useState(null);
  const rate = async (rating) => {
    const outcome = await lead("rate", { rating });
    if (outcome.kind === "ok") setGiven(rating);
  };
  return (
    <fieldset class="meet-rate">
      <legend>{_("How good was the meeting? Who said what is told to nobody.")}</legend>
      {RATINGS.map((rating) => (
        <button
          key={rating}
          type="button"
          class="button"
          aria-pressed={given === rating}
          disabled={meeting.value.state !== "closed"}
          onClick={() => rate(rating)}
        >
          {rating}
        </button>
      ))}
    </fieldset>
  );
}
