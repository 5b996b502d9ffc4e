"""The list of boards where the reader's department has none: what to do next differs with who reads it."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from board.live.change import change
from board.people.models import Role, Unit
from tests.makers import Office, make_person, make_unit
from tests.people.browsers import Browser, give_password

Browsers = Callable[..., Browser]


@pytest.mark.parametrize(
    ("role", "text", "has_button"),
    [
        ("unit_head", "У вашего подразделения пока нет доски. Её настройка займёт минуту", True),
        ("specialist", "Когда руководитель её создаст, она появится здесь.", False),
    ],
)
def test_it_says_what_this_reader_can_do(
    new_browser: Browsers, office: Office, role: Role, text: str, has_button: bool
) -> None:
    with change() as session:
        person = make_person(session, "Фёдор Новиков", role, make_unit(session, "Новый отдел")).id
    browser = new_browser()
    browser.sign_in(give_password(person))
    page = browser.get("/boards").get_data(as_text=True)
    assert text in page
    assert ("button-primary" in page) == has_button


def test_who_belongs_to_no_department_is_sent_to_the_administrator(new_browser: Browsers, office: Office) -> None:
    with change() as session:
        land = session.exec(select(Unit).where(Unit.id == office.land)).one()
        person = make_person(session, "Фёдор Новиков", "specialist", land)
        person.unit_id = None
        session.add(person)
        someone = person.id
    browser = new_browser()
    browser.sign_in(give_password(someone))
    assert "Администратор может добавить вас в отдел" in browser.get("/boards").get_data(as_text=True)
