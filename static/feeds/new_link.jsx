import { useEffect, useState } from "preact/hooks";
import { _ } from "../texts.js";
import { Dialog } from "../web/dialog.jsx";
import { Secret } from "../web/dialogs.jsx";
import { Fault } from "../web/fault.jsx";
import { explain, sendOnce } from "../web/sending.js";
import { reload } from "../web/source.js";

/** A button that gets a link to one's own calendar, or to that of a board; one that there is already is replaced. */
export function GetLink({ boardId = null, items, label }) {
  const [step, setStep] = useState(null);
  const close = () => setStep(null);
  const has = items.some(({ board }) => (board?.id ?? null) === boardId);
  return (
    <>
      <button type="button" class="button" onClick={() => setStep(has ? "replace" : "get")}>
        {label}
      </button>
      {step === "replace" && (
        <Dialog title={_("Get a new link?")} onClose={close}>
          <p>{_("You have a link to this calendar already. It stops working when there is a new one.")}</p>
          <div class="form-actions">
            <button type="button" class="button button-primary" onClick={() => setStep("get")}>
              {_("Get a new link")}
            </button>
            <button type="button" class="button" onClick={close}>
              {_("Cancel")}
            </button>
          </div>
        </Dialog>
      )}
      {step === "get" && <NewLink boardId={boardId} onClose={close} />}
    </>
  );
}

/** The new link, shown this once, with what to do with it. */
function NewLink({ boardId, onClose }) {
  const [address, setAddress] = useState(null);
  const [fault, setFault] = useState(null);
  const ask = async () => {
    setFault(null);
    const body = boardId ? { kind: "board", board_id: boardId } : { kind: "personal" };
    const outcome = await sendOnce({ method: "POST", path: "/api/v1/me/feeds", body });
    if (outcome.kind !== "ok") return setFault(explain(outcome));
    setAddress(outcome.body.address);
    if (!outcome.body.address) setFault(_("The answer was lost on the way, and a link is told only once."));
    return reload();
  };
  useEffect(() => {
    ask();
  }, []);
  return (
    <Dialog title={_("Link for a calendar")} onClose={onClose}>
      <Fault text={fault} onRetry={ask} />
      {address && <Secret label={_("Link for a calendar")} text={address} />}
      <p>{_("It is shown only now. Who has it sees what is in the calendar without signing in.")}</p>
      <p>{_("Add it to your calendar as a subscription, and what changes here changes there within hours:")}</p>
      <dl class="own-facts">
        <Hint name={_("Yandex Calendar")}>
          {_("A subscription by link. It works where this server is seen from the Internet.")}
        </Hint>
        <Hint name="Outlook">{_("“Add calendar”, then “From Internet”.")}</Hint>
        <Hint name={_("Phone")}>{_("On an iPhone “Add Subscription Calendar”, on Android the app ICSx⁵.")}</Hint>
      </dl>
      <div class="form-actions">
        <button type="button" class="button" onClick={onClose}>
          {_("Done")}
        </button>
      </div>
    </Dialog>
  );
}

function Hint({ name, children }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
