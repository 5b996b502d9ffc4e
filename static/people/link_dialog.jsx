import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../web/dialog.jsx";
import { _ } from "../texts.js";
import { Secret } from "../web/dialogs.jsx";
import { Fault } from "../web/fault.jsx";
import { explain, sendOnce } from "../web/sending.js";

/** A new link for somebody, shown this once, with what to do with it: there may be no mail. `onMore`: who is new. */
export function LinkDialog({ person, onMore = null, onClose }) {
  const [link, setLink] = useState(null);
  const [fault, setFault] = useState(null);
  const ask = async () => {
    setFault(null);
    const outcome = await sendOnce({ method: "POST", path: `/api/v1/people/${person.id}/link` });
    if (outcome.kind === "ok") setLink(location.origin + outcome.body.path);
    else setFault(explain(outcome));
  };
  useEffect(() => {
    ask();
  }, [person.id]);
  return (
    <Dialog
      title={onMore ? _("Added: %(name)s", { name: person.name }) : _("Sign-in link: %(name)s", { name: person.name })}
      onClose={onClose}
    >
      <p>{_("Give this link to the person: by messenger, on paper or in the office mail. It is shown only now.")}</p>
      <Fault text={fault} onRetry={ask} />
      {link && <Secret label={_("Sign-in link")} text={link} />}
      <p class="meta">
        {_("It signs in once, within 7 days. Then the person chooses a password. If it is lost, make a new one here.")}
      </p>
      <div class="form-actions">
        {onMore && (
          <button type="button" class="button" onClick={onMore}>
            {_("Add one more person")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {_("Done")}
        </button>
      </div>
    </Dialog>
  );
}
