"""Which reader a file goes to: its bytes decide, its name only where they do not tell."""

from __future__ import annotations

import base64
import io

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest

from kehoach_parser.errors import InputError
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.html.archive import read_archive
from kehoach_parser.readers.options import ReadOptions
from kehoach_parser.text.code_tables import Kind
from tests.old_text import to_bytes

WORDS = "Dọn suối Đồi Mây trước mùa lũ"
PAGE = f"<html><body><p>{WORDS}</p></body></html>"


def archive(page: str, charset: str = "utf-8", declared: str = "") -> bytes:
    body = base64.encodebytes((declared + page).encode(charset)).decode()
    return (
        'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--=_b"\r\n\r\n'
        "----=_b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
        f'----=_b\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n----=_b--\r\n'
    ).encode()


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = WORDS
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 D\u7885?n su\u7889?i \u272?\u7891?i M\'e2y tr\u432?\u7899?c m\'f9a l\u361?\par}"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE.encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf<!DOCTYPE html>" + PAGE.encode(), "text/html"),
        (archive(PAGE), "multipart/related"),
        (RTF, "application/rtf"),
        (word_file(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (WORDS.encode(), "text/plain"),
    ],
)
def test_a_doc_is_read_as_what_it_is(data: bytes, media_type: str) -> None:
    source = read_bytes(data, "a.doc")
    assert source.media_type == media_type
    assert [line.text for line in source.body.lines] == [WORDS]


def test_the_name_decides_what_bytes_do_not_tell() -> None:
    assert read_bytes(WORDS.encode(), "a.md").media_type == "text/markdown"
    # Markdown may begin with a piece of HTML.
    assert read_bytes(f"<body>{WORDS}</body>".encode(), "a.md").media_type == "text/markdown"
    assert read_bytes(PAGE.encode(), "a.txt").media_type == "text/html"


def test_an_archive_has_the_charset_that_it_names() -> None:
    body = read_archive(archive("<p>Указ</p>", "windows-1251"), "a.mht")
    assert [line.text for line in body.lines] == ["Указ"]
    with pytest.raises(InputError, match="no page"):
        read_archive(b"MIME-Version: 1.0\r\nContent-Type: image/gif\r\n\r\nGIF89a", "a.mht")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize("kind", ["tcvn3", "vps"])
def test_an_encoding_can_be_asked_for(kind: Kind, name: str) -> None:
    # Too few words to tell.
    data = to_bytes("chợ Mường Động", kind)
    if name == "a.html":
        data = b"<p>" + data + b"</p>"
    options = ReadOptions(encoding=kind)
    assert [line.text.lower() for line in read_bytes(data, name, options=options).body.lines] == ["chợ mường động"]
    assert [line.text.lower() for line in read_bytes(data, name).body.lines] != ["chợ mường động"]
    assert [line.text for line in read_bytes(WORDS.encode(), name, options=options).body.lines] == [WORDS]
