import { useState } from "preact/hooks";
import { dayOf } from "../dates.js";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Dialog } from "../web/dialog.jsx";
import { Area, Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { rights } from "./rights.js";
import { day } from "./words.js";

const path = (action) => `/api/v1/projects/${page.project.id}/actions/${action.id}/wish`;

/** Whether the customer has yet to say yes or no to another day, or to doing without it. */
export const isAsked = ({ wish }) => Boolean(wish) && !wish.answer;

/** What the customer is asked about an accepted action, their answer, and for the customer the two buttons. */
export function Wish({ project, action }) {
  const [verb, setVerb] = useState(null);
  const { wish } = action;
  if (!wish) return null;
  const mayAnswer = isAsked(action) && rights.value.returns;
  // Whoever only notes the customer's word says where it was said.
  const agree = () =>
    rights.value.approves
      ? act({ method: "POST", path: path(action), body: { agreed: true } }, _("You have agreed"), true)
      : setVerb("agree");
  return (
    <span class={`row-more ${wish.answer ? "meta" : "wish"}`}>
      {wish.answer ? answerOf(wish) : questionOf(wish, project)}
      {mayAnswer && (
        <span class="wish-answers">
          <RowButton label={_("Agree")} what={`${_("Agree")}: ${action.text}`} onClick={agree} />
          <RowButton
            label={_("Refuse…")}
            what={`${_("Refuse…")} ${action.text}`}
            quiet
            onClick={() => setVerb("refuse")}
          />
        </span>
      )}
      {verb && <AnswerDialog action={action} agreed={verb === "agree"} onClose={() => setVerb(null)} />}
    </span>
  );
}

function questionOf(wish, project) {
  const until = wish.due ? day(wish.due) : _("no day");
  const asked = {
    until,
    was: day(wish.was),
    who: wish.by ?? "",
    day: day(dayOf(Date.parse(wish.at), page.time_zone)),
    head: project.customer_head ?? project.customer ?? "—",
  };
  const what = wish.is_done
    ? wish.what === "cancel"
      ? _("Taken off the board on %(day)s; %(head)s has yet to agree.", asked)
      : _("Put off on the board from %(was)s to %(until)s; %(head)s has yet to agree.", asked)
    : wish.what === "cancel"
      ? _("%(who)s asks to do without it; %(head)s has yet to agree.", asked)
      : _("%(who)s asks for another day, %(until)s; %(head)s has yet to agree.", asked);
  return [what, wish.reason].filter(Boolean).join(" ");
}

function answerOf(wish) {
  const said = { who: wish.answered_by, until: wish.due ? day(wish.due) : _("no day") };
  const isCancel = wish.what === "cancel";
  const what =
    wish.answer === "granted"
      ? isCancel
        ? _("%(who)s has agreed to do without it.", said)
        : _("%(who)s has agreed to %(until)s.", said)
      : isCancel
        ? _("%(who)s does not agree to do without it.", said)
        : _("%(who)s does not agree to %(until)s.", said);
  return [what, wish.comment].filter(Boolean).join(" ");
}

function AnswerDialog({ action, agreed, onClose }) {
  const form = useForm({
    initial: { comment: "" },
    command: ({ comment }) => ({
      method: "POST",
      path: path(action),
      body: { agreed, ...(comment.trim() && { comment }) },
    }),
    done: (answer) =>
      finish(onClose, agreed ? _("The customer's word is noted") : _("It stays as it was accepted"), answer),
  });
  return (
    <Dialog title={agreed ? _("The customer agrees") : _("The customer does not agree")} onClose={onClose}>
      <p class="lead">{action.text}</p>
      <Form form={form} label={agreed ? _("Note it") : _("Refuse")} onCancel={onClose}>
        <Area
          form={form}
          name="comment"
          label={rights.value.approves ? _("Why not") : _("How the customer decided, and where that is written")}
          maxLength={1000}
        />
      </Form>
    </Dialog>
  );
}
