import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { page } from "../web/page.js";
import { sendOnce } from "../web/sending.js";

/** «УТВЕРЖДАЮ»: a signature, so that the password is entered once more. */
export function ApproveDialog({ project, onClose }) {
  const isOnPaper = project.customer_head_id === null;
  const form = useForm({
    initial: { password: "", signed_on: "" },
    command: (values, _base, proof) => ({
      method: "POST",
      path: `/api/v1/projects/${page.project.id}/approve`,
      body: { proof, ...(isOnPaper && { signed_on: values.signed_on || null }) },
    }),
    before: (values) => sendOnce({ method: "POST", path: "/api/v1/me/proof", body: { password: values.password } }),
    done: () => finish(onClose, _("The passport is approved")),
  });
  return (
    <Dialog title={_("Approve the passport")} onClose={onClose}>
      <p class="lead">
        {project.code} {project.title}
      </p>
      <p>
        {isOnPaper
          ? _("The customer signed on paper: bring the signed passport as a document first, then note the day.")
          : _(
              "With it you sign the passport as %(post)s. Its current values are frozen: what is reached is measured from them.",
              {
                post: project.customer_post ?? "—",
              },
            )}
      </p>
      <Form form={form} label={_("Approve")} onCancel={onClose}>
        {isOnPaper && <Text form={form} name="signed_on" type="date" label={_("Signed on")} />}
        <Text
          form={form}
          name="password"
          type="password"
          autoComplete="current-password"
          label={_("Your password")}
          help={_("Entered once more, as your signature.")}
        />
      </Form>
    </Dialog>
  );
}
