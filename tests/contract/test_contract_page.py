"""docs/contract.md explains every field as the models have it now."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import BaseModel

from kehoach_parser.contract import facts as models_facts
from kehoach_parser.contract import plan as models
from kehoach_parser.diagnose.registry import DIAGNOSTICS
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import contract_page


def test_the_page_is_fresh() -> None:
    done = subprocess.run([sys.executable, "tools/contract_page.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_model_is_explained() -> None:
    known = [value for module in (models, models_facts) for value in vars(module).values() if contract_page.is_model(value)]
    theirs = {value for value in known if value.__module__.startswith("kehoach_parser")}
    assert theirs - {models_facts.Model} == set(contract_page.ORDER)


def test_every_diagnostic_is_explained() -> None:
    rows = list(contract_page.diagnostics())
    assert "| `text-doubtful` | warning, error | 1.0 | " in "\n".join(rows)
    told = [row.split("`")[1] for row in rows[2:]]
    assert told == list(dict.fromkeys(code.partition("/")[0] for code in DIAGNOSTICS))
    assert all(not row.endswith("|  |") for row in rows)


def test_a_field_without_an_example_or_with_a_wrong_one_is_told() -> None:
    class Odd(BaseModel):
        """Odd."""

        size: int
        """How large."""

    with pytest.raises(AssertionError, match=r"Odd\.size has no example"):
        list(contract_page.table(Odd, {}))
    with pytest.raises(AssertionError, match=r"Odd\.size has no docstring"):
        list(contract_page.table(Odd, {"Odd.size": 3}))
    with pytest.raises(ValueError, match="valid integer"):
        list(contract_page.table(Odd, {"Odd.size": "much"}))
