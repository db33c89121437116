"""Markdown: what crawlers and converters write, broken mark-up and all, with the numbers of the physical lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kehoach_parser.document import Body, Grid, Item, Line
from kehoach_parser.readers.markdown.crawl import crawled_table
from kehoach_parser.readers.markdown.inline import Rendered, render
from kehoach_parser.readers.markdown.lines import heading, is_item, is_rule
from kehoach_parser.readers.markdown.tables import pipe_table, tab_table

_HEADING_SIGN = re.compile(r"^ {0,3}(#{1,6})[ \t]+[*_\[(\"\u201c]*\w", re.MULTILINE)
# "(**)" and "******" are print; "**" around words is not.
_BOLD_PAIR = re.compile(r"(?<![\w*(\\])\*\*(?=[^\s*)])[^*\n]*(?:\n[^*\n]+)?\*\*(?!\*)")
_DELIMITER_ROW = re.compile(
    r"^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$", re.MULTILINE
)
_MARK = re.compile(r"\[(\d{1,3}|[a-z]|[ivx]{2,5})\]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
# Front matter: what opens it and what closes it, its lines (a key, a value's further line, an item), and its length.
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"[\w.\-\"']{1,60}\s*[:=](?:\s|$)|\s+\S|-\s|#")
# Of the lines that follow another so many begin with a small letter where paragraphs are wrapped (nine in ten break
# inside a sentence); where each paragraph is a line, hardly any.
_BREAKS_INSIDE, _FEWEST_BREAKS = 0.2, 4
# Items that run on in a line, and a dash before a small letter, as in the middle of a sentence; how long a full line is.
_IN_LINE = re.compile(r"\(1\)[^()]+\(2\)")
_DASHED = re.compile(r"[-\u2013] [^\W\d_A-Z]")
_FULL = 40
_LONGEST_MATTER, _MATTER = 100, 8000
_MARK_DEFINITION = re.compile(r"[ \t]*\[\^[^\]\s]+\]:")

# Rows of equal length one below the other that make a pipe table without a |---| line: OCR sets single "|", and not
# always the same number of them.
_FEWEST_ROWS = 3
# Lines of a lone "|" that make the crawlers' form.
_FEWEST_LONE_PIPES = 6

Finder = Callable[[Sequence[str], int], "tuple[Grid, int] | None"]
# In order: a TAB table may hold "|" or a lone "|" line of its own, never the other way round.
_TABLES: tuple[Finder, ...] = (tab_table, crawled_table, pipe_table)


def _wrapped(lines: Sequence[str]) -> bool:
    """Are paragraphs broken into lines? Else each is a line of its own, without empty lines between them."""
    behind = [line.lstrip(" *_") for before, line in pairwise(lines) if before.strip() and line.strip()]
    letters = [line[0] for line in behind if line and (line[0].isalpha() or is_item(line))]
    if len(letters) < _FEWEST_BREAKS:
        return True
    return sum(map(str.islower, letters)) >= _BREAKS_INSIDE * len(letters)


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines a block of "key: value" between rules takes at the top; 0 where there is none."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    fence = lines[first].rstrip() if lines else ""
    if fence not in _FENCES:
        return 0
    for index in range(first + 1, min(len(lines), first + _LONGEST_MATTER)):
        line = lines[index].rstrip()
        if line in _FENCES[fence]:
            return index + 1 if index > first + 1 else 0
        if line and not _KEY.match(line):
            return 0
    return 0


def looks_like_markdown(text: str) -> bool:
    """Text has Markdown's mark-up: "#" headings, paired "**" or pipe tables.

    Printed text is full of "- " and "* " items, and of single "#" and "|" where OCR read it: they do not count.
    """
    if _BOLD_PAIR.search(text) or _DELIMITER_ROW.search(text) or _front_matter(text[:_MATTER].removeprefix("\ufeff").splitlines()):
        return True
    levels = [len(found[1]) for found in _HEADING_SIGN.finditer(text)]
    if len(levels) > 1 or any(level > 1 for level in levels):
        return True
    if levels and _HEADING_SIGN.match(text.lstrip("\ufeff \t\r\n")):
        return True
    return _has_pipe_rows(text.splitlines())


def _has_pipe_rows(lines: Sequence[str]) -> bool:
    rows = pipes = alone = 0
    for line in lines:
        count = line.count("|")
        text = line.strip()
        alone += text == "|"
        is_row = count > 2 and text[0] == text[-1] == "|"
        rows = (rows + 1 if count == pipes else 1) if is_row else 0
        pipes = count
        if rows >= _FEWEST_ROWS:
            return True
    first = next((line.strip() for line in lines if line.strip()), "")
    return first == "|" and alone >= _FEWEST_LONE_PIPES


def read_markdown(text: str) -> Body:
    """Lines and grids of a Markdown text.

    Line.number is the physical line, from 1, never falling; equal numbers stand only where one physical line holds
    several pieces of a table. Line.start is None where a further line of a block begins like an item, because items may
    stand without empty lines between them and a wrapped line may begin with a dash. Typographic rules are left out.
    Raises LimitError where the elements of an HTML table in it nest too deeply, nothing else.
    """
    lines = _LINE_END.split(_without_comments(text.removeprefix("\ufeff")))
    reader = _Reader([line.replace("\f", " ") for line in lines], wrapped=_wrapped(lines))
    reader.run(_front_matter(lines))
    return Body(tuple(reader.items))


def _without_comments(text: str) -> str:
    """Text without <!-- comments -->, as many lines as before."""
    parts: list[str] = []
    done = 0
    while (begin := text.find("<!--", done)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts += (text[done:begin], "\n" * text.count("\n", begin, end))
        done = end + 3
    return "".join((*parts, text[done:]))


@dataclass(slots=True)
class _Reader:
    """The state of one reading: what is done, and the block (paragraph) that is being gathered."""

    lines: list[str]
    items: list[Item] = field(default_factory=list)
    block: list[int] = field(default_factory=list)
    gap: bool = False
    marks: set[str] = field(default_factory=set)
    wrapped: bool = True  # lines of a paragraph are broken anywhere
    unclosed: bool = False  # a <table> without an end: no later one has an end either

    def run(self, begin: int) -> None:
        """Read the lines; those before begin are front matter."""
        for number, line in enumerate(self.lines[:begin], 1):
            if line.strip() and not is_rule(line):
                self.add(Line(line.strip(), number, start=True, role="furniture"))
        index = begin
        while index < len(self.lines):
            index = self.step(index)
        self.close()

    def step(self, index: int) -> int:
        """Take the line at index, or the table that begins there; give the index of what follows."""
        line = self.lines[index]
        if not line.strip():
            self.close()
            self.gap = True
            return index + 1
        after = self.table(index)
        if after is not None:
            return after
        told = heading(line)
        if told is not None:
            self.close()
            self.block = [index]
            self.close(level=told[0], texts=[told[1]])
        elif is_rule(line) and not (self.block and line.strip() in ("***", "___")):
            self.close()
        else:
            self.block.append(index)
        return index + 1

    def table(self, index: int) -> int | None:
        if not self.unclosed and "<table" in self.lines[index].lower() and "\t" not in self.lines[index]:
            return self.html_table(index)
        for finder in _TABLES:
            found = finder(self.lines, index)
            if found is not None:
                self.close()
                self.add(found[0])
                return found[1]
        return None

    def html_table(self, index: int) -> int | None:
        """A <table> goes to the HTML reader, which is loaded only then."""
        from kehoach_parser.readers.html.walk import read_fragment  # noqa: PLC0415 - lxml costs start-up time

        depth = 0
        for end in range(index, len(self.lines)):
            line = self.lines[end].lower()
            depth += line.count("<table") - line.count("</table")
            if depth <= 0:
                break
        else:
            self.unclosed = True
            return None
        self.close()
        for item in read_fragment("\n".join(self.lines[index : end + 1]), index + 1):
            self.add(item)
        return end + 1

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.gap = False
        for line in item.lines if isinstance(item, Grid) else (item,):
            self.marks.update(_MARK.findall(line.text))

    def close(self, level: int | None = None, texts: Sequence[str] | None = None) -> None:
        """End the block: its lines without mark-up become Lines."""
        block, self.block = self.block, []
        texts = [self.lines[index] for index in block] if texts is None else texts
        known = frozenset(self.marks)
        note = False
        first = True
        before = ""
        for index, told in zip(block, render(texts), strict=True):
            if not told.text.strip() or is_rule(told.text):
                continue
            begins_note = _begins_note(self.lines[index], told.text, known) and (first or note)
            note = note or begins_note
            start = first or begins_note or (_goes_on(told, before) if self.wrapped else _begins(told, before))
            before = told.text
            line = Line(told.text, index + 1, start=start, bold=told.bold, level=level)
            self.add(replace(line, gap=self.gap, role="footnote" if note else "body"))
            first = False


def _begins_note(raw: str, text: str, known: frozenset[str]) -> bool:
    """The line is the text of a footnote: it begins with a mark that stood in the text before, or defines one."""
    mark = _MARK.match(text.lstrip())
    return (mark is not None and mark[1] in known) or _MARK_DEFINITION.match(raw) is not None


def _begins(line: Rendered, before: str) -> bool | None:
    """Line.start of a further line of a block whose paragraphs are not wrapped."""
    if line.carried or line.text[:1].islower():
        return False
    return True if before.endswith((".", ";", ":")) else None


def _goes_on(line: Rendered, before: str) -> bool | None:
    """Line.start of a further line of a block; before: the line before it."""
    if not is_item(line.text) or line.carried:
        return False
    # "(1) ...; (2) ..." runs on inside its paragraph, and so does a dash inside a sentence.
    inside = _IN_LINE.match(line.text) or (_DASHED.match(line.text) and len(before) >= _FULL and before[-1].isalnum())
    return False if inside else None
