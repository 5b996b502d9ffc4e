import { useState } from "preact/hooks";
import { Dialog } from "../web/dialog.jsx";
import { _ } from "../texts.js";
import { Confirm, Secret } from "../web/dialogs.jsx";
import { Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { Row, RowButton } from "../web/row.jsx";
import { reload } from "../web/source.js";
import { whenText } from "../web/when.js";

/** One's own keys for programs. */
export function Tokens({ items }) {
  const [open, setOpen] = useState(null);
  return (
    <>
      <p class="meta">
        {_("With a key a program works in your name and with your rights. Most people need none.")}{" "}
        <a href="/api/docs">{_("What programs can do")}</a>
      </p>
      {items.length > 0 && (
        <ul class="rows">
          {items.map((token) => (
            <Row key={token.id} name={token.name} more={_("made %(when)s", { when: whenText(token.created_at) })}>
              <RowButton
                label={_("Revoke")}
                what={_("Revoke: %(what)s", { what: token.name })}
                onClick={() => setOpen(token)}
              />
            </Row>
          ))}
        </ul>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setOpen("new")}>
          {_("Make a key")}
        </button>
      </p>
      {open === "new" && <NewToken onClose={() => setOpen(null)} />}
      {open?.id && (
        <Confirm
          title={_("Revoke the key “%(name)s”?", { name: open.name })}
          label={_("Revoke")}
          command={{ method: "POST", path: `/api/v1/me/tokens/${open.id}/revoke` }}
          done={() => finish(() => setOpen(null), _("The key is revoked: %(name)s", { name: open.name }))}
          onClose={() => setOpen(null)}
        >
          <p>
            {_("Programs that use it are cut off within seconds. It cannot be brought back; make a new one instead.")}
          </p>
        </Confirm>
      )}
    </>
  );
}

function NewToken({ onClose }) {
  const [secret, setSecret] = useState(null);
  const form = useForm({
    initial: { name: "" },
    command: (values) => ({ method: "POST", path: "/api/v1/me/tokens", body: values }),
    done: async (answer) => {
      setSecret(answer.secret);
      await reload();
    },
  });
  if (secret !== null)
    return (
      <Dialog title={_("The key is made: %(name)s", { name: form.values.name })} onClose={onClose}>
        {secret ? (
          <>
            <p>{_("Copy it now: it is shown only this once. Who has it can do everything that you can.")}</p>
            <Secret label={_("Key")} text={secret} />
          </>
        ) : (
          <p class="notice notice-warning">
            {_("The answer was lost on the way, and a key is told only once. Revoke this one and make another.")}
          </p>
        )}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {_("Done")}
          </button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={_("Make a key")} onClose={onClose}>
      <Form form={form} label={_("Make")} onCancel={onClose}>
        <Text form={form} name="name" label={_("What it is for")} help={_("So that you know later which to revoke.")} />
      </Form>
    </Dialog>
  );
}
