import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { followRooms } from "../web/live.js";
import { page } from "../web/page.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { Filter } from "./filter.jsx";
import { NewProjectDialog } from "./new_project.jsx";
import { LATEST, NEWEST, orderFrom } from "./ordering.js";
import { Portfolios } from "./portfolios.jsx";
import { RegisterRows } from "./register_rows.jsx";
import { EMPTY, fromAddress, isEmpty, sifted, toAddress } from "./sifting.js";
import { TimelineOf } from "./timeline.jsx";
import { YearLines } from "./year_lines.jsx";

const register = source("/api/v1/projects");

function Register({ known: [{ projects, portfolios }] }) {
  const [filter, setFilter] = useState(() => fromAddress(location.search));
  const [isNew, setNew] = useState(false);
  const [way, setWay] = useState("list");
  const [order, setOrder] = useState(() => orderFrom(location.search));
  const choose = (next, way = order) => {
    setFilter(next);
    setOrder(way);
    history.replaceState(null, "", location.pathname + toAddress(next, way));
  };
  const shown = sifted(projects, filter, { me: page.me.id, today: page.today });
  return (
    <>
      <YearLines projects={projects} onChoose={(more) => choose({ ...EMPTY, ...more })} />
      <p class="view-actions">
        {page.rights.enters.length > 0 && (
          <button type="button" class="button button-primary" onClick={() => setNew(true)}>
            {_("New project…")}
          </button>
        )}
        <Ways way={way} onChoose={setWay} />
        <a class="button" href="/projects/lists.xlsx" download>
          {_("Lists as a table (XLSX)")}
        </a>
        <a class="button" href="/projects/lists.pdf" download>
          {_("Lists on paper (PDF)")}
        </a>
        <a class="button button-quiet" href="/projects/wall">
          {_("Wall of projects")}
        </a>
      </p>
      {projects.length > 0 && <Filter filter={filter} projects={projects} portfolios={portfolios} onChange={choose} />}
      {shown.length === 0 ? (
        <Nothing isFiltered={!isEmpty(filter)} onReset={() => choose(EMPTY)} />
      ) : way === "list" ? (
        <RegisterRows
          projects={shown}
          all={projects}
          order={order || (filter.late ? LATEST : NEWEST)}
          onOrder={(way) => choose(filter, way)}
        />
      ) : (
        <TimelineOf projects={shown} />
      )}
      {page.rights.keeps && <Portfolios portfolios={portfolios} projects={projects} />}
      {isNew && <NewProjectDialog pilots={projects} onClose={() => setNew(false)} />}
    </>
  );
}

function Ways({ way, onChoose }) {
  const ways = [
    ["list", _("List")],
    ["time", _("Schedule")],
  ];
  return (
    <span class="choice-line" role="group" aria-label={_("How it is shown")}>
      {ways.map(([value, name]) => (
        <button key={value} type="button" class="button" aria-pressed={way === value} onClick={() => onChoose(value)}>
          {name}
        </button>
      ))}
    </span>
  );
}

function Nothing({ isFiltered, onReset }) {
  if (!isFiltered)
    return (
      <p class="empty-row">
        {_(
          "There is no project yet. Begin with an idea: what takes too long or is done twice? “New project…” enters it.",
        )}
      </p>
    );
  return (
    <p class="empty-row">
      {_("No project is like that.")}{" "}
      <button type="button" class="button-text" onClick={onReset}>
        {_("Show all")}
      </button>
    </p>
  );
}

// Targets of the year are told where KPIs are.
followRooms(page.room, "kpis:all");
show(Register, [register]);
