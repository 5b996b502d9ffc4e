"""Colours by the domain's own examples and their edges; the browser's twin is held to the same file."""

from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from board.kpi.verdicts import Target, expected, verdict

EXAMPLES: list[dict[str, Any]] = orjson.loads(Path(__file__).with_name("verdicts.json").read_bytes())


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["why"] for each in EXAMPLES])
def test_a_value_has_the_colour_of_the_example(example: dict[str, Any]) -> None:
    target = Target(**example["target"]) if example["target"] is not None else None
    day = date.fromisoformat(example["day"])
    wanted = expected(example["rule"], target, day)
    assert wanted == (None if example["expected"] is None else pytest.approx(example["expected"], abs=5e-5))
    found = verdict(
        example["rule"], example["direction"], example["value"], target=target, day=day, base=example.get("base")
    )
    assert found == example["colour"]
