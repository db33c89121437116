"""Write the sample plans in all formats, and the JSON that each must become, from their content.

Run `python samples/build.py`. Needs python-docx, pypdfium2, LibreOffice (soffice) and a font that has the widths of
Times New Roman and all Vietnamese letters (Liberation Serif 2, Tinos).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from sample_plans.content import huyen_song_lam, tinh_binh_lam, xa_an_thuan
from sample_plans.content.model import Plan
from sample_plans.layout.expected import expected
from sample_plans.layout.markdown import crawled, simple, wrong_headings
from sample_plans.layout.pdf import pages_of_lines, write_pdf
from sample_plans.layout.plaintext import edited, flowed, printed
from sample_plans.layout.word import write_docx

HERE = Path(__file__).resolve().parent

Layout = Callable[[Plan], str]

PLANS: tuple[tuple[Plan, Layout | None, Layout], ...] = (
    (xa_an_thuan.PLAN, None, wrong_headings),
    (huyen_song_lam.PLAN, flowed, simple),
    (tinh_binh_lam.PLAN, edited, crawled),
)
"""Each plan with the form of its TXT (None: the lines of its PDF) and of its Markdown."""

FAULTS: tuple[tuple[str, str, str], ...] = (
    ("xa-an-thuan.txt", r"(?m)^ 2 $", "a page number on a line of its own"),
    ("xa-an-thuan.txt", r"(?m)^2022\. ", "a wrapped line that begins with a number"),
    ("xa-an-thuan.txt", r"13/2018/QĐ- \n\nUBND", "a code cut after its hyphen"),
    ("xa-an-thuan.txt", r"lực,  kinh", "double blanks"),
    ("xa-an-thuan.txt", r"(?m)^-M", "no blank after the dash"),
    ("xa-an-thuan.md", r"(?m)^đ\) Thời gian", "đ) after c)"),
    ("huyen-song-lam.txt", r"ngƣời", "a damaged letter in a title"),
    ("huyen-song-lam.txt", r"[^.:;\n]\n\f\d+\n\n[a-zà-ỹđ]", "a paragraph cut by a page break"),
    ("huyen-song-lam.txt", r"cấp xã; - 100%", "an item run on in a cell"),
    ("huyen-song-lam.md", "a\N{COMBINING ACUTE ACCENT}", "decomposed Unicode"),
    ("tinh-binh-lam.txt", "^\ufeff", "a byte order mark"),
    ("tinh-binh-lam.txt", r"yếu\[1\]", "a footnote mark"),
)
"""What the rendered texts must show, so that a change of wording or font does not lose it unseen."""


def main() -> int:
    """Write all samples; return 1 where one lacks the fault that it is there for."""
    for plan, plaintext, markdown in PLANS:
        source = HERE / f"{plan.id}.docx"
        write_docx(plan, source, automatic=plan.appendix is not None)
        pages = pages_of_lines(write_pdf(source))
        if not any(plan.signer in line for page in pages for line in page):
            sys.stderr.write("The PDF lacks Vietnamese letters: install Liberation Serif 2 or Tinos.\n")
            return 1
        _write(f"{plan.id}.txt", plaintext(plan) if plaintext else printed(plan, pages))
        _write(f"{plan.id}.md", markdown(plan))
        _write(f"expected/{plan.id}.json", json.dumps(expected(plan), ensure_ascii=False, indent=1) + "\n")
    missing = [f"{name}: {what}" for name, pattern, what in FAULTS if not re.search(pattern, _read(name))]
    sys.stderr.writelines(f"lacking in {line}\n" for line in missing)
    return 1 if missing else 0


def _write(name: str, text: str) -> None:
    (HERE / name).write_bytes(text.encode())


def _read(name: str) -> str:
    return (HERE / name).read_bytes().decode()


if __name__ == "__main__":
    sys.exit(main())
