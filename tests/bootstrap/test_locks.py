"""The lock files pin everything that pyproject.toml asks for."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(package): version for package, version in pairs}


def asked(*texts: str) -> list[Requirement]:
    return [Requirement(text) for text in texts]


def unmet(wanted: list[Requirement], pinned: dict[str, str]) -> list[str]:
    met = {
        str(requirement)
        for requirement in wanted
        if requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0"))
    }
    return [str(requirement) for requirement in wanted if str(requirement) not in met]


def test_every_range_of_pyproject_is_pinned_within_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    serving = asked(*project["project"]["dependencies"], *project["build-system"]["requires"])
    testing = asked(*project["project"]["optional-dependencies"]["test"])
    assert unmet(serving, pins("requirements.lock")) == []
    assert unmet(serving + testing, pins("requirements-test.lock")) == []


def test_the_test_set_contains_the_serving_set_in_the_same_versions() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()
