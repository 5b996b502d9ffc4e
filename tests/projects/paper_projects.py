"""An ordinary project to be put on paper, as a whole and as a line of the register."""

from typing import Any

from board.projects.cards import (
    ActionCard,
    CheckCard,
    FileCard,
    FullProject,
    GoalCard,
    MemberCard,
    ProjectCard,
    StageCard,
    TransitionCard,
    VersionCard,
)

_STAGES = (
    ("2026-02-02", "2026-02-02"), ("2026-02-03", "2026-02-16"), ("2026-02-17", "2026-02-26"),
    ("2026-02-27", "2026-03-05"), ("2026-03-06", "2026-03-15"), ("2026-03-16", "2026-03-18"),
    ("2026-03-19", "2026-05-17"), ("2026-05-18", "2026-06-16"), ("2026-06-17", "2026-06-17"),
    ("2026-09-15", "2026-09-15"),
)  # fmt: skip


def stages(facts: int) -> list[StageCard]:
    """The plan of ten stages; the first ones have happened as planned but for the last of them, a day late."""
    return [
        StageCard(
            number=number,
            plan_start=first,
            plan_end=last,
            fact_start=first if number <= facts else None,
            fact_end=None if number > facts else last if number < facts else f"{last[:-2]}{int(last[-2:]) + 1:02}",
        )
        for number, (first, last) in enumerate(_STAGES, start=1)
    ]


_CARD: dict[str, Any] = {
    "id": "p1",
    "code": "LP-2026-001",
    "kind": "pilot",
    "title": "Сокращение срока выдачи разрешения на использование земельного участка",
    "state": "closing",
    "state_since": "2026-06-17T03:00:00Z",
    "resume_state": None,
    "resume_on": None,
    "unit_id": "u1",
    "unit": "Земельный отдел",
    "performed_at": None,
    "sector": "municipal_government",
    "tags": ["DIG-1"],
    "portfolio_id": None,
    "source_project_id": None,
    "external_source": None,
    "leader_id": "w1",
    "leader": "Ковалёва Анна Сергеевна",
    "customer": "Заместитель главы района по экономике",
    "team_ids": ["w2", "w3"],
    "stages": stages(8),
    "approved_on": "2026-02-02",
    "closed_on": None,
    "ended_on": None,
    "goals": 2,
    "goals_reached": 1,
    "best": "Срок: 26 дней → 11 дней",
    "actions": 4,
    "actions_done": 3,
    "next_check": "2026-07-17",
}
_FULL: dict[str, Any] = {
    "performed_at_unit_id": None,
    "customer_unit_id": "u2",
    "customer_text": None,
    "customer_head_id": "w9",
    "customer_head": "Петров И. И.",
    "customer_post": "Заместитель главы Новокузнецкого муниципального района по экономике",
    "process": "Выдача разрешения на использование земель или земельного участка",
    "start_event": "поступления заявления",
    "end_event": "выдачи разрешения заявителю",
    "rationale": [
        "Половина жалоб граждан за 2025 год касается срока выдачи разрешений.",
        "Заявление пять раз передаётся между отделами и ждёт в очереди 17 дней из 26.",
        "Треть заявлений возвращается из-за неполного комплекта документов.",
    ],
    "effects_text": "Заявитель получает разрешение за 11 дней вместо 26; специалисты не ищут документы по отделам.",
    "goal_list": [
        GoalCard(
            id="g1", name="Срок выдачи разрешения", unit="календарных дней", baseline=26, target=12, is_lead_time=True,
            fact=11, achievement=107.1, kept=None,
        ),
        GoalCard(
            id="g2", name="Доля возвратов на доработку", unit="%", baseline=32.5, target=10, is_lead_time=False,
            fact=14.5, achievement=80.0, kept=None,
        ),
    ],
    "team": [
        MemberCard(id="m1", person_id="w2", name="Лапин Борис Петрович", duty="карта процесса, замеры времени"),
        MemberCard(id="m2", person_id="w3", name="Орлова Вера Ивановна", duty="регламент и шаблоны"),
        MemberCard(id="m3", person_id=None, name="Сидоров Глеб", duty=""),
    ],
    "passport_version": 1,
    "approved_at": "2026-02-01T20:30:00Z",
    "approved_by": "Петров И. И.",
    "author_id": "w1",
    "author": "Ковалёва Анна Сергеевна",
    "created_at": "2026-01-20T03:00:00Z",
    "suspended_on": None,
    "results": [
        {
            "id": "r1", "name": "Приём заявления", "was": "Пять кабинетов, 40 минут", "became": "Одно окно, 10 минут",
            "was_photo": "f3", "became_photo": "f4", "is_significant": True,
        },
        {
            "id": "r2", "name": "Согласование", "was": "Последовательно, 12 дней", "became": "Параллельно, 3 дня",
            "was_photo": None, "became_photo": None, "is_significant": False,
        },
    ],
    "effects": {
        "labour_before": 180.0, "labour_after": 75.0, "cases": 420.0, "money": 315.5,
        "money_basis": "735 часов в год по средней стоимости часа",
    },
    "checks": [
        CheckCard(
            id="c1", due="2026-07-17", kind="interim", at=None, by=None, values={}, kept={}, verdict=None, note=None
        )
    ],
    "remarks": [],
    "versions": [
        VersionCard(
            version=1, reason=None, at="2026-01-21T03:00:00Z", by="Ковалёва Анна Сергеевна",
            submitted_at="2026-01-28T03:00:00Z", approved_at="2026-02-01T20:30:00Z", approved_by="Петров И. И.", seen=[],
        )
    ],
    "agreements": [],
    "transitions": [
        TransitionCard(
            id="t1", step="create", was=None, became="idea", on_day="2026-01-20", comment=None,
            by="Ковалёва Анна Сергеевна", at="2026-01-20T03:00:00Z",
        ),
        TransitionCard(
            id="t2", step="complete_stage", was="result_monitoring", became="closing", on_day="2026-06-17",
            comment="Все цели измерены", by="Ковалёва Анна Сергеевна", at="2026-06-17T03:00:00Z",
        ),
    ],
    "action_list": [
        ActionCard(
            id=f"a{place}", position=place, text=text, problem=None, owner_id="w2", owner=owner, due=due,
            original_due=original, postponed=postponed, state=state, evidence=None, why_not=why, board_id=None,
            task_id=None, done_on=None, wish=None,
        )
        for place, (text, owner, due, original, postponed, state, why) in enumerate(
            (
                ("Принимать заявления в одном окне", "Лапин Б. П.", "2026-04-10", "2026-04-10", 0, "confirmed", None),
                ("Согласовывать проект параллельно", "Орлова В. И.", "2026-04-30", "2026-04-20", 1, "confirmed", None),
                ("Памятка о комплекте документов", "Лапин Б. П.", "2026-05-05", "2026-05-05", 0, "confirmed", None),
                ("Шаблон ответа о возврате", "Орлова В. И.", "2026-06-01", "2026-05-10", 2, "reported", None),
                ("Запрос через СМЭВ", None, None, None, 0, "cancelled", "Нет доступа до конца года"),
            ),
            start=1,
        )
    ],
    "files": [
        FileCard(
            id=key, role=role, name=name, media_type=media, size=size, note=None, by="Ковалёва А. С.",
            at="2026-03-01T03:00:00Z",
        )
        for key, role, name, media, size in (
            ("f1", "current_map", "карта текущего состояния.png", "image/png", 1000),
            ("f2", "problem_table", "таблица проблем.xlsx", "application/vnd.ms-excel", 1000),
            ("f3", "photo", "было.jpg", "image/jpeg", 1000),
            ("f4", "photo", "стало.jpg", "image/jpeg", 1000),
            ("f5", "standard", "стандарт приёма.pdf", "application/pdf", 1000),
            ("f6", "target_map", "карта целевого состояния.pdf", "application/pdf", 1000),
        )
    ],
    "missing": {},
    "warnings": [],
}  # fmt: skip


def ordinary(**other: Any) -> FullProject:
    """A pilot near its end, with everything that is usual."""
    return FullProject(**{**_CARD, **_FULL, **other})


def line(**other: Any) -> ProjectCard:
    """The same as a line of the register."""
    return ProjectCard(**{**_CARD, **other})
