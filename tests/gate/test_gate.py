"""The gate corpus: no layout of an invented document falls below its floor (tools/quality.py shows and raises them)."""

from __future__ import annotations

import pytest

from tests.test_quality import quality

FLOORS = quality.GATE.read()
CASES = quality.GATE.cases()


@pytest.mark.parametrize("name", FLOORS)
def test_no_layout_falls_below_its_floor(name: str) -> None:
    if name not in CASES and name.endswith(".pdf"):
        pytest.skip(f"{quality.FONT} is not here")
    standing = CASES[name]()
    missed = quality.misses(standing, FLOORS[name])
    assert not missed, "\n".join([*missed, *quality.changes(standing, FLOORS[name])])


def test_every_layout_has_a_floor_and_every_format_is_there() -> None:
    assert set(CASES) <= set(FLOORS)
    assert {name.rpartition(".")[2] for name in FLOORS} == {"docx", "html", "pdf", "md", "txt"}
    assert len({name.partition(".")[0] for name in FLOORS}) >= 40
