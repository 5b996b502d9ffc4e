"""Walls of every size: departments with few and many people and tasks, and a wall page as a test sees it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect
from sqlmodel import Session

from board import clock
from board.live.change import change
from board.people import commands as accounts
from board.people import queries as people
from board.people.inputs import NewPerson
from board.people.models import Person, Unit
from board.tasks import commands
from board.tasks.inputs import BlockTask, NewTask
from board.tasks.models import Board
from tests.makers import NOON, actor, columns_of, make_board, make_unit
from tests.screens.looking import looking

OPEN = ("planned", "in_progress", "approval", "review")
_SURNAMES = ("Константинопольская", "Лапин", "Воскресенская-Преображенская", "Им", "Маркелова", "Загребельная")
_NAMES = ("Александра", "Борис", "Виктория", "Глеб", "Екатерина", "Юлия")
_FATHERS = ("Владиславовна", "Алексеевич", "Вячеславовна", "Евгеньевич", "Константиновна", "Ярославовна")
_TITLES = (
    "Подготовка проекта постановления о предоставлении земельного участка для индивидуального жилищного строительства",
    "Отчёт",
    "Передача гаража на баланс",
    "Автоматизированнаяинформационнаясистемабезединогопробелавназваниизадачи",
    "Ответ в прокуратуру о порядке сдачи муниципального имущества в аренду, ул. Атаманская, 12",
)
_KINDS = ("assignment", "service", "lean_project", "improvement", "report")
_LONG_NAME = "Управление архитектуры, градостроительства, земельных и имущественных отношений администрации округа"


@dataclass(frozen=True)
class Department:
    """A board made for its wall. `open` is how many tasks stand in each column of the flow, the last one left out."""

    board: str
    people: int
    open: dict[str, int]

    def __str__(self) -> str:
        return f"{self.people} people, {sum(self.open.values())} tasks"


def make_department(heads: int, tasks: int, admin_id: str) -> Department:
    """A department of so many people with so many open tasks, some stopped, late or lying, and some done this week."""
    with change() as session:
        unit = make_unit(session, f"{_LONG_NAME} {heads}/{tasks}")
        staff = _staff(session, unit, heads)
        board = make_board(session, unit, people.person(session, admin_id))
        columns = columns_of(session, board.id)
        _fill(session, board, columns, staff, tasks)
        for at in range(heads + 2):
            wanted = NewTask(title=_TITLES[at % 5], column_id=columns["done"], assignee_id=staff[at % heads].id)
            commands.add_task(session, board, wanted, by=actor(staff[0]), at=clock.now())
        counts = {kind: sum(_column(at) == kind for at in range(tasks)) for kind in OPEN}
        return Department(board.id, heads, counts)


def _fill(session: Session, board: Board, columns: dict[str, str], staff: list[Person], tasks: int) -> None:
    now, by = clock.now(), actor(staff[0])
    for at in range(tasks):
        # Every eleventh is nobody's, and one person has far more than the others.
        holder = None if at % 11 == 7 else staff[0 if at % 5 == 0 else at % len(staff)]
        wanted = NewTask(
            title=f"{_TITLES[at % 5]} {at}",
            kind=_KINDS[at % 5],
            column_id=columns[_column(at)],
            assignee_id=holder.id if holder else None,
            due=(now + timedelta(days=(at % 9) * 3 - 4)).date() if at % 3 else None,
            priority="urgent" if at == 1 else "normal",
            override_reason="так надо",
        )
        since = now - timedelta(days=(at % 7) * 3)
        task = commands.add_task(session, board, wanted, by=by, at=since, heads=True)
        if at % 6 == 2:
            whom = ("БТИ", "Управление Росреестра по Кемеровской области", None)[at // 6 % 3]
            said = BlockTask(reason="Ждём ответа", category="other", waiting_for=whom, check_on=date(2030, 1, 1))
            commands.block_task(session, task, said, by=by, at=now)


def _column(at: int) -> str:
    return OPEN[(at // 2 + at // 7) % len(OPEN)]


def _staff(session: Session, unit: Unit, heads: int) -> list[Person]:
    return [
        accounts.add_person(
            session,
            NewPerson(name=_name(at), email=f"{unit.id}-{at}@example.org", role="specialist", unit_id=unit.id),
            by=None,
            at=NOON,
        )
        for at in range(heads)
    ]


def _name(at: int) -> str:
    turn = at // 6
    return f"{_SURNAMES[at % 6]} {_NAMES[(at + turn) % 6]} {_FATHERS[(at + 2 * turn) % 6]}"


def zone_where_it_is(hour: int) -> str:
    """A time zone in which it is about that hour now."""
    ahead = (hour - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def open_wall(page: Page, url: str, board_id: str, query: str = "") -> Page:
    """Open a board's wall and wait until it is live and has its font."""
    page.goto(f"{url}/boards/{board_id}/wall{query}")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=10_000)
    page.locator("tbody .wall-row").first.wait_for()
    page.evaluate("document.fonts.ready")
    return page


def look(page: Page) -> dict[str, Any]:
    """What a wall shows and what is wrong with it, see `LOOK`."""
    found: dict[str, Any] = page.evaluate(LOOK)
    return found


LOOK = looking(
    """
  apart(all(".wall-top, #main, .wall-bottom"));
  apart(all(".wall-row"));
  within(all(".wall-row, .wall-queue"), document.querySelector("#main"));
  for (const row of all(".wall-row")) {
    apart([...row.children]);
    within(all("td, th", row), row);
  }
  for (const cell of all(".wall-cell")) {
    const things = all(".wall-card, .wall-more", cell);
    apart(things);
    within(things, cell);
  }
  for (const card of all(".wall-card")) {
    const parts = all(".wall-title, .wall-mark", card);
    apart(parts);
    within([...parts, ...all(".wall-mark > *", card)], card);
  }
  for (const more of all(".wall-more")) within(all("span, svg", more), more);
  for (const person of all(".wall-person")) {
    apart(all(".wall-avatar, .wall-name, .wall-bar, .wall-level", person));
    within([...person.children], person);
  }
  for (const head of all(".wall-column")) { apart([...head.children]); within([...head.children], head); }
  apart(all(".wall-board, .wall-counters li, .wall-time"));
  within(all(".wall-top > *, .wall-counters li, .wall-board > *"), document.querySelector(".wall-top"));
  apart(all(".wall-freshness, .wall-demo, .wall-tools"));

  // Whatever may be shortened says so with an ellipsis; nothing else is wider than its place.
  const clipped = all(".wall-level, .wall-more, .wall-counters li, .wall-time, .wall-column-count, .wall-week")
    .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0).map(name);

  const number = (it) => Number(it.textContent.replace(/\\D/g, ""));
  const columns = {};
  all(".wall-table .wall-column").forEach((head, at) => {
    const cells = all(`.wall-table tbody tr > :nth-child(${at + 2})`);
    const kind = cells[0]?.dataset.kind;
    const sum = (selector) => cells.flatMap((cell) => all(selector, cell)).reduce((total, it) => total + number(it), 0);
    columns[kind] = {
      headText: head.querySelector(".wall-column-count").textContent,
      cards: cells.flatMap((cell) => all(".wall-card", cell)).length,
      more: cells.flatMap((cell) => all("[data-more]", cell))
        .reduce((total, it) => total + Number((it.textContent.match(/^\\+(\\d+)/) ?? [0, 0])[1]), 0),
      counts: sum(".wall-count"),
    };
  });
  return {
    page,
    body: [document.body.scrollWidth, document.body.scrollHeight],
    smallest: letters()[0],
    title: parseFloat(getComputedStyle(document.querySelector("h1")).fontSize),
    columnHead: Math.min(...all(".wall-column").map((it) => parseFloat(getComputedStyle(it).fontSize))),
    people: all("tbody th").length,
    rest: document.querySelector(".wall-rest .wall-name")?.textContent ?? null,
    overlaps, outside, clipped, columns,
  };
    """,
    hair=0.6,
    shown='box(it).width > 0 && getComputedStyle(it).visibility === "visible"',
)
