import { _ } from "../texts.js";

/** Instead of the wall: why there is nothing on it. */

export const Nothing = () => (
  <div class="wall-notice">
    <h2>{_("There is nothing to show yet")}</h2>
    <p>{_("No KPI has a value. Values are entered, and computed from the boards, under “Goals and KPIs”.")}</p>
  </div>
);

export const TakenDown = () => (
  <div class="wall-notice" role="alert">
    <h2>{_("This wall was taken down")}</h2>
    <p>{_("It shows nothing any more. Others are listed under “Goals and KPIs”.")}</p>
    <a class="wall-button" href="/kpis">
      {_("Goals and KPIs")}
    </a>
  </div>
);
