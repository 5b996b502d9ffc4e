"""Projects that strain the paper: one with long and strange texts, and one of which nothing is known."""

from board.projects.cards import FullProject, GoalCard, MemberCard, StageCard
from tests.projects.paper_projects import ordinary

STRANGE = (
    "Ёлки & «палки» <b>№ 5</b> \"кавычки\" 'апостроф' — #let x = 1 \\ $5 {{ 7 * 7 }} %(name)s =1+1 @all *a* _b_ ≥ ½"
)
UNUSUAL = "Эмодзи 😀🏗️ и арабский عربى مرحبا"


def long_text(signs: int, start: str = "") -> str:
    """So many signs of ordinary Russian words."""
    words = "Заявление передаётся между отделами и ждёт решения, пока не найдётся недостающий документ; "
    return (start + words * (signs // len(words) + 1))[:signs].strip()


def strained() -> FullProject:
    """A project whose fields are as full as they may be, and full of signs that mean something to programs."""
    goals = [
        GoalCard(
            id=f"g{place}", name=long_text(500, f"{STRANGE} {place} "), unit="календарных дней на одно заявление <i>&",
            baseline=1e12 - place / 3, target=-1e12, is_lead_time=place == 1, fact=123456.789012, achievement=49.9, kept=-12.5,
        )
        for place in range(1, 6)
    ]  # fmt: skip
    team = [
        MemberCard(
            id=f"m{place}", person_id=None, name=f"Длинноимённая-Двойная {STRANGE} {place}"[:200], duty=long_text(190)
        )
        for place in range(1, 16)
    ]
    action = ordinary().action_list[3]
    actions = [
        action.model_copy(
            update={"id": f"a{place}", "text": long_text(300, f"{STRANGE} {place} "), "owner": STRANGE[:90]}
        )
        for place in range(1, 11)
    ]
    results = [
        {
            "id": f"r{place}", "name": long_text(300, STRANGE), "was": long_text(2000, STRANGE), "became": "Щ" * 2000,
            "was_photo": "f3" if place == 1 else None, "became_photo": "gone" if place == 1 else None, "is_significant": False,
        }
        for place in range(1, 4)
    ]  # fmt: skip
    return ordinary(
        title=long_text(300, f"{STRANGE} {UNUSUAL} "),
        unit=STRANGE,
        process=long_text(10_000, f"{STRANGE}\r\nвторая строка\n\n"),
        start_event="Щ" * 3000,
        end_event=STRANGE,
        rationale=[long_text(10_000, STRANGE), UNUSUAL, STRANGE],
        effects_text=long_text(3000, f"{UNUSUAL} {STRANGE} "),
        goal_list=goals,
        team=team,
        action_list=actions,
        results=results,
        customer=long_text(300, STRANGE),
        customer_post=long_text(200, STRANGE),
        customer_head=long_text(200),
        tags=["DIG-1", "UNKNOWN"],
    )


def unknown() -> FullProject:
    """A project of which only the name and the unit are known yet."""
    nothing = dict.fromkeys(
        ("leader", "leader_id", "customer", "customer_unit_id", "customer_head", "customer_head_id", "customer_post",
         "approved_at", "approved_by", "approved_on", "sector", "next_check", "best")
    )  # fmt: skip
    lists = (
        "rationale",
        "goal_list",
        "team",
        "results",
        "checks",
        "versions",
        "transitions",
        "action_list",
        "files",
        "tags",
    )
    dates = dict.fromkeys(("plan_start", "plan_end", "fact_start", "fact_end"))
    return ordinary(
        **nothing,
        **{name: [] for name in lists},
        state="idea",
        stages=[StageCard(number=number, **dates) for number in range(1, 11)],
        process="",
        start_event="",
        end_event="",
        effects_text="",
        effects={},
        passport_version=0,
    )
