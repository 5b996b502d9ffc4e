import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { languageName } from "../web/languages.js";

const HOW = () => [
  ["now", _("at once")],
  ["morning", _("in the morning, in one letter")],
  ["none", _("no letters")],
];

/** How one is told of what: by letter at once, in the morning or not at all, and by messenger where there is one. */
export function NoticeChoices({ told }) {
  const hasMail = told.channels.includes("mail");
  const hasMessenger = told.channels.includes("messenger");
  return (
    <>
      <p class="meta">
        {_("Everything stands under the bell at the top of each page. Here you choose what is written to you as well.")}
      </p>
      {!hasMail && (
        <p class="notice" role="status">
          {_("Letters are not set up on this server yet; your choice counts from the day they are.")}
        </p>
      )}
      <ul class="rows notice-choices" data-testid="choices">
        {told.items.map((choice) => (
          <Kind key={choice.kind} choice={choice} hasMessenger={hasMessenger} />
        ))}
      </ul>
      <Language locale={told.locale} />
      {hasMessenger && <Messenger number={told.messenger} />}
    </>
  );
}

function Kind({ choice, hasMessenger }) {
  const choose = (change) =>
    act(
      { method: "POST", path: "/api/v1/me/notice-choices", body: { kind: choice.kind, ...change } },
      _("Noted: “%(what)s”", { what: choice.name }),
      { method: "POST", path: "/api/v1/me/notice-choices", body: before(choice) },
    );
  return (
    <li>
      <label class="row-main" for={`choice-${choice.kind}`}>
        {choice.name}
      </label>
      <span class="row-actions">
        {hasMessenger && (
          <label class="choice-messenger">
            <input
              type="checkbox"
              checked={choice.messenger}
              onChange={(event) => choose({ messenger: event.currentTarget.checked })}
            />
            {_("messenger")}
            <span class="spoken-only">: {choice.name}</span>
          </label>
        )}
        <select
          class="input"
          id={`choice-${choice.kind}`}
          value={choice.mail}
          onChange={(event) => choose({ mail: event.currentTarget.value })}
        >
          {HOW()
            .filter(([value]) => value !== "none" || choice.may_stop)
            .map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
        </select>
      </span>
    </li>
  );
}

/** The language of letters and of what stands under the bell, which are written before anybody opens a page. */
function Language({ locale }) {
  const send = (wanted) => ({ method: "POST", path: "/api/v1/me/reader", body: { locale: wanted } });
  return (
    <p class="view-actions">
      <label for="letters-language">{_("Language of letters and notices")}</label>
      <select
        class="input notice-language"
        id="letters-language"
        value={locale}
        onChange={(event) =>
          act(send(event.currentTarget.value), _("New letters and notices come in this language"), send(locale))
        }
      >
        {["ru", "en"].map((code) => (
          <option key={code} value={code} lang={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
    </p>
  );
}

const before = ({ kind, mail, messenger }) => ({ kind, mail, messenger });

function Messenger({ number }) {
  const [typed, setTyped] = useState(number);
  const save = (event) => {
    event.preventDefault();
    return act({ method: "POST", path: "/api/v1/me/reader", body: { messenger: typed } }, _("Noted"), {
      method: "POST",
      path: "/api/v1/me/reader",
      body: { messenger: number },
    });
  };
  return (
    <form class="form form-inline" onSubmit={save}>
      <div class="field">
        <label for="messenger-number">{_("Your number or name in the messenger")}</label>
        <input
          class="input"
          id="messenger-number"
          maxLength={64}
          autocomplete="off"
          value={typed}
          aria-describedby="messenger-help"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <span class="field-help" id="messenger-help">
          {_("Your administrator says what stands here. Empty: nothing is sent to the messenger.")}
        </span>
      </div>
      <button type="submit" class="button">
        {_("Save")}
      </button>
    </form>
  );
}
