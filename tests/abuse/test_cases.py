"""The table of abuse cases names tests that exist, and each case has a proof or says what it would need."""

import ast
import re

import pytest

from tests.abuse.cases import CASES, Case
from tests.servers import ROOT


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_a_case_is_proven_or_says_what_it_would_need(case: Case) -> None:
    assert case.proofs or case.without
    for file, names in case.proofs.items():
        tree = ast.walk(ast.parse((ROOT / "tests" / file).read_text()))
        there = {each.name for each in tree if isinstance(each, ast.FunctionDef) and is_run(each)}
        assert set(names) <= there, file


def test_no_case_stands_twice_and_all_are_numbered() -> None:
    numbers = [case.number for case in CASES]
    assert len(set(numbers)) == len(numbers) > 20
    assert all(re.fullmatch(r"A\d+", number) for number in numbers)


def is_run(test: ast.FunctionDef) -> bool:
    """Whether it is not left out."""
    return not any(word in ast.unparse(mark) for mark in test.decorator_list for word in ("skip", "xfail"))
