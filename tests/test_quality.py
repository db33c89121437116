"""The quality gate: no real plan falls below its floor in tests/floors.toml (tools/quality.py shows and raises them)."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

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
FLOORS = quality.REAL.read()


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, Callable[[], object]]:
    assert shared == quality.SHARED
    found: dict[str, Callable[[], object]] = quality.real_plans()
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_no_plan_falls_below_its_floor(cases: dict[str, Callable[[], object]], name: str) -> None:
    standing = cases[name]()
    missed = quality.misses(standing, FLOORS[name])
    assert not missed, "\n".join([*missed, *quality.changes(standing, FLOORS[name])])


def test_every_plan_has_a_floor(shared: Path) -> None:
    assert shared.is_dir()
    assert {plan.name for plan, _ in quality.plans()} == set(FLOORS)


def test_a_floor_is_raised_and_lowered_only_when_allowed(tmp_path: Path) -> None:
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
    assert "expected of it has changed" in quality.misses(other_gold, second)[0]
    assert quality.misses(high, None)
    corpus = quality.Corpus(tmp_path / "floors.toml", ("About.",), ("body", "all"), dict)
    corpus.write({"b.txt": first, "a.txt": second})
    assert corpus.read() == {"a.txt": second, "b.txt": first}


def test_a_corpus_below_its_floors_fails_and_an_update_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    standing = quality.Standing({"all": 0.8}, "g1", {})
    corpus = quality.Corpus(tmp_path / "floors.toml", ("About.",), ("all",), lambda: {"a.txt": lambda: standing})
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    higher = quality.Floor({"all": 0.9}, "g1", frozenset())
    corpus.write({"a.txt": higher, "gone.txt": higher})
    assert quality.measured(corpus, update=False, allow_lower=False) == ["a.txt"]
    assert "FAILS: all 0.8000 is below its floor 0.9000" in capsys.readouterr().out
    assert quality.measured(corpus, update=True, allow_lower=False) == ["a.txt"]
    assert corpus.read() == {"a.txt": higher, "gone.txt": higher}
    assert quality.measured(corpus, update=True, allow_lower=True) == []
    assert corpus.read() == {"a.txt": quality.Floor({"all": 0.8}, "g1", frozenset())}


def test_without_the_plans_only_the_gate_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "SHARED", tmp_path / "nowhere")
    assert quality.real_plans() == {}
    assert quality.GATE.cases()
