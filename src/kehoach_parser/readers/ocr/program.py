"""The tesseract program with its Vietnamese model: is it there, and what does it read in pictures.

On 300 dpi pages the English model gets 84 % of the syllables of a plan wrong, the Vietnamese one 0.4 %: where the
Vietnamese one is missing, nothing is read.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_parser.errors import InputError, LimitError, MissingProgramError
from kehoach_parser.readers.ocr.words import Word, words_of

if TYPE_CHECKING:
    from kehoach_parser.readers.ocr.image import Picture

LANGUAGE = "vie"
# The model that tells which way up a page is comes with Debian's tesseract-ocr; it is sure above this (upright pages of
# five plans: 12 to 19, blank ones: no answer).
ORIENTATION, _SURE = "osd", 8
# Tesseract's ways to look for lines: one column of text of all sizes; one block of text; one line.
PAGE, BLOCK, LINE = "4", "6", "7"
# A page of prose takes 2 to 3 s, a dense table 6 s; a picture of noise can take minutes.
TIMEOUT = 120


def require(place: str) -> None:
    """Raises MissingProgramError where the program, its Vietnamese model or the packages are missing."""
    try:
        import cv2  # noqa: F401, PLC0415 - an extra: loaded when a page is read
        import numpy as np  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingProgramError("ocr-package", place, package=error.name or "") from error
    program = shutil.which("tesseract")
    if program is None:
        raise MissingProgramError("ocr-program", place)
    if LANGUAGE not in languages(program):
        raise MissingProgramError("ocr-model", place)


@lru_cache(maxsize=8)
def languages(program: str) -> frozenset[str]:
    """The models that the program finds."""
    done = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=TIMEOUT)  # noqa: S603
    return frozenset((done.stdout + done.stderr).decode("utf-8", "replace").splitlines()[1:])


def read_words(pictures: Sequence[Picture], layout: str, place: str) -> list[list[Word]]:
    """The words of each picture (300 dpi), boxes in points; the program runs once for all of them.

    place: for messages. Raises LimitError after TIMEOUT seconds, InputError where the program fails.
    """
    import cv2  # noqa: PLC0415

    from kehoach_parser.readers.ocr.image import DPI  # noqa: PLC0415

    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="kehoach-ocr-") as folder:
        names = [str(Path(folder, f"{index}.png")) for index in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            Path(name).write_bytes(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())
        source = names[0]
        if len(names) > 1:
            source = str(Path(folder, "pictures.txt"))
            Path(source).write_text("\n".join(names) + "\n", "utf-8")
        found = words_of(_run(source, layout, place), DPI)
    return [found.get(index + 1, []) for index in range(len(pictures))]


def turn_of(picture: Picture, place: str) -> int:
    """How far a page must be turned clockwise to stand upright: 0, 90, 180, 270 degrees; 0 where nothing tells.

    Appendices in landscape are often scanned lying on their side. 0.4 s a page; right for 15 of 15 pages turned three ways.
    """
    import cv2  # noqa: PLC0415

    if ORIENTATION not in languages(shutil.which("tesseract") or ""):
        return 0
    with tempfile.TemporaryDirectory(prefix="kehoach-ocr-") as folder:
        source = Path(folder, "page.png")
        source.write_bytes(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())
        try:
            told = _call(["tesseract", str(source), "stdout", "-l", ORIENTATION, "--psm", "0", "--dpi", "200"], place)
        except InputError:  # a page with little text
            return 0
    facts = dict(re.findall(r"^(Rotate|Orientation confidence): (\d+)", told, re.MULTILINE))
    sure = int(facts.get("Orientation confidence", 0)) >= _SURE
    return int(facts.get("Rotate", 0)) % 360 if sure else 0


def _run(source: str, layout: str, place: str) -> str:
    return _call(["tesseract", source, "stdout", "-l", LANGUAGE, "--psm", layout, "--dpi", "300", "tsv"], place)


def _call(command: Sequence[str], place: str) -> str:
    # One thread: more of them make a page slower (measured), and batches run a process for each core.
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=TIMEOUT, env=env)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LimitError("ocr-timeout", place, seconds=TIMEOUT) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError("ocr-failed", place, said=said[-1] if said else done.returncode)
    return done.stdout.decode("utf-8", "replace")
