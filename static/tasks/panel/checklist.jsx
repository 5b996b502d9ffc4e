import { Plus } from "../../icons.jsx";
import { MoveButtons } from "../../web/move_buttons.jsx";
import { _ } from "../../texts.js";
import { addItem, moveItem, removeItem, renameItem, tickItem } from "./detail_commands.js";
import { draft, forgetDraft } from "../drafts.js";
import { whenOf } from "./history.jsx";
import { keyOf } from "../identity.js";
import { edit, isEditing, stopEditing } from "../selection.js";
import { stepAfterWork } from "./steps.jsx";
import { TitleInput } from "./title_input.jsx";
import { announce } from "../../web/toasts.js";
import { offerUndo, remember } from "../undo.js";
import { progress } from "./writing.js";

/** The steps of a task: ticked, named and put in order where they stand. */
export function Checklist({ it, body, mayWrite }) {
  const items = body?.checklist ?? [];
  if (!body || (!items.length && !mayWrite)) return null;
  const { done, total } = progress(items);
  return (
    <section class="panel-part" data-testid="checklist" aria-labelledby="checklist-title">
      <h3 id="checklist-title">
        {_("Checklist")}{" "}
        {total > 0 && <span class="meta part-count">{_("%(done)s of %(total)s", { done, total })}</span>}
      </h3>
      {total > 0 && <progress class="checklist-bar" value={done} max={total} aria-hidden="true" />}
      {total === 0 && <p class="meta">{_("Split the task into steps: everybody sees how far it is.")}</p>}
      <ul class="checklist">
        {items.map((item) => (
          <Item key={keyOf(item.id)} {...{ it, items, item, mayWrite }} />
        ))}
      </ul>
      {mayWrite && total > 0 && done === total && <WhatNext it={it} />}
      {mayWrite && <AddItem it={it} />}
    </section>
  );
}

/** Everything is ticked, and the task still stands: which button is next. */
function WhatNext({ it }) {
  const step = stepAfterWork(it);
  return step && <p class="meta">{_("Everything is ticked. What comes next is “%(step)s”, above.", { step })}</p>;
}

const fieldOf = (item) => `item:${keyOf(item.id)}`;

function Item({ it, items, item, mayWrite }) {
  if (mayWrite && isEditing("panel", it.id, fieldOf(item))) return <ItemForm {...{ it, items, item }} />;
  const tick = (event) => {
    remember(tickItem(it, item, event.currentTarget.checked));
    const { done, total } = progress(items.map((each) => (each === item ? { done_at: !item.done_at } : each)));
    announce(_("%(done)s of %(total)s", { done, total }));
  };
  return (
    <li class={item.done_at ? "is-done" : ""}>
      <input
        type="checkbox"
        id={`tick-${keyOf(item.id)}`}
        checked={Boolean(item.done_at)}
        disabled={!mayWrite}
        aria-label={item.text}
        title={item.done_at ? whoDid(item) : undefined}
        onChange={tick}
        onKeyDown={(event) => reorder(event, it, items, item)}
      />
      {mayWrite ? (
        <button
          type="button"
          class="in-place"
          id={`item-${keyOf(item.id)}`}
          title={_("Change the step")}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => edit("panel", it.id, fieldOf(item))}
          onKeyDown={(event) => reorder(event, it, items, item)}
        >
          {item.text}
        </button>
      ) : (
        <span>{item.text}</span>
      )}
    </li>
  );
}

const whoDid = ({ done_by: by, done_at: at }) => `${by?.name ?? ""}, ${whenOf(at)}`;

function reorder(event, it, items, item) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  shift(it, items, item, step);
  focusSoon(event.currentTarget.id);
}

/** Moves a step up or down by one place; whether there was one. */
function shift(it, items, item, step) {
  const index = items.indexOf(item) + step;
  if (index < 0 || index >= items.length) return;
  const beforeId = step < 0 ? items[index].id : (items[index + 1]?.id ?? null);
  remember(moveItem(it, items, item, beforeId));
  announce(_("Place %(place)s of %(total)s", { place: index + 1, total: items.length }));
}

const focusSoon = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());

function ItemForm({ it, items, item }) {
  const name = `${it.id}/${fieldOf(item)}`;
  const index = items.indexOf(item);
  const close = () => {
    stopEditing();
    focusSoon(`item-${keyOf(item.id)}`);
  };
  const save = (text) => {
    close();
    if (text !== item.text) offerUndo(renameItem(it, item, text));
  };
  const saveTyped = () => {
    const text = (draft(name) ?? item.text).replace(/\s+/g, " ").trim();
    forgetDraft(name);
    save(text || item.text);
  };
  const remove = () => {
    forgetDraft(name);
    stopEditing();
    offerUndo(removeItem(it, items, item));
    const next = items[index + 1] ?? items[index - 1];
    focusSoon(next ? `item-${keyOf(next.id)}` : "add-item");
  };
  return (
    <li class="is-edited">
      <TitleInput name={name} label={_("Step of the checklist")} start={item.text} onSave={save} onClose={close} />
      <div class="form-actions">
        <button type="button" class="button button-primary" onClick={saveTyped}>
          {_("Save")}
        </button>
        <MoveButtons
          id={`place-${keyOf(item.id)}`}
          name={item.text}
          first={index === 0}
          last={index === items.length - 1}
          move={async (step) => shift(it, items, item, step)}
        />
        <button type="button" class="button button-quiet" onClick={remove}>
          {_("Remove")}
        </button>
      </div>
    </li>
  );
}

/** Enter adds and stays open for the next step. */
function AddItem({ it }) {
  const name = `${it.id}/item`;
  const add = (text) => {
    remember(addItem(it, text));
    announce(_("Added to the checklist"));
  };
  const close = () => {
    stopEditing();
    focusSoon("add-item");
  };
  const addTyped = () => {
    const text = (draft(name) ?? "").replace(/\s+/g, " ").trim();
    forgetDraft(name);
    if (text) add(text);
    document.querySelector(".add-item textarea")?.focus();
  };
  if (!isEditing("panel", it.id, "item")) {
    return (
      <button type="button" class="in-place" id="add-item" onClick={() => edit("panel", it.id, "item")}>
        <Plus /> <span class="meta">{draft(name) || _("Add a step…")}</span>
      </button>
    );
  }
  return (
    <div class="add-item">
      <TitleInput
        name={name}
        label={_("New step of the checklist")}
        placeholder={_("What has to be done?")}
        staysOpen
        onSave={add}
        onClose={close}
      />
      <div class="form-actions">
        <button type="button" class="button button-primary" onClick={addTyped}>
          {_("Add")}
        </button>
        <button type="button" class="button button-quiet" onClick={close}>
          {_("Close")}
        </button>
      </div>
    </div>
  );
}
