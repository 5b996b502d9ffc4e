import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { act } from "../web/act.js";
import { Dialog } from "../web/dialog.jsx";
import { Form, Text } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { useForm } from "../web/form.js";
import { Row, RowButton } from "../web/row.jsx";

/** Groups of projects; the coordinator names them. */
export function Portfolios({ portfolios, projects }) {
  const [open, setOpen] = useState(null);
  return (
    <section class="view-section" aria-labelledby="portfolios">
      <h2 id="portfolios">{_("Portfolios")}</h2>
      {portfolios.length > 0 && (
        <ul class="rows">
          {portfolios.map((each) => (
            <Portfolio key={each.id} portfolio={each} projects={projects} onRename={() => setOpen(each)} />
          ))}
        </ul>
      )}
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setOpen({})}>
          {_("New portfolio…")}
        </button>
      </p>
      {open && <PortfolioDialog portfolio={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Portfolio({ portfolio: { id, name, closed }, projects, onRename }) {
  const own = projects.filter((each) => each.portfolio_id === id).length;
  const set = (isClosed) =>
    act(
      { method: "PUT", path: `/api/v1/portfolios/${id}`, body: { name, closed: isClosed } },
      isClosed ? _("The portfolio is closed") : _("The portfolio is open again"),
    );
  return (
    <Row name={name} isClosed={closed} more={ngettext("%(num)s project", "%(num)s projects", own)}>
      <RowButton label={_("Rename")} what={`${_("Rename")}: ${name}`} quiet onClick={onRename} />
      <RowButton
        label={closed ? _("Open again") : _("Close")}
        what={`${closed ? _("Open again") : _("Close")}: ${name}`}
        quiet
        onClick={() => set(!closed)}
      />
    </Row>
  );
}

function PortfolioDialog({ portfolio: { id, name = "", closed = false }, onClose }) {
  const form = useForm({
    initial: { name },
    command: (values) => ({
      method: id ? "PUT" : "POST",
      path: id ? `/api/v1/portfolios/${id}` : "/api/v1/portfolios",
      body: { name: values.name, closed },
    }),
    done: () => finish(onClose, _("The portfolio is named")),
  });
  return (
    <Dialog title={id ? _("Rename the portfolio") : _("New portfolio")} onClose={onClose}>
      <Form form={form} label={_("Save")} onCancel={onClose}>
        <Text form={form} name="name" label={_("Name")} maxLength={200} />
      </Form>
    </Dialog>
  );
}
