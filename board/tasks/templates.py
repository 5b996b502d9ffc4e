"""With which columns a board begins. Pure."""

from dataclasses import dataclass

from board.tasks.models import ColumnKind


@dataclass(frozen=True)
class Stage:
    """A column of a template: its names, what stage of work it stands for, its limit and whom the limit counts."""

    name: str
    short_name: str
    kind: ColumnKind
    wip_limit: int | None = None
    wip_scope: str = "column"


TEMPLATES: dict[str, tuple[Stage, ...]] = {
    # Domain 4.4, the board standard.
    "standard": (
        Stage("Очередь", "Очередь", ColumnKind.BACKLOG),
        Stage("План недели", "План", ColumnKind.PLANNED),
        Stage("В работе", "В работе", ColumnKind.IN_PROGRESS, 3, "person"),
        Stage("На согласовании", "Соглас.", ColumnKind.APPROVAL, 5, "person"),
        Stage("Проверка", "Проверка", ColumnKind.REVIEW, 7),
        Stage("Готово", "Готово", ColumnKind.DONE),
    ),
    "simple": (
        Stage("Очередь", "Очередь", ColumnKind.BACKLOG),
        Stage("В работе", "В работе", ColumnKind.IN_PROGRESS, 3, "person"),
        Stage("Готово", "Готово", ColumnKind.DONE),
    ),
    "requests": (
        Stage("Поступило", "Поступило", ColumnKind.BACKLOG),
        Stage("Принято к рассмотрению", "Принято", ColumnKind.PLANNED),
        Stage("Готовим ответ", "Ответ", ColumnKind.IN_PROGRESS, 5, "person"),
        Stage("Ждём сведений", "Ждём", ColumnKind.APPROVAL),
        Stage("На подписи", "Подпись", ColumnKind.REVIEW, 7),
        Stage("Отправлено", "Отправлено", ColumnKind.DONE),
    ),
}
