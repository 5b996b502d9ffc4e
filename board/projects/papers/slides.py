"""The slides of a presentation: what is told of a project laid out, long texts going on on further slides. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from board.documents.formats.pptx import HIGH, LINE, QUIET, SHEET, Area, Slide, Words
from board.projects.papers.fitting import height, line_height, shortened, text_pages
from board.projects.papers.pictures import Picture
from board.projects.papers.result_slides import result_sketches
from board.projects.papers.sketches import (
    LEFT,
    ROOM_WIDE,
    TOP,
    Part,
    Sketch,
    picture_sketch,
    slide,
    table_sketches,
    text_sketches,
    with_words,
)

_ACCENT = "0B5FA5"
_FRONT_TOP, _FRONT_HIGH, _FRONT_SIZES = 52.0, 66.0, (40, 34, 28, 24, 20, 16)
_LINE_SIZE, _TEAM_SIZES, _TEAM_HIGH = 18.0, (16, 14), 20.0
_CARD_HIGH, _CARD_GAP, _CARDS = 38.0, 6.0, 4
_BAR_TOP, _BAR_HIGH, _BAR_TAKES = 11.0, 3.5, 21.0


def slides_of(data: dict[str, Any], pictures: Mapping[str, Picture]) -> list[Slide]:
    """All slides of what `presentation_data` tells, the front first; a part of which nothing is known has none."""
    sketches = list(_sketches(data, pictures))
    count = len(sketches) + 1
    rest = [slide(each, data["foot"], f"{place} / {count}") for place, each in enumerate(sketches, start=2)]
    return [_front(data), *rest]


def pictures_of(data: dict[str, Any]) -> list[str]:
    """The ids of the files whose pictures the slides show if they can."""
    photos = [
        row[name]["id"] for row in data["results"]["rows"] for name in ("was_photo", "became_photo") if name in row
    ]
    return [*(each["id"] for each in data["files"]["items"]), *photos]


def _sketches(data: dict[str, Any], pictures: Mapping[str, Picture]) -> Iterator[Sketch]:
    yield from _table(data["passport"], (1, 3.4))
    yield from _text(data["rationale"])
    yield from _files(data["files"], pictures)
    yield from _table(data["goals"], (3.4, 1.1, 1))
    yield from _plan(data["plan"])
    yield from result_sketches(data["results"], pictures)
    yield from _effects(data["effects"])
    yield from _table(data["team"], (1, 1.4))
    yield from _text(data["onward"])


def _text(told: dict[str, Any]) -> list[Sketch]:
    return text_sketches(told["title"], told["texts"])


def _table(told: dict[str, Any], portions: Sequence[float]) -> list[Sketch]:
    return table_sketches(told["title"], told.get("heads"), told["rows"], portions) if told["rows"] else []


def _files(files: dict[str, Any], pictures: Mapping[str, Picture]) -> Iterator[Sketch]:
    """A slide for each picture, and one that names the files that are none."""
    for each in files["items"]:
        if each["id"] in pictures:
            yield picture_sketch(each["title"], pictures[each["id"]], each["id"], each["name"])
    others = [[each["title"], each["name"]] for each in files["items"] if each["id"] not in pictures]
    if others:
        yield from table_sketches(files["title"], None, others, (1, 1.6))


def _front(data: dict[str, Any]) -> Slide:
    """The title, what kind of project it is, who leads it and who is in the team."""
    size, pages = text_pages([data["title"]], ROOM_WIDE, _FRONT_HIGH, _FRONT_SIZES)
    title = Words(LEFT, _FRONT_TOP, ROOM_WIDE, _FRONT_HIGH, pages[0], size, bold=True)
    y = _FRONT_TOP + height(pages[0], ROOM_WIDE, size) + 8
    front = data["front"]
    parts: list[Part] = [
        Words(LEFT, _FRONT_TOP - 13, ROOM_WIDE, 8, [data["kind"]], 16, colour=_ACCENT, bold=True),
        Area(LEFT, y - 4, ROOM_WIDE, 0.4, LINE),
    ]
    lines = [shortened(each, ROOM_WIDE, line_height(_LINE_SIZE), (_LINE_SIZE,))[1] for each in front["lines"]]
    parts.append(Words(LEFT, y, ROOM_WIDE, 18, lines, _LINE_SIZE))
    y += height(lines, ROOM_WIDE, _LINE_SIZE) + 4
    size, pages = text_pages([front["team"]], ROOM_WIDE, _TEAM_HIGH, _TEAM_SIZES)
    team = pages[0] if len(pages) == 1 else [front["team_in_short"]]
    parts.append(Words(LEFT, y, ROOM_WIDE, _TEAM_HIGH, team, size, colour=QUIET))
    parts.append(Words(LEFT, HIGH - 18, ROOM_WIDE, 8, [front["day"]], 14, colour=QUIET))
    return Slide(title, [each for each in parts if not isinstance(each, Words) or any(each.lines)])


def _plan(plan: dict[str, Any]) -> list[Sketch]:
    if not plan["rows"]:
        return []
    done = ROOM_WIDE * plan["part"]
    above: list[Part] = [
        Words(LEFT, TOP, ROOM_WIDE, 9, [plan["said"]], 20, bold=True),
        Area(LEFT, TOP + _BAR_TOP, ROOM_WIDE, _BAR_HIGH, LINE),
        *([Area(LEFT, TOP + _BAR_TOP, done, _BAR_HIGH, _ACCENT)] if done else []),
    ]
    taken = (above, _BAR_TAKES) if plan["said"] else ((), 0.0)
    return table_sketches(plan["title"], plan["heads"], plan["rows"], (0.4, 4, 1.8, 1.4, 1.7), taken)


def _effects(effects: dict[str, Any]) -> Iterator[Sketch]:
    cards = effects["figures"][:_CARDS]
    above = [part for place, (value, said) in enumerate(cards) for part in _card(place, value, said)]
    taken = _CARD_HIGH + _CARD_GAP if cards else 0.0
    if cards or effects["rows"]:
        portions = (2.4, 1.1, 0.9, 1.25, 1.3)
        heads = effects["heads"] if effects["rows"] else None
        *shown, last = table_sketches(effects["title"], heads, effects["rows"], portions, (above, taken))
        whole = with_words(last, effects["texts"]) if effects["texts"] else last
        yield from [*shown, whole or last]
        if whole:
            return
    yield from _text(effects)


def _card(place: int, value: str, said: str) -> list[Part]:
    """A figure on a white card, and below it what it is."""
    wide = (ROOM_WIDE - (_CARDS - 1) * _CARD_GAP) / _CARDS
    x, inner = LEFT + place * (wide + _CARD_GAP), wide - 8
    size, figure = shortened(value, inner, 13, (30, 24, 20, 16, 14))
    small, words = shortened(said, inner, 16, (14, 12))
    return [
        Area(x, TOP, wide, _CARD_HIGH, SHEET, is_framed=True),
        Words(x + 4, TOP + 4, inner, 14, [figure], size, bold=True),
        Words(x + 4, TOP + 19, inner, 16, [words], small, colour=QUIET),
    ]
