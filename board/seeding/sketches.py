"""Drawings and tables that stand in the demonstration for maps of processes and for the analysis of problems."""

import functools
import io
from collections.abc import Sequence
from pathlib import Path

import fontpkg_pt_sans
from PIL import Image, ImageDraw, ImageFont

from board.documents.formats.xlsx import Cell, Sheet, workbook

_FONTS = Path(fontpkg_pt_sans.__file__).parent / "files"
_SIZE, _EDGE, _BOX = (1400, 600), 40, 185
_PAPER, _INK, _LINE, _WASTE = "#ffffff", "#171b20", "#0b5fa5", "#b3261e"
_NOW = ("Приём", "Регистрация", "Запрос сведений", "Согласование", "Подпись", "Выдача")
_THEN = ("Приём", "Сверка на месте", "Подпись", "Выдача")
_SHARES = {6: (0.05, 0.1, 0.35, 0.3, 0.15, 0.05), 4: (0.2, 0.4, 0.2, 0.2)}


def map_of(title: str, borders: tuple[str, str], total: float, unit: str, *, is_target: bool) -> bytes:
    """A process as a line of steps with their times: a PNG. `total` is the time of the whole in `unit`."""
    steps = _THEN if is_target else _NOW
    picture = Image.new("RGB", _SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_EDGE, 30), title[:90], _INK, _font(34, bold=True))
    pen.text((_EDGE, 84), f"от {borders[0][:60]} до {borders[1][:60]}", _INK, _font(24))
    wide = (_SIZE[0] - 2 * _EDGE) / len(steps)
    for place, (name, share) in enumerate(zip(steps, _SHARES[len(steps)], strict=True)):
        _step(pen, _EDGE + place * wide, name, f"{total * share:.3g} {unit}".replace(".", ","), waits=share >= 0.3)
        if place:
            x = _EDGE + place * wide
            pen.line((x - (wide - _BOX), 290, x - 8, 290), _LINE, 4)
            pen.polygon(((x - 20, 280), (x - 4, 290), (x - 20, 300)), _LINE)
    pen.text((_EDGE, 500), f"Время протекания: {total:g} {unit}".replace(".", ","), _INK, _font(32, bold=True))
    pen.text((_EDGE, 550), "Демонстрационная схема", "#59636e", _font(22))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def problems_of(reasons: Sequence[str], actions: Sequence[str]) -> bytes:
    """The table of the analysis of problems: an XLSX with what is wrong and what is done about it."""
    rows: list[list[Cell]] = [
        [number, reason, actions[(number - 1) % len(actions)] if actions else ""]
        for number, reason in enumerate(reasons, start=1)
    ]
    heads = (("№", 6), ("Проблема", 70), ("Решение", 70))
    return workbook([Sheet("Анализ проблем", heads, rows)])


def _step(pen: ImageDraw.ImageDraw, x: float, name: str, time: str, *, waits: bool) -> None:
    edge = _WASTE if waits else _LINE
    pen.rounded_rectangle((x, 230, x + _BOX, 350), 12, _PAPER, edge, 4)
    pen.text((x + 14, 250), name.replace(" ", "\n", 1), _INK, _font(26, bold=True))
    pen.text((x + 14, 370), time, edge, _font(26))


@functools.lru_cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    wanted = "Bold" if bold else "Regular"
    file = next(each for each in sorted(_FONTS.rglob("*.ttf")) if wanted.lower() in each.stem.lower())
    return ImageFont.truetype(str(file), size)
