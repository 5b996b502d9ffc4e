import { useState } from "preact/hooks";
import { KindIcon, Plus, Stop } from "../../icons.jsx";
import { locale, _ } from "../../texts.js";
import { act } from "../../web/act.js";
import { MoveButtons } from "../../web/move_buttons.jsx";
import { moved } from "../../web/order.js";
import { Row, RowButton } from "../../web/row.jsx";
import { sendOnce } from "../../web/sending.js";
import { followRooms } from "../../web/live.js";
import { source } from "../../web/source.js";
import { show } from "../../web/view.jsx";
import { TermForm, put } from "./term_form.jsx";

const terms = source("/api/v1/terms");

function Lists({ known: [{ terms: words }] }) {
  return (
    <>
      <List
        vocabulary="kind"
        words={words.filter(({ vocabulary }) => vocabulary === "kind")}
        title={_("Kinds of task")}
        about={_("The stripe and the icon on a card say what kind of work it is.")}
        add={_("Add a kind of task")}
      />
      <List
        vocabulary="category"
        words={words.filter(({ vocabulary }) => vocabulary === "category")}
        title={_("Kinds of obstacle")}
        about={_("What somebody chooses when a task stands still; it shows later what stops work most often.")}
        add={_("Add a kind of obstacle")}
      />
    </>
  );
}

function List({ vocabulary, words, title, about, add }) {
  const [open, setOpen] = useState(null);
  return (
    <section class="view-section">
      <h2>{title}</h2>
      <p class="meta">{about}</p>
      {words.length > 0 ? (
        <ul class="rows">
          {words.map((term, index) => (
            <Word
              key={term.id}
              term={term}
              first={index === 0}
              last={index === words.length - 1}
              move={(step) => reorder(words, index, step)}
              onChange={() => setOpen(term)}
            />
          ))}
        </ul>
      ) : (
        <p class="empty-row">{_("The list is empty. Without words in it nobody can choose one.")}</p>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setOpen("new")}>
          <Plus /> {add}
        </button>
      </p>
      {open && (
        <TermForm
          vocabulary={vocabulary}
          term={open === "new" ? null : open}
          words={words}
          title={open === "new" ? add : _("Change: %(what)s", { what: nameOf(open) })}
          fresh={terms.load}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function Word({ term, first, last, move, onChange }) {
  const name = nameOf(term);
  const toggle = () =>
    act(
      put({ ...term, active: !term.active }),
      term.active ? _("Out of use: %(name)s", { name }) : _("In use again: %(name)s", { name }),
      put(term),
    );
  return (
    <Row
      lead={
        <>
          <MoveButtons id={`term-${term.code}`} name={name} first={first} last={last} move={move} />
          <span class={`word-sample tint-${term.colour}`}>
            {term.vocabulary === "kind" ? <KindIcon icon={term.icon} /> : <Stop />}
          </span>
        </>
      }
      name={name}
      tag={!term.active && _("out of use")}
      more={locale === "en" ? term.name_ru : term.name_en}
      isClosed={!term.active}
    >
      <RowButton label={_("Change")} what={_("Change: %(what)s", { what: name })} onClick={onChange} />
      <RowButton
        label={term.active ? _("Take out of use") : _("Use again")}
        what={`${term.active ? _("Take out of use") : _("Use again")}: ${name}`}
        onClick={toggle}
        quiet
      />
    </Row>
  );
}

async function reorder(words, index, step) {
  const order = moved(words, index, step);
  if (!order) return;
  const wrong = order
    .map((term, position) => ({ ...term, position }))
    .filter((term) => words.find(({ id }) => id === term.id).position !== term.position);
  const last = wrong.pop();
  for (const term of wrong) await sendOnce(put(term));
  if (last) await act(put(last), _("Moved: %(name)s", { name: nameOf(words[index]) }));
}

const nameOf = (term) => (locale === "en" ? term.name_en : term.name_ru);

followRooms("terms:all");
show(Lists, [terms]);
