import { useEffect, useMemo, useState } from "preact/hooks";
import { signal } from "@preact/signals";
import { watchCalendar } from "../calendar/exceptions.js";
import { _ } from "../texts.js";
import { sendOnce } from "../web/sending.js";
import { followRooms } from "../web/live.js";
import { page } from "../web/page.js";
import { reload, source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { ActionsTab } from "./actions_tab.jsx";
import { DocumentsTab } from "./documents_tab.jsx";
import { DraftStore } from "./draft_store.js";
import { HistoryTab } from "./history_tab.jsx";
import { NextStep } from "./next_step.jsx";
import { ProjectHead } from "./project_head.jsx";
import { PassportTab } from "./passport_tab.jsx";
import { ResultsTab } from "./results_tab.jsx";
import { StagesTab } from "./stages_tab.jsx";
import { follow, rights } from "./rights.js";
import { isDraft } from "./standing.js";

const { id } = page.project;
const known = source(`/api/v1/projects/${id}`);
const register = source("/api/v1/projects");
const TABS = [
  ["passport", () => _("Passport"), PassportTab],
  ["stages", () => _("Stages"), StagesTab],
  ["measures", () => _("Measures"), ActionsTab],
  ["results", () => _("Results"), ResultsTab],
  ["documents", () => _("Documents"), DocumentsTab],
  ["history", () => _("History"), HistoryTab],
];
/** The page knows at once what the answer to a command says, unless it knows something newer. */
function tell({ project, version }) {
  const now = known.data.peek();
  if (version >= now.version) known.tell({ ...now, project, version });
  reload();
}
const tabOf = (hash) => TABS.find(([name]) => `#${name}` === hash)?.[0] ?? "passport";

function Project({ known: [{ project }, { projects, portfolios }] }) {
  const [tab, setTab] = useState(() => tabOf(location.hash));
  const store = useMemo(() => new DraftStore(id, page.me.id, tell), []);
  useEffect(() => {
    const follow = () => setTab(tabOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useMemo(() => {
    follow(project);
    store.follow(isDraft(project) && rights.peek().writes);
  }, [project]);
  useEffect(() => {
    // Only along the row: the page itself stays where its reader has it, on a phone too.
    const here = document.querySelector('.tabs [aria-current="page"]');
    const [row, place] = [here.parentElement, here.getBoundingClientRect()];
    row.scrollLeft += place.left + place.width / 2 - row.getBoundingClientRect().left - row.clientWidth / 2;
  }, [tab]);
  useSight(project);
  const Tab = TABS.find(([name]) => name === tab)[2];
  return (
    <>
      <ProjectHead project={project} projects={projects} portfolios={portfolios} />
      <NextStep project={project} store={store} />
      <nav class="tabs" aria-label={_("Parts of the project")}>
        {TABS.map(([name, title]) => (
          <a key={name} href={`#${name}`} aria-current={tab === name ? "page" : undefined}>
            {title()}
          </a>
        ))}
      </nav>
      <Tab project={project} projects={projects} store={store} />
    </>
  );
}

/** Who opens a passport is noted, once for each version. */
function useSight({ passport_version: version, versions }) {
  useEffect(() => {
    const seen = versions.find((each) => each.version === version)?.seen ?? [];
    if (version > 0 && !seen.some(({ person_id: person }) => person === page.me.id))
      sendOnce({ method: "POST", path: `/api/v1/projects/${id}/seen`, body: {} });
  }, [version]);
}

watchCalendar(signal(page.today));
followRooms(page.room);
show(Project, [known, register]);
