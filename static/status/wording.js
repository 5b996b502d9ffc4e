/** What is said of each thing that is looked after: its name, how it is, and what to do. Pure. */

import { _, ngettext } from "../texts.js";
import { sizeText, spanText } from "./amounts.js";

const ROLES = {
  admin: () => _("administrators"),
  coordinator: () => _("coordinators"),
  controller: () => _("programme controllers"),
  leadership: () => _("leadership"),
  unit_head: () => _("heads of departments"),
  specialist: () => _("specialists"),
  none: () => _("not signed in"),
};

const WORDS = {
  database: { name: () => _("Database"), is: database, todo: databaseTodo },
  disk: {
    name: () => _("Free disk"),
    is: ({ free_bytes: free, bytes }) =>
      _("%(free)s of %(all)s are free.", { free: sizeText(free), all: sizeText(bytes) }),
    todo: () => _("Free some space on the server: below 200 MB nothing can be saved safely."),
  },
  sqlite: {
    name: () => "SQLite",
    is: ({ version, sound }) =>
      sound
        ? _("Version %(version)s.", { version })
        : _(
            "Version %(version)s can damage a file that two programs write to at once. Board prevents this with its own lock.",
            { version },
          ),
    todo: () => _("Nothing has to be done, as long as no other program writes into the database file."),
  },
  backup: { name: () => _("Last backup"), is: backup, todo: backupTodo },
  timetable: {
    name: () => _("Timetable"),
    is: ({ age_seconds: age }) => _("What is done by the clock last showed a sign of life %(span)s ago.", span(age)),
    todo: () => _("Start the program anew: tasks are not archived by themselves now, and levels of load do not turn."),
  },
  letters: { name: () => _("Letters"), is: letters, todo: lettersTodo },
  redis: {
    name: () => _("Redis"),
    is: ({ well }) =>
      well
        ? _("Processes tell each other at once what has changed.")
        : _("It does not answer. Nothing is lost: processes hear of each other within seconds instead of at once."),
    todo: () => _("Start Redis again, or look whether BOARD_REDIS_URL names it rightly."),
  },
  sockets: { name: () => _("Open pages and walls"), is: sockets },
  clock: { name: () => _("Time"), is: time, todo: () => _("Let the server's clock be set over the network (NTP).") },
  walls: {
    name: () => _("Walls without the server"),
    is: ({ keep_pictures: keep }) =>
      keep
        ? _(
            "The address is safe (HTTPS or this computer): a wall that starts while the server is away shows what was seen last and since when.",
          )
        : _(
            "A wall that is switched on or loaded anew while the server is away stays on the browser’s error page: without HTTPS browsers keep nothing.",
          ),
    todo: () => _("Set up HTTPS, as docs/running.md describes under TLS, and name the address in BOARD_BASE_URL."),
  },
  program: {
    name: () => _("Program"),
    is: ({ version, build, uptime_seconds: up }) =>
      _("Version %(version)s, build %(build)s, running for %(span)s.", { version, build, ...span(up) }),
  },
};

/** `{name, is, todo}` of a thing; `todo` only where something can be done. */
export function words({ name, state, facts }) {
  const known = WORDS[name];
  if (!known) return { name, is: "", todo: "" };
  return { name: known.name(), is: known.is(facts), todo: state === "fine" ? "" : (known.todo?.(facts) ?? "") };
}

/** The one sentence above all. */
export const summary = (attention) =>
  attention === 0 ? _("All is well") : ngettext("%(num)s needs attention", "%(num)s need attention", attention);

export const stateWord = (state) =>
  ({ fine: _("all right"), note: _("good to know"), attention: _("needs attention") })[state];

const span = (seconds) => ({ span: spanText(seconds) });

function database({ kind, bytes, write_ms: ms, fault }) {
  const what = `${kind === "sqlite" ? "SQLite" : "PostgreSQL"}, ${sizeText(bytes)}. `;
  if (fault === "schema") return what + _("Its schema is not that of this program.");
  if (fault) return what + _("It takes no writes now: people read, but cannot change anything.");
  return what + _("A write takes %(ms)s ms.", { ms });
}

function backupTodo() {
  return _(
    "Run on the server: board backup FOLDER. Best by itself every night, onto another disk; docs/running.md tells how.",
  );
}

function databaseTodo({ fault }) {
  if (fault === "schema") return _("Stop the program, update it, and start it again.");
  if (fault) return _("See whether the disk is full and whether another program holds the database.");
  return _("Writes are slow: see whether the disk is busy, worn out or a network share.");
}

function backup({ age_seconds: age, bytes }) {
  if (age === null) return _("There is none yet.");
  return _("Made %(span)s ago, %(size)s.", { ...span(age), size: sizeText(bytes) });
}

function letters({ stuck, waiting, oldest_seconds: oldest, sends }) {
  if (stuck) return ngettext("%(num)s was not delivered.", "%(num)s were not delivered.", stuck);
  if (!sends) return _("They are not set up: people see everything under the bell, and nothing is written to them.");
  if (waiting)
    return ngettext("%(num)s is on its way, for %(span)s.", "%(num)s are on their way, for up to %(span)s.", waiting, {
      ...span(oldest),
    });
  return _("Everything that was to be sent is sent.");
}

function lettersTodo({ stuck, sends }) {
  if (stuck) return _("Under Settings, Letters, it is said why, and there they can be sent again.");
  if (!sends) return _("If letters are wanted: set BOARD_SMTP_URL and BOARD_MAIL_FROM, as docs/running.md tells.");
  return _("The mail server does not take them: see under Settings, Letters, what it says.");
}

function sockets({ roles, rooms }) {
  const open = Object.entries(ROLES).filter(([role]) => roles[role]);
  const count = open.reduce((sum, [role]) => sum + roles[role], 0);
  if (!count) return _("Nobody has a live page open now.");
  const by = open.map(([role, word]) => `${word()} (${roles[role]})`).join(", ");
  const what = ngettext("%(num)s open page: %(by)s.", "%(num)s open pages: %(by)s.", count, { by });
  return [what, _("Rooms watched: %(rooms)s.", { rooms })].join(" ");
}

function time({ zone, drift_seconds: drift, behind_seconds: behind }) {
  if (behind)
    return _("The server's clock has gone back: something was written %(span)s from now. Time zone: %(zone)s.", {
      ...span(behind),
      zone,
    });
  if (drift)
    return _("The clocks of server and database differ by %(span)s. Time zone: %(zone)s.", {
      ...span(Math.abs(drift)),
      zone,
    });
  return _("The server's clock is right by all that the database knows. Time zone: %(zone)s.", { zone });
}
