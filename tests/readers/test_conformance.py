"""What every reader keeps to, whatever it is given: a fault of the file is told as one, and a body keeps the shape of document.py.

Over the table of formats: a row without a file here fails, so that a new format is held to it, too.
"""

from __future__ import annotations

import io
import random
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.errors import InputError, KehoachError, MissingProgramError
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.formats import FORMATS, READERS, Format
from kehoach_parser.readers.office import convert_with_office
from kehoach_parser.text.repair import repair
from tests.pdf_maker import Page, write_pdf

LINES = ("Lop mai nha kho Doi Cat", "1. Don lop ngoi cu.", "2. Thay hai xa go gay.")
LIMIT = 120  # seconds: a reader that takes longer hangs
HUGE, MANY = 200_000, 3000
# A cell of a workbook takes no more.
CELL = 32_000
INVISIBLE = "\u202e\u200b\ufeff"


def office_xml(lines: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Viec"
    table.cell(1, 0).text, table.cell(1, 1).text = lines[0], lines[-1]
    return saved(document)


def workbook(lines: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    for row, line in enumerate(lines, 1):
        for column in range(0, len(line), CELL):
            book.active.cell(row, column // CELL + 1, line[column : column + CELL])
    return saved(book)


def saved(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def pdf(lines: Sequence[str]) -> bytes:
    pages = []
    for start in range(0, len(lines), 50):
        pages.append(Page())
        for row, line in enumerate(lines[start : start + 50]):
            pages[-1].text(70, 70 + 14 * row, line)
    return write_pdf(pages)


def rtf(lines: Sequence[str]) -> bytes:
    return (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 " + "".join(rf"{line}\par " for line in lines) + "}").encode("ascii")


def page(lines: Sequence[str]) -> bytes:
    rows = "<table><tr><td colspan=2>Viec</td></tr><tr><td>mot</td><td rowspan=3>hai</td></tr></table>"
    return ("<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + rows + "</body></html>").encode()


def archive(lines: Sequence[str]) -> bytes:
    return b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(lines)


def text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def markdown(lines: Sequence[str]) -> bytes:
    return ("\n\n".join(lines) + "\n\n| Viec | Han |\n|---|---|\n| mot | hai |\n").encode()


def picture(suffix: str) -> Callable[[Sequence[str]], bytes]:
    def make(lines: Sequence[str]) -> bytes:
        cv2, np = pytest.importorskip("cv2"), pytest.importorskip("numpy")
        sheet = np.full((900, 1600), 255, np.uint8)
        for row, line in enumerate(lines[:8]):
            cv2.putText(sheet, line[:60], (60, 120 + 90 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3)
        return bytes(cv2.imencode(suffix, sheet)[1].tobytes())

    return make


def converted(make: Callable[[Sequence[str]], bytes], source: str, target: str) -> Callable[[Sequence[str]], bytes]:
    """As LibreOffice saves it; the test is skipped where it is missing."""

    def made(lines: Sequence[str]) -> bytes:
        if not any(map(shutil.which, ("soffice", "libreoffice"))):
            pytest.skip("LibreOffice is not installed")
        return convert_with_office(make(lines), source, "made", target)

    return made


# First suffix of a format -> a file of it with these lines (ASCII), and where it can with a table of joined cells behind them.
MAKERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".pdf": pdf,
    ".docx": office_xml,
    ".txt": text,
    ".md": markdown,
    ".html": page,
    ".doc": converted(office_xml, ".docx", "doc"),
    ".mht": archive,
    ".odt": converted(office_xml, ".docx", "odt"),
    ".rtf": rtf,
    ".xlsx": workbook,
    ".xls": converted(workbook, ".xlsx", "xls"),
    ".png": picture(".png"),
    ".jpg": picture(".jpg"),
    ".tif": picture(".tif"),
}
# What their programs take seconds for is read at fewer lengths.
SLOW = [row for row in FORMATS if row.need is not None]
every_format = pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.suffixes[0][1:])
every_text = pytest.mark.parametrize("row", [row for row in FORMATS if row.need is None], ids=lambda row: row.suffixes[0][1:])


@cache
def minimal(suffix: str) -> bytes:
    return MAKERS[suffix](LINES)


@contextmanager
def in_time() -> Iterator[None]:
    """Fails where what is done takes longer than LIMIT."""

    def late(*_: object) -> None:
        pytest.fail(f"not finished within {LIMIT} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read(data: bytes, row: Format) -> Body | KehoachError:
    """What comes of the bytes: a body of the right shape, or a fault that is told. Skips where a program is missing."""
    with in_time():
        try:
            body = read_bytes(data, f"a{row.suffixes[0]}").body
        except MissingProgramError as error:
            pytest.skip(str(error))
        except KehoachError as error:
            return error
        conforms(body)
        conforms(repair(body))
    return body


def conforms(body: Body) -> None:
    """Numbers from 1 that rise through the body (texts side by side share theirs), no empty line, cells that do not overlap."""
    across = []
    for item in body.items:
        if isinstance(item, Grid):
            grid_conforms(item)
            across.extend(sorted({line.number for line in item.lines})[:1])
        elif item.column == 0:
            across.append(item.number)
    assert all(before < behind for before, behind in pairwise(across))
    for line in body.lines:
        assert line.number >= 1
        assert line.text.strip(), line
        assert "\n" not in line.text
        assert all(0 <= start < end <= len(line.text) for start, end in line.weak)
    if body.pages is not None:
        places = [line.page for line in body.lines]
        assert all(place is not None and 1 <= place <= body.pages for place in places)
        assert places == sorted(place or 0 for place in places)


def grid_conforms(grid: Grid) -> None:
    taken: set[tuple[int, int]] = set()
    for cell in grid.cells:
        fields = {(cell.row + down, cell.column + right) for down in range(cell.row_span) for right in range(cell.column_span)}
        assert fields
        assert not fields & taken
        assert all(0 <= row < grid.rows and 0 <= column < grid.columns for row, column in fields)
        taken |= fields
    assert [(cell.row, cell.column) for cell in grid.cells] == sorted((cell.row, cell.column) for cell in grid.cells)
    assert 0 <= grid.header_rows <= grid.rows


def test_every_format_has_a_file_here() -> None:
    assert [row.suffixes[0] for row in FORMATS] == list(MAKERS)
    assert sum(len(row.suffixes) for row in FORMATS) == len(READERS)


@every_format
def test_a_valid_file_is_read(row: Format) -> None:
    body = read(minimal(row.suffixes[0]), row)
    assert isinstance(body, Body)
    if row.is_image:
        assert body.ocr_pages == (1,)
    else:
        whole = " ".join(line.text for line in body.lines)
        places = [whole.find(line.split()[-1]) for line in LINES]
        assert places == sorted(places)
        assert places[0] >= 0


@every_format
@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b" \r\n\t\0\n", "only-blanks")])
def test_nothing_is_told_as_nothing(row: Format, data: bytes, code: str) -> None:
    told = read(data, row)
    assert isinstance(told, InputError)
    assert told.code == code


@every_format
def test_a_truncated_file_is_told_or_read(row: Format) -> None:
    """Cut anywhere, it is a fault of the file or what stands before the cut; never another error."""
    data = minimal(row.suffixes[0])
    choice = random.Random(row.suffixes[0])  # noqa: S311 - no secret
    lengths = [1, len(data) // 2, len(data) - 1, *(choice.randrange(1, len(data)) for _ in range(20))]
    for length in lengths[:3] if row in SLOW else lengths:
        told = read(data[:length], row)
        if isinstance(told, KehoachError):
            assert told.code not in {"internal", "internal-silent"}
            assert told.where


@every_text
def test_a_spoiled_file_is_told_or_read(row: Format) -> None:
    """Bytes changed at random places."""
    data = bytearray(minimal(row.suffixes[0]))
    choice = random.Random(row.suffixes[0])  # noqa: S311 - no secret
    for _ in range(20):
        spoiled = bytearray(data)
        for _ in range(choice.randrange(1, 30)):
            spoiled[choice.randrange(len(spoiled))] = choice.randrange(256)
        read(bytes(spoiled), row)


@every_text
def test_a_huge_line(row: Format) -> None:
    words = "chu " * (HUGE // 4)
    body = read(MAKERS[row.suffixes[0]]([words]), row)
    assert isinstance(body, Body)
    assert sum(line.text.count("chu") for line in body.lines) >= (1 if row.suffixes[0] == ".pdf" else HUGE // 4)


@every_text
def test_many_lines(row: Format) -> None:
    body = read(MAKERS[row.suffixes[0]]([f"Viec so {number}x" for number in range(MANY)]), row)
    assert isinstance(body, Body)
    words = {word for line in body.lines for word in line.text.split()}
    assert {f"{number}x" for number in range(MANY)} <= words


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".mht", ".xlsx"])
def test_a_line_of_invisible_characters_is_no_line(suffix: str) -> None:
    row = READERS[suffix]
    body = read(MAKERS[suffix]([LINES[0], INVISIBLE, LINES[1], INVISIBLE]), row)
    assert isinstance(body, Body)
    assert not [line for line in repair(body).lines if not line.text.strip(INVISIBLE + " ")]


def test_the_check_sees_what_is_wrong() -> None:
    """The net itself: bodies that do not conform."""
    one, two = Line("a", 1), Line("b", 2)
    for items in ((two, one), (one, one), (Line(" ", 1),), (Line("a", 0),)):
        with pytest.raises(AssertionError):
            conforms(Body(items))
