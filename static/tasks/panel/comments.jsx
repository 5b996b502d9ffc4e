import { useLayoutEffect, useRef } from "preact/hooks";
import { _ } from "../../texts.js";
import { addComment, editComment, removeComment } from "./detail_commands.js";
import { draft, forgetDraft, keepDraft } from "../drafts.js";
import { whenOf } from "./history.jsx";
import { isTemporary, keyOf, realId } from "../identity.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { page } from "../../web/page.js";
import { edit, isEditing, stopEditing } from "../selection.js";
import { person } from "../store.js";
import { offerUndo } from "../undo.js";
import { initialsOf } from "./writing.js";

const LONGEST = 5000;

/** What was said about the task, the newest at the bottom, and the place to say something. */
export function Comments({ it, body, mayWrite }) {
  const comments = body?.comments ?? [];
  if (!body || (!comments.length && !mayWrite)) return null;
  return (
    <section class="panel-part" data-testid="comments" aria-labelledby="comments-title">
      <h3 id="comments-title">
        {_("Comments")} {comments.length > 0 && <span class="meta part-count">{comments.length}</span>}
      </h3>
      {comments.length === 0 && (
        <p class="meta">{_("Agreements, questions, news from the phone: what is said here stays with the task.")}</p>
      )}
      <ol class="comments">
        {comments.map((comment) => (
          <Comment key={keyOf(comment.id)} {...{ it, comments, comment, mayWrite }} />
        ))}
      </ol>
      {mayWrite && <NewComment it={it} />}
    </section>
  );
}

function Comment({ it, comments, comment, mayWrite }) {
  const { author, text, created_at: at, edited_at: edited } = comment;
  // The same before and after the details have come in which it has the server's id: what is being written stays open.
  const field = `comment:${realId(comment.id)}`;
  const isOwn = mayWrite && author.id === page.me.id && !isTemporary(comment.id);
  const remove = () => {
    offerUndo(removeComment(it, comments, comment));
    document.getElementById("new-comment")?.focus({ preventScroll: true });
  };
  return (
    <li>
      <span class="avatar" aria-hidden="true">
        {person(author.id)?.initials ?? initialsOf(author.name)}
      </span>
      <div class="comment-body">
        <p class="comment-head">
          <b>{author.name}</b>{" "}
          <span class="meta">
            {isTemporary(comment.id) ? _("saving…") : <time dateTime={at}>{whenOf(at)}</time>}
            {edited && <span title={whenOf(edited)}> · {_("edited")}</span>}
          </span>
        </p>
        {isOwn && isEditing("panel", it.id, field) ? (
          <EditForm {...{ it, comment, field }} />
        ) : (
          <p class="long-text">{text}</p>
        )}
        {isOwn && !isEditing("panel", it.id, field) && (
          <p class="comment-actions">
            <button type="button" class="button-text" data-field={field} onClick={() => edit("panel", it.id, field)}>
              {_("Change")}
            </button>
            <button type="button" class="button-text" onClick={remove}>
              {_("Remove")}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

function EditForm({ it, comment, field }) {
  const name = `${it.id}/${field}`;
  const typed = draft(name) ?? comment.text;
  const save = () => {
    forgetDraft(name);
    closeField(field);
    if (typed.trim() !== comment.text) offerUndo(editComment(it, comment, typed.trim()));
  };
  return (
    <SmallForm field={field} label={_("Comment")} drafts={[name]} submitIsOff={!typed.trim()} onSubmit={save}>
      <Growing label={_("Comment")} value={typed} onInput={(text) => keepDraft(name, text)} />
    </SmallForm>
  );
}

/** What is typed here and not sent stays, whatever happens to the task or the page. */
function NewComment({ it }) {
  const name = `${it.id}/comment`;
  const typed = draft(name) ?? "";
  const send = () => {
    if (!typed.trim()) return;
    forgetDraft(name);
    stopEditing();
    offerUndo(addComment(it, typed.trim()));
    requestAnimationFrame(() => document.getElementById("new-comment")?.scrollIntoView({ block: "nearest" }));
  };
  return (
    <form
      class="new-comment"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        send();
      }}
    >
      <Growing
        id="new-comment"
        label={_("New comment")}
        placeholder={_("Write a comment…")}
        value={typed}
        onInput={(text) => (text ? keepDraft(name, text) : forgetDraft(name))}
      />
      {typed !== "" && (
        <div class="form-actions">
          <button type="submit" class="button button-primary" disabled={!typed.trim()}>
            {_("Send")}
          </button>
          <span class="meta new-comment-key">{_("Ctrl + Enter sends")}</span>
        </div>
      )}
    </form>
  );
}

/** A field that grows with what is typed. */
function Growing({ id, label, placeholder, value, onInput }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    box.current.style.height = "0";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      ref={box}
      id={id}
      class="input comment-input"
      rows={1}
      maxLength={LONGEST}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
