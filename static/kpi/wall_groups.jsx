import { memo } from "../memo.js";
import { _ } from "../texts.js";
import { GROUPS, WORDS } from "./facts.js";

/** How safety, quality, delivery, cost and people stand: one glance along the lower edge. */
export const Groups = memo(function Groups({ groups }) {
  return (
    <ul class="kpi-groups" aria-label={_("Groups of KPIs")}>
      {groups.map(({ group, counts }) => (
        <li key={group} data-group={group}>
          <span title={GROUPS[group]()}>{GROUPS[group]()}</span>
          {counts.map(({ colour, count }) => (
            <b key={colour} class={`tone-${colour}`}>
              <i class={`kpi-sign tone-${colour}`} role="img" aria-label={WORDS[colour]()} /> {count}
            </b>
          ))}
        </li>
      ))}
    </ul>
  );
});
