"""Every recipe of CONTRIBUTING.md is followed word for word in a copy of the project: its files written, its commands run.

A block under "<!-- append: PATH -->", "<!-- write: PATH -->" or "<!-- replace: PATH -->" (two blocks: what stands there, what
shall) is done to that file; a block under "<!-- run -->" is run by bash, line by line, with the copy's own code, and must
succeed; one under "<!-- prints -->" is what the last command prints.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "CONTRIBUTING.md"
BASH = shutil.which("bash") or "/bin/bash"
KEPT = ("src", "tests", "tools", "samples", "schemas", "docs", "pyproject.toml", "README.md", "README.vi.md", "CONTRIBUTING.md")
_BLOCK = re.compile(r"<!-- (append|write|replace|with|run|prints)(?:: (\S+))? -->\n```[a-z]*\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """What a recipe does: to a file, or by commands."""

    verb: str
    path: str
    text: str


def recipes() -> dict[str, list[Block]]:
    """Title -> blocks of each recipe (a heading of the second level that holds blocks)."""
    found: dict[str, list[Block]] = {}
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]:
        blocks = [Block(verb, path, text) for verb, path, text in _BLOCK.findall(part)]
        if blocks:
            found[part.partition("\n")[0]] = blocks
    return found


def follow(blocks: list[Block], copy: Path) -> Iterator[str]:
    """Does what the blocks say in the copy; yields what each run of commands that is followed by "prints" printed."""
    printed, replaced = "", ""
    for block in blocks:
        path = copy / block.path
        if block.verb == "append":
            path.write_text(path.read_text("utf-8") + block.text, "utf-8")
        elif block.verb == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        elif block.verb == "replace":
            replaced = block.text
        elif block.verb == "with":
            old = path.read_text("utf-8")
            assert old.count(replaced) == 1, f"{block.path} does not hold once what the recipe replaces: {replaced}"
            path.write_text(old.replace(replaced, block.text), "utf-8")
        elif block.verb == "run":
            printed = run(block.text, copy)
        else:
            assert block.text.strip() in printed
            yield block.text


def run(commands: str, copy: Path) -> str:
    """What the commands print, kehoach and python being those of the copy."""
    programs = copy / ".programs"
    programs.mkdir(exist_ok=True)
    for name, words in (("python", ""), ("kehoach", "-m kehoach_parser ")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(copy / "src"),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [BASH, "-euo", "pipefail", "-c", commands], cwd=copy, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.mark.parametrize("title", recipes())
def test_the_recipe_works_as_written(title: str, tmp_path: Path) -> None:
    copy = tmp_path / "main"
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
        else:
            shutil.copy(source, copy / name)
    expected = sum(block.verb == "prints" for block in recipes()[title])
    assert len(list(follow(recipes()[title], copy))) == expected


def test_there_is_a_recipe_for_each_common_change() -> None:
    told = " ".join(recipes()).lower()
    for change in ("format", "column word", "field label", "diagnostic", "language"):
        assert change in told
