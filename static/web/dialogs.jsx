import { Dialog } from "./dialog.jsx";
import { _ } from "../texts.js";
import { Copied, useCopy } from "./copying.jsx";
import { Form } from "./fields.jsx";
import { useForm } from "./form.js";

/** A question with one way on: what will happen is in `children`, `command` is sent when it is wanted. */
export function Confirm({ title, label, command, done, onClose, children }) {
  const form = useForm({ initial: {}, command: () => command, done });
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <Form form={form} label={label} danger onCancel={onClose} />
    </Dialog>
  );
}

/** A secret that is shown this once, all of it, as it may be copied to paper, with a button that copies it. */
export function Secret({ label, text }) {
  const [copy, isCopied] = useCopy();
  return (
    <div class="secret">
      <textarea
        class="input"
        rows={4}
        readOnly
        spellcheck={false}
        aria-label={label}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" class="button button-primary" onClick={copy}>
        {_("Copy")}
      </button>
      <Copied isCopied={isCopied} />
    </div>
  );
}
