"""The quality gate: no real plan falls below its floor in tests/floors.toml (tools/quality.py shows and raises them)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

TOOL = ROOT / "tools" / "quality.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


quality = load()
FLOORS = quality.floors()


@pytest.fixture(scope="module")
def score(shared: Path) -> Any:
    assert shared == quality.SHARED
    return quality.scoring()


@pytest.mark.parametrize("name", FLOORS)
def test_no_plan_falls_below_its_floor(score: Any, name: str) -> None:
    plan, gold = next((plan, gold) for plan, gold in quality.plans() if plan.name == name)
    standing = quality.stand(score, plan, gold)
    missed = quality.misses(standing, FLOORS[name])
    assert not missed, "\n".join([*missed, *quality.changes(standing, FLOORS[name])])


def test_every_plan_has_a_floor(shared: Path) -> None:
    assert shared.is_dir()
    assert {plan.name for plan, _ in quality.plans()} == set(FLOORS)


def test_a_floor_is_raised_and_lowered_only_when_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = {"aaaaaaaa": ("-", "header/place", "Sông Lam")}
    low = quality.Standing({"body": 0.91239, "all": 0.5}, "g1", lost)
    high = quality.Standing({"body": 0.95, "all": 0.5}, "g1", {})
    first = quality.renewed(low, None, allow_lower=False)
    assert (first.f1, first.gold, first.wrong) == ({"body": 0.9123, "all": 0.5}, "g1", frozenset(lost))
    assert quality.misses(low, first) == []
    assert list(quality.changes(high, first)) == ["  gained: 1 leaves are no longer wrong"]
    second = quality.renewed(high, first, allow_lower=False)
    assert second.f1["body"] == 0.95
    assert quality.misses(low, second) == ["body 0.9124 is below its floor 0.9500"]
    assert list(quality.changes(low, second)) == ["  lost: - header/place: Sông Lam"]
    assert quality.renewed(low, second, allow_lower=False) == second
    assert quality.renewed(low, second, allow_lower=True) == first
    other_gold = quality.Standing(high.f1, "g2", {})
    assert "gold has changed" in quality.misses(other_gold, second)[0]
    assert quality.misses(high, None)
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.toml")
    quality.write({"b.txt": first, "a.txt": second})
    assert quality.floors() == {"a.txt": second, "b.txt": first}


def test_without_the_plans_nothing_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(quality, "SHARED", tmp_path / "nowhere")
    assert quality.main([]) == 2
    assert "not here" in capsys.readouterr().out
