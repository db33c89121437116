"""What reaches a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kehoach_parser import parse_text
from kehoach_parser.exports.json import to_json
from kehoach_parser.exports.terminal import show
from kehoach_parser.messages.terminal import escaped, harmless
from tests.conftest import Command

HOSTILE = "KẾ HOẠCH\nTrồng\x1b]0;x\x07 rừng\x9b31m năm 2031\nI. VIỆC\n1. Đào\x7f hố.\n"


@pytest.mark.parametrize(("text", "left"), [("a\tb\nc", "a\tb\nc"), ("\x1b[31m", "\ufffd[31m"), ("\x9b\x7f\x00\r", "\ufffd" * 4), ("Kế hoạch", "Kế hoạch")])
def test_harmless(text: str, left: str) -> None:
    assert harmless(text) == left


def test_json_says_the_same() -> None:
    text = '{"a": "\x9b\x7f \\u001b é"}'
    assert escaped(text).isprintable()
    assert json.loads(escaped(text)) == json.loads(text)


def test_a_plan_shows_no_control_character_but_its_styles() -> None:
    plan = parse_text(HOSTILE)
    printed = io.StringIO()
    show(plan, printed, colour=False, width=80)
    assert "rừng" in printed.getvalue()
    assert harmless(printed.getvalue()) == printed.getvalue()
    assert "\x9b" not in to_json(plan).decode()
    assert json.loads(to_json(plan))["subject"] == plan.subject


def test_nor_do_names_of_files(tmp_path: Path, kehoach: Command) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b]0;x\x07\x9bdo.txt").write_text(HOSTILE, "utf-8")
    for command in (("batch", tmp_path / "in", tmp_path / "out"), ("check", tmp_path / "in")):
        done = kehoach(*command, PYTHONIOENCODING="utf-8")
        for output in (done.stdout.decode(), done.stderr.decode()):
            assert harmless(output) == output
