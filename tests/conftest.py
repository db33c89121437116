"""Paths, the command as a process, and the shared plans where they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach_parser

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"

# Messages are in English for every test that does not ask for another language.
os.environ["LC_ALL"] = "C.UTF-8"

Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans beside the checkout; no part of the project."""
    if not (SHARED / "plans").is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def kehoach() -> Command:
    """Runs the command as a user does: a process of its own, in a locale without Vietnamese letters."""
    package = str(Path(kehoach_parser.__file__).resolve().parent.parent)

    def run(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
        environment = kept | {"PYTHONPATH": package, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"} | variables
        command = [sys.executable, "-m", "kehoach_parser", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, cwd=cwd, env=environment)

    return run
