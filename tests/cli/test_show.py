"""`kehoach show`: every line of the outline and every cell of the tables, within the width."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from kehoach_parser import parse_file
from kehoach_parser.exports.terminal import show
from tests.conftest import SAMPLES


@pytest.mark.parametrize("width", [60, 80, 160])
def test_widths_fit_and_cells_wrap(width: int) -> None:
    plan = parse_file(SAMPLES / "huyen-song-lam.docx")
    printed = io.StringIO()
    show(plan, printed, colour=False, width=width)
    lines = printed.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    letters = "".join(char for line in lines for char in line if char.isalnum())
    table = "".join(line for line in lines if line.startswith("│"))
    cells = [cell for appendix in plan.appendices for group in appendix.groups for row in group.rows for cell in (row.tasks, row.lead)]
    assert any(cells)
    for cell in filter(None, cells):
        words = [word for word in cell.split() if word.isalpha() and len(word) < 5]
        assert all(word in table for word in words), cell
    for section in plan.sections:
        head = (section.heading or "")[:20]
        assert "".join(char for char in head if char.isalnum()) in letters


def test_a_pipe_has_no_colours() -> None:
    command = [sys.executable, "-m", "kehoach_parser", "show", str(SAMPLES / "xa-an-thuan.txt")]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert b"\x1b" not in done.stdout
    assert "XÃ AN THUẬN" in done.stdout.decode()


def test_colours_where_they_are_asked_for() -> None:
    printed = io.StringIO()
    show(parse_file(SAMPLES / "xa-an-thuan.txt"), printed, colour=True, width=80)
    assert "\x1b[1m" in printed.getvalue()


def test_an_input_that_is_not_there() -> None:
    done = subprocess.run([sys.executable, "-m", "kehoach_parser", "show", "none.pdf"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
