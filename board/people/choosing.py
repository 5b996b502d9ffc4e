"""Which passwords are too easily guessed to be chosen: pure, without a database."""

import re
from itertools import permutations

from board.errors import N_

LEAST_LENGTH, MOST_LENGTH, LEAST_DIFFERENT = 10, 1000, 5
_ROWS = (
    "12345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    "йцукенгшщзхъфывапролджэячсмитьбю.",
    "1q2w3e4r5t6y7u8i9o0p",
    "1й2ц3у4к5е6н7г8ш9щ0з",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "йфяцычувскамепинртгоь",
)
_RUNS = [row for each in _ROWS for row in (each, each[::-1])]
_SHORTEST_RUN, _MOST_BESIDE_RUNS = 3, 2
# What is left when digits and signs are taken out of the commonest passwords.
_COMMON = re.compile(
    r"(password|passwd|passw0rd|parol|пароль|gfhjkm|admin|administrator|админ|администратор|root|user|welcome|letmein|"
    r"changeme|iloveyou|monkey|dragon|master|login|secret|qwerty|йцукен|test|тест|demo|демо|привет|любовь|россия)+"
)
_LEAST_OF_ADDRESS = 4


def fault_of(password: str, *, email: str, name: str) -> str | None:
    """Why a password will not do for the person with that address and name; `None` where it will."""
    plain = password.casefold()
    if len(password) < LEAST_LENGTH:
        return N_("A password has at least 10 characters.")
    if len(password) > MOST_LENGTH:
        return N_("A password has at most 1000 characters.")
    if len(set(plain)) < LEAST_DIFFERENT:
        return N_("A password has at least 5 different characters.")
    if _is_made_of_runs(plain):
        return N_("Keys, letters or digits in a row are guessed first. Take a few words in a row.")
    if _COMMON.fullmatch(_letters(plain)):
        return N_("This is one of the commonest passwords, which are guessed first. Take a few words in a row.")
    return _fault_of_own(plain, email.casefold(), name.casefold())


def _fault_of_own(plain: str, email: str, name: str) -> str | None:
    account = email.partition("@")[0]
    if len(account) >= _LEAST_OF_ADDRESS and account in plain:
        return N_("The password contains your e-mail address. Choose another one.")
    words = [_letters(word) for word in name.split()[:4]]
    names = {"".join(order) for count in range(1, len(words) + 1) for order in permutations(words, count)}
    return N_("The password is your name. Choose another one.") if _letters(plain) in names - {""} else None


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _is_made_of_runs(text: str) -> bool:
    at = beside = 0
    while at < len(text) and beside <= _MOST_BESIDE_RUNS:
        length = max(_length_of_run(text[at:], row) for row in _RUNS)
        beside += length < _SHORTEST_RUN
        at += length if length >= _SHORTEST_RUN else 1
    return beside <= _MOST_BESIDE_RUNS


def _length_of_run(text: str, row: str) -> int:
    start = row.find(text[0])
    if start < 0:
        return 0
    length = 0
    for mine, theirs in zip(text, row[start:], strict=False):
        if mine != theirs:
            break
        length += 1
    return length
