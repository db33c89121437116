"""The command that makes and scores layouts."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("layouts", ROOT / "tools" / "layouts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["layouts"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_make_writes_files_with_what_they_must_become(tool: ModuleType, tmp_path: Path) -> None:
    assert tool.main(["make", str(tmp_path), "--count", "4", "--format", "docx", "--format", "md"]) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.rpartition(".")[2] for name in names].count("json") == 4
    for name in names:
        if name.endswith(".json"):
            assert name.removesuffix(".json") in names
            assert json.loads((tmp_path / name).read_text("utf-8"))["header"]["date"]["year"] >= 2001


def test_score_prints_each_format_and_names_the_worst(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["score", "--count", "4", "--format", "html", "--format", "txt", "--worst", "4", "--only", "mttq"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:4]] == [["html", "2"], ["txt", "2"], ["all", "4"]]


def test_a_loss_is_told_or_not(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    layout = tool.Layout(tool.documents()[0], 1, "md")
    leaf = ("subject", "Trồng cây")
    lost = tool.Score(1, 2, 2, (leaf,), (leaf,))
    right = tool.Result(layout, tool.Score(2, 2, 2, (), ()), ())
    results = [tool.Result(layout, lost, ("cell-uncertain",)), right, *[tool.Result(layout, lost, ())] * 2]
    tool.print_scores(results, tool.argparse.Namespace(worst=3, diff=False))
    out = capsys.readouterr().out
    assert out.splitlines()[1].split() == ["md", "4", "0.6250", "0.5000", "25%", "50%"]
    assert out.count("NOT TOLD") == 2
    assert "told: cell-uncertain" in out


def test_a_name_that_no_document_has_is_refused(tool: ModuleType) -> None:
    with pytest.raises(SystemExit, match="no document"):
        tool.main(["score", "--only", "khong-co"])
