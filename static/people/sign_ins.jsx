import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { act } from "../web/act.js";
import { Confirm } from "../web/dialogs.jsx";
import { Row, RowButton } from "../web/row.jsx";
import { sendOnce } from "../web/sending.js";
import { whenText } from "../web/when.js";
import { browserName } from "./agents.js";

/** The browsers in which one is signed in. */
export function SignIns({ items }) {
  const [asking, setAsking] = useState(false);
  const others = items.filter((each) => !each.is_this);
  const [last, ...rest] = others;
  return (
    <>
      <p class="meta">{_("If one of them is not yours, end it and change the password.")}</p>
      <ul class="rows">
        {items.map((each) => (
          <Row
            key={each.id}
            name={browserName(each.agent)}
            tag={each.is_this && _("this one")}
            more={_("signed in %(from)s, last used %(until)s", {
              from: whenText(each.created_at),
              until: whenText(each.seen_at),
            })}
          >
            {!each.is_this && (
              <RowButton
                label={_("Sign out")}
                what={_("Sign out: %(what)s", { what: browserName(each.agent) })}
                onClick={() => act(end(each), _("Signed out: %(what)s", { what: browserName(each.agent) }))}
              />
            )}
          </Row>
        ))}
      </ul>
      {others.length > 1 && (
        <p class="view-actions">
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {_("Sign out everywhere else")}
          </button>
        </p>
      )}
      {asking && (
        <Confirm
          title={_("Sign out everywhere else?")}
          label={_("Sign out")}
          command={end(last)}
          done={async () => {
            for (const each of rest.slice(0, -1)) await sendOnce(end(each));
            setAsking(false);
            await act(end(rest.at(-1)), _("You are signed in only here now."));
          }}
          onClose={() => setAsking(false)}
        >
          <p>{_("You stay signed in in this browser. What is typed and not saved in the others is kept there.")}</p>
        </Confirm>
      )}
    </>
  );
}

const end = ({ id }) => ({ method: "POST", path: `/api/v1/me/sign-ins/${id}/end` });
