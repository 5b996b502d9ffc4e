"""Of what people are reminded about projects: passports that wait, stages that end, checks that are due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

from board.decree import queries as decree
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import PASSPORT, PROJECT
from board.notices.reminding import Reminder
from board.notices.words import Say, Speech, Words
from board.projects import queries, wishing
from board.projects.lifecycle import ACTIVE, STAGE_OF, State, Step
from board.projects.models import LeanProject, ProjectAction, Transition
from board.tasks.reminders import is_told_on, next_worked, of_this_day

_NEWS = timedelta(days=7)
_TOLD = (Step.SUBMIT, Step.RETURN, Step.APPROVE)


def of_now(session: Session, now: datetime) -> list[Reminder]:
    """A passport was submitted, returned or approved, the customer is asked about an action: at once, on any day."""
    since, found = now - _NEWS, list[Reminder]()
    for project in queries.moved_since(session, since):
        found += _of_passport(session, project, since)
    for project, action in queries.wishes(session):
        found += _of_wish(project, action, since)
    return found


def of_day(session: Session, now: datetime) -> list[Reminder]:
    """Stages that end on the next working day or are late, checks of stability that are due; nothing on days off."""
    today = is_told_on(session, now)
    if today is None:
        return []
    until = next_worked(session, today)
    names = {each["number"]: each["label"] for each in decree.rows(session, "stage")}
    told = queries.in_states(session, (*ACTIVE, State.SUSPENDED, State.STABILITY_MONITORING))
    return [each for project in told for each in _of_project(session, project, today, until, names)]


def _of_passport(session: Session, project: LeanProject, since: datetime) -> Iterator[Reminder]:
    steps = [each for each in queries.transitions(session, project.id) if each.step in _TOLD and each.at >= since]
    for step in steps[-1:]:
        if step.became != project.state:
            continue
        waits = step.step == Step.SUBMIT
        who = project.customer_head_id if waits else project.leader_id
        occasion = Occasion(PASSPORT, f"{step.step}:{step.id}", since=step.at)
        if who:
            yield Reminder(occasion, frozenset([who]), _passport(project, step))


def _of_wish(project: LeanProject, action: ProjectAction, since: datetime) -> Iterator[Reminder]:
    wish = action.wish or {}
    asked = datetime.fromisoformat(wish["at"])
    who = project.leader_id if wish["answer"] else project.customer_head_id
    if who and asked >= since and wish["answer"] != wishing.GRANTED:
        occasion = Occasion(PROJECT, f"wish:{action.id}:{wish['at']}:{wish['answer'] or ''}", since=asked)
        yield Reminder(occasion, frozenset([who]), _wish(project, action))


def _of_project(
    session: Session, project: LeanProject, today: date, until: date, names: dict[int, str]
) -> Iterator[Reminder]:
    if project.leader_id is None:
        return
    leader, state = frozenset([project.leader_id]), project.stands
    if state in ACTIVE:
        number = STAGE_OF[state]
        stage = next(each for each in queries.stages(session, project.id) if each.number == number)
        if stage.plan_end and stage.fact_end is None and today <= stage.plan_end <= until:
            due = of_this_day(PROJECT, f"stage:{project.id}:{number}:{stage.plan_end}", today)
            yield Reminder(due, leader, _stage(project, names[number], stage.plan_end, is_late=False))
        if stage.plan_end and stage.fact_end is None and stage.plan_end < today:
            late = of_this_day(PROJECT, f"late:{project.id}:{number}:{stage.plan_end}", today)
            yield Reminder(late, leader, _stage(project, names[number], stage.plan_end, is_late=True))
    if state is State.SUSPENDED and project.resume_on and project.resume_on <= today:
        over = of_this_day(PROJECT, f"rest:{project.id}:{project.resume_on}", today)
        yield Reminder(over, leader, _rest(project, project.resume_on))
    if state is State.STABILITY_MONITORING:
        waiting = next((each for each in project.checks if not each["at"]), None)
        day = date.fromisoformat(waiting["due"]) if waiting else None
        if waiting and day and day <= until:
            check = of_this_day(PROJECT, f"check:{waiting['id']}", today)
            yield Reminder(check, leader, _check(project, day))


def _passport(project: LeanProject, step: Transition) -> Say:
    def say(speech: Speech) -> Words:
        named = {"code": project.code, "title": project.title}
        title = {
            Step.SUBMIT: speech.gettext("A passport waits for your approval: %(code)s %(title)s", **named),
            Step.RETURN: speech.gettext("The passport was returned: %(code)s %(title)s", **named),
            Step.APPROVE: speech.gettext("The passport is approved: %(code)s %(title)s", **named),
        }[Step(step.step)]
        return Words(title, (Line(step.comment or step.by),), _page(project))

    return say


def _wish(project: LeanProject, action: ProjectAction) -> Say:
    wish = action.wish or {}

    def say(speech: Speech) -> Words:
        named = {"code": project.code, "action": action.text}
        if wish["answer"]:
            title = speech.gettext("The customer says no: %(code)s, %(action)s", **named)
        elif wish["what"] == wishing.CANCEL:
            title = speech.gettext("Your word is asked, not to be done: %(code)s, %(action)s", **named)
        else:
            title = speech.gettext("Your word is asked, another day: %(code)s, %(action)s", **named)
        lines = (wish["comment"] if wish["answer"] else wish["reason"],)
        return Words(title, tuple(Line(each) for each in lines if each), f"{_page(project)}#measures")

    return say


def _stage(project: LeanProject, stage: str, day: date, *, is_late: bool) -> Say:
    def say(speech: Speech) -> Words:
        named = {"stage": stage, "day": speech.short_day(day), "code": project.code, "title": project.title}
        if is_late:
            return Words(
                speech.gettext("Late since %(day)s: %(stage)s, %(code)s %(title)s", **named), path=_page(project)
            )
        return Words(speech.gettext("Ends on %(day)s: %(stage)s, %(code)s %(title)s", **named), path=_page(project))

    return say


def _rest(project: LeanProject, day: date) -> Say:
    def say(speech: Speech) -> Words:
        named = {"day": speech.short_day(day), "code": project.code, "title": project.title}
        return Words(speech.gettext("Was to go on from %(day)s: %(code)s %(title)s", **named), path=_page(project))

    return say


def _check(project: LeanProject, day: date) -> Say:
    def say(speech: Speech) -> Words:
        named = {"day": speech.short_day(day), "code": project.code, "title": project.title}
        return Words(
            speech.gettext("Does the result hold? Check of %(day)s: %(code)s %(title)s", **named), path=_page(project)
        )

    return say


def _page(project: LeanProject) -> str:
    return f"/projects/{project.id}"
