"""Timelines of one project and of many, as Plotly draws them. Pure: dates go in, figures come out.

A light bar is the plan, a narrower dark one upon it what has happened, a hatched one what lies beyond the plan; single
dates are diamonds (domain, 2.7). The four phases are those of the decree (domain, 1.4).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from board.projects import timeline_parts as parts
from board.projects.schedule import SINGLE, Stage
from board.projects.timeline_layout import layout, span_of, word_at
from board.projects.timeline_parts import Span, TimelineWords

PHASES = {"initiation": (1,), "preparation": (2, 3, 4, 5, 6), "implementation": (7, 8), "completion": (9, 10)}
"""The stages of each phase, by the name of its colours."""
_STAGE = "stage"
_OF_STAGES, _OF_PROJECTS = (40, 64), (32, 96)
"""The height of a row and that of the foot, where the legend may need more lines than one."""
_LINE, _TITLE, _SAID = 30, 34, 60
_A_DAY = timedelta(days=1)
_Days = tuple[date, date]
_Key = tuple[str, dict[str, Any]]
_PLAN, _FACT, _OVER = (attrgetter(name) for name in ("plan", "fact", "over"))


@dataclass(frozen=True)
class Row:
    """A project of a portfolio: its number in the register, its name, its stages, one more line to be said of it.

    `stopped` is the day since which nothing goes on: it is suspended, was cancelled, or has ended.
    """

    code: str
    name: str
    stages: Sequence[Stage]
    stopped: date | None = None
    note: str = ""


@dataclass(frozen=True)
class _Course:
    """How a stage, or a phase with all of its stages, was to go and has gone by a day."""

    plan: _Days | None
    begun: date | None
    ended: date | None
    now: date

    @property
    def over(self) -> _Days | None:
        """What lies beyond its plan."""
        last = self.ended or self.now
        return (self.plan[1] + _A_DAY, last) if self.plan and last > self.plan[1] else None

    @property
    def fact(self) -> _Days | None:
        """What has happened until its planned end, or until now."""
        if self.begun is None:
            return None
        last = self.ended or max(self.begun, self.now)
        until = min(last, self.plan[1]) if self.plan else last
        return (self.begun, until) if self.begun <= until else None

    @property
    def days(self) -> list[date]:
        """The first and last days of all that is drawn of it."""
        return [day for each in (self.plan, self.fact, self.over) if each for day in each]


@dataclass(frozen=True)
class _Item:
    """A course in a row, in colours of a name; of a single day it is a mark. `said` is told when it is pointed at."""

    row: int
    course: _Course
    tone: str
    is_day: bool
    said: str


@dataclass(frozen=True)
class _Side:
    """What stands beside a row: its name, the one that fits a narrow place, and how late it is."""

    name: str
    short: str
    late: str | None


def project_timeline(
    stages: Sequence[Stage],
    names: Mapping[int, str],
    words: TimelineWords,
    *,
    today: date,
    dark: bool = False,
    stopped: date | None = None,
    description: str = "",
) -> dict[str, Any]:
    """`{data, layout, description}`: the stages of a project from top to bottom, plan and fact, a line for today.

    `names` are those of the stages by number; `stopped` is as in `Row`; `description` says the same in words.
    """
    colours, now = parts.DARK if dark else parts.LIGHT, min(today, stopped or today)
    items, sides = list[_Item](), list[_Side]()
    for row, stage in enumerate(stages):
        name, late, course = f"{stage.number}. {names[stage.number]}", _late(stage, words, now), _course([stage], now)
        said = _said([name], course, words, late)
        items.append(_Item(row, course, _STAGE, stage.number in SINGLE, said))
        sides.append(_Side(parts.in_lines(name, _LINE), f"{stage.number}", late))
    keys = [(words.plan, parts.solid(*_pair(_STAGE, colours))), (words.fact, parts.solid(colours[_STAGE]))]
    return _figure(items, sides, keys, words, today, _OF_STAGES, dark) | {"description": description}


def portfolio_timeline(
    rows: Sequence[Row], words: TimelineWords, *, today: date, dark: bool = False, description: str = ""
) -> dict[str, Any]:
    """`{data, layout, description}`: a row for each project in the order given, its phases by colour, plan and fact.

    The word beside a row says how late the stage is that should have ended first and has not.
    """
    colours = parts.DARK if dark else parts.LIGHT
    items, sides = list[_Item](), list[_Side]()
    for at, row in enumerate(rows):
        now = min(today, row.stopped or today)
        late = _overdue(row.stages, words, now)
        for (tone, numbers), phase in zip(PHASES.items(), words.phases, strict=True):
            course = _course([each for each in row.stages if each.number in numbers], now)
            said = _said([row.name, row.code, row.note, phase], course, words, late)
            items.append(_Item(at, course, tone, len(numbers) == 1, said))
        sides.append(_Side(parts.shortened(row.name, _TITLE), row.code, late))
    keys = [(words.plan, parts.solid(colours["line"], colours["muted"]))]
    keys += [(phase, parts.solid(colours[tone])) for tone, phase in zip(PHASES, words.phases, strict=True)]
    return _figure(items, sides, keys, words, today, _OF_PROJECTS, dark) | {"description": description}


def _figure(
    items: Sequence[_Item],
    sides: Sequence[_Side],
    keys: Sequence[_Key],
    words: TimelineWords,
    today: date,
    heights: tuple[int, int],
    dark: bool,
) -> dict[str, Any]:
    colours = parts.DARK if dark else parts.LIGHT
    span = span_of({day for each in items for day in each.course.days} | _now_of(items, today), today)
    names, short = [each.name for each in sides], [each.short for each in sides]
    room = layout(names, short, words, span, today=today, row_height=heights[0], foot=heights[1], dark=dark)
    for row, side in enumerate(sides):
        covered = [day for each in items if each.row == row for day in each.course.days]
        if side.late and covered:
            place = (min(covered), max(covered))
            word = word_at(row, place, side.late, span, colours, is_wide=heights == _OF_PROJECTS)
            room["annotations"].append(word)
    return {"data": _traces(items, keys, words, colours), "layout": room}


def _traces(
    items: Sequence[_Item], keys: Sequence[_Key], words: TimelineWords, colours: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What explains the colours, then from below: plans, facts, what is late, and the marks of single days."""
    hatch, over = parts.hatched(colours), _spans(items, _OVER)
    legend = [*keys, (words.late, hatch)] if over else keys
    plans, facts, days = list[Any](), list[Any](), list[Any]()
    for tone in dict.fromkeys(each.tone for each in items):
        light, full = parts.solid(*_pair(tone, colours)), parts.solid(colours[tone])
        lasting, single = (
            [each for each in items if (each.tone, each.is_day) == (tone, is_day)] for is_day in (False, True)
        )
        plans += parts.bars(_spans(lasting, _PLAN), light, is_broad=True)
        facts += parts.bars(_spans(lasting, _FACT), full)
        done = [each for each in single if each.course.ended]
        days += [*parts.diamonds(_spans(single, _PLAN), light), *parts.diamonds(_spans(done, _FACT), full)]
    ended_late = [each for each in items if each.is_day and each.course.ended]
    late = parts.solid(colours["late_plan"], colours["late"])
    late_days = parts.diamonds(_spans(ended_late, _OVER), late, "diamond-x")
    return [*(parts.key(*each) for each in legend), *plans, *facts, *parts.bars(over, hatch), *days, *late_days]


def _pair(tone: str, colours: Mapping[str, str]) -> tuple[str, str]:
    return colours[f"{tone}_plan"], colours[tone]


def _spans(items: Iterable[_Item], days_of: Callable[[_Course], _Days | None]) -> list[Span]:
    return [Span(each.row, *days, each.said) for each in items if (days := days_of(each.course))]


def _now_of(items: Iterable[_Item], today: date) -> set[date]:
    """Today, where anything goes on."""
    return {today for each in items if each.course.ended is None and each.course.now == today}


def _course(stages: Sequence[Stage], now: date) -> _Course:
    planned = [day for each in stages for day in (each.plan_start, each.plan_end) if day]
    begun = [day for each in stages if (day := each.fact_start or each.fact_end)]
    ended = [each.fact_end for each in stages if each.fact_end]
    return _Course(
        (min(planned), max(planned)) if planned else None,
        min(begun, default=None),
        max(ended) if ended and len(ended) == len(stages) else None,
        now,
    )


def _late(stage: Stage, words: TimelineWords, now: date) -> str | None:
    if stage.plan_end and stage.ends_late(now):
        return words.ends_late(((stage.fact_end or now) - stage.plan_end).days)
    is_waiting = stage.fact_start is None and stage.fact_end is None
    if stage.plan_start and is_waiting and stage.starts_late(now):
        return words.begins_late((now - stage.plan_start).days)
    return None


def _overdue(stages: Iterable[Stage], words: TimelineWords, now: date) -> str | None:
    since = [each.plan_end for each in stages if each.plan_end and not each.fact_end and each.ends_late(now)]
    return words.ends_late((now - min(since)).days) if since else None


def _said(first: Iterable[str], course: _Course, words: TimelineWords, late: str | None) -> str:
    lines = [parts.in_lines(each, _SAID, most=4) for each in first if each]
    if course.plan:
        lines.append(f"{parts.plain(words.plan)}: {_from_to(*course.plan, words)}")
    if course.begun:
        lines.append(f"{parts.plain(words.fact)}: {_from_to(course.begun, course.ended, words)}")
    return "<br>".join([*lines, *([parts.plain(late)] if late else [])])


def _from_to(first: date, last: date | None, words: TimelineWords) -> str:
    if first == last:
        return parts.plain(words.day(first))
    return parts.plain(f"{words.day(first)} – {words.day(last) if last else words.running}")
