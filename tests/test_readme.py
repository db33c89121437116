"""What the README shows is what comes out, and what it points to is there."""

from __future__ import annotations

import re

from kehoach_parser import parse_file
from kehoach_parser.errors import ExitCode
from tests.conftest import ROOT, SAMPLES

README = (ROOT / "README.md").read_text("utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text("utf-8")


def test_the_output_shown_is_real() -> None:
    shown = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert shown
    printed = {line.rstrip(",") for line in parse_file(SAMPLES / "xa-an-thuan.docx").model_dump_json(indent=1).splitlines()}
    lines = [line.rstrip(",") for line in shown[1].splitlines() if line.strip() != "…"]
    assert len(lines) > 40
    assert [line for line in lines if line not in printed] == []


def test_the_test_command_can_be_found() -> None:
    """.ci/run takes it from between the same marks."""
    found = re.findall(r"<!-- test-command -->\n```sh\n(.+)\n```\n<!-- /test-command -->", README)
    assert len(found) == 1
    assert found[0].endswith("-m pytest")


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "README.vi.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_the_exit_codes_are_all_told() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \| ", README, re.MULTILINE)}
    assert told == {int(code) for code in ExitCode}


def blocks(page: str) -> list[tuple[str, list[str]]]:
    """(language, lines without comments) of each block of code, in order."""
    found = re.findall(r"^```(\w+)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    return [(name, [re.sub(r"\s+# .*", "", line) for line in text.splitlines()]) for name, text in found]


def test_the_vietnamese_page_has_the_same_commands() -> None:
    assert len(blocks(README)) == 6
    assert blocks(VIETNAMESE) == blocks(README)


def test_the_vietnamese_page_has_the_same_parts() -> None:
    """As many headings, rows of tables, points and links as the English one."""
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"\]\(([^)]*)\)"):
        assert len(re.findall(pattern, VIETNAMESE, re.MULTILINE)) == len(re.findall(pattern, README, re.MULTILINE)), pattern
    told = [re.findall(r"^\| (\d+) \| ", page, re.MULTILINE) for page in (README, VIETNAMESE)]
    assert told[0] == told[1]
