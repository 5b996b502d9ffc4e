"""Which passwords are too easily guessed: a pure question."""

import pytest

from board.people.choosing import fault_of

EMAIL, NAME = "anna.koval@example.org", "Ковалёва Анна Ивановна"
GOOD = [
    "семь слов, которых никто не знает",
    "a good password",
    "десять зн.",
    "kR7!pq-20w",
    "correct horse battery staple",
    "анна любит чай с мёдом",
    "1234567890 яблок",
    "👍🌲🚲🎈🐟" * 2,
]
WEAK = {
    "A password has at least 10 characters.": ["", "коротко", "девять зн"],
    "A password has at most 1000 characters.": ["длинно, но разно" * 63],
    "A password has at least 5 different characters.": ["aaaaaaaaaa", "abababababab", "1212121212", "АаАаАаАаАа"],
    "Keys, letters or digits in a row are guessed first. Take a few words in a row.": [
        "1234567890",
        "0987654321",
        "0123456789",
        "123456789012",
        "abcdefghij",
        "qwertyuiop",
        "QwErTyUiOp",
        "йцукенгшщз",
        "фывапролдж",
        "qwerty123456",
        "qwertyuiop1!",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "абвгдеёжзи",
    ],
    "This is one of the commonest passwords, which are guessed first. Take a few words in a row.": [
        "password123",
        "Password2026!",
        "парольпароль",
        "Пароль-2026",
        "admin-20260101",
        "administrator",
    ],
    "The password contains your e-mail address. Choose another one.": [
        "anna.koval@example.org",
        "Anna.Koval1",
        "my anna.koval",
    ],
    "The password is your name. Choose another one.": [
        "Ковалёва Анна",
        "аннаковалёва",
        "Ковалёва Анна Ивановна",
        "Ковалёва1985",
    ],
}


@pytest.mark.parametrize("password", GOOD)
def test_what_is_not_easily_guessed_will_do(password: str) -> None:
    assert fault_of(password, email=EMAIL, name=NAME) is None


@pytest.mark.parametrize(("why", "password"), [(why, each) for why, several in WEAK.items() for each in several])
def test_what_is_easily_guessed_is_refused_with_the_reason(why: str, password: str) -> None:
    assert fault_of(password, email=EMAIL, name=NAME) == why


def test_a_short_address_may_stand_in_a_longer_password() -> None:
    assert fault_of("анисовые яблоки", email="ан@сосновка.рф", name=NAME) is None


def test_a_name_without_letters_forbids_nothing() -> None:
    assert fault_of("73-15-94-62-08", email=EMAIL, name="—") is None
