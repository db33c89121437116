"""The documents that a plan itself carries out: those that its preamble opens with ("Thực hiện Kế hoạch số ...").

A document that a cited one carries out in turn ("Kế hoạch số ... thực hiện Nghị quyết số ...") is none of them, nor is a
legal basis ("Căn cứ ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from kehoach_parser.facts.citation_tails import is_listed
from kehoach_parser.facts.citation_words import is_number_word
from kehoach_parser.facts.places import is_issued
from kehoach_parser.facts.wording import printed
from kehoach_parser.text.fold import fold

# Between the verb and its document: "ý kiến chỉ đạo của UBND tỉnh tại Công văn số ..."; a plan by its name, its number in brackets.
_LONGEST_GAP = 160
_PART = re.compile(r"[;\n]|\.(?=\s)")


class Cited(Protocol):
    """Where a document is cited in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(the verbs at the beginning of a clause, what may stand between them and the document)."""
    aim, verb, manner = (printed("citations", "carry", kind) for kind in ("aim", "verb", "manner"))
    link = rf"[\s,]+(?:(?:{printed('citations', 'word', 'and')})\s+)?"
    opening = rf"(?:^|[.;\n]\s+)\W*(?:(?:{aim})\s+)?(?:{verb})\b(?:{link}(?:{verb}|{manner})\b)*\s+"
    gap = (
        rf"(?:(?:{printed('citations', 'carry', 'filler')})\s+)*"
        rf"(?:[^.;,()]{{1,{_LONGEST_GAP}}}\b(?:{printed('citations', 'carry', 'place')})\s+"
        rf"|(?:{printed('citations', 'type')})\b[^.;()]{{1,{_LONGEST_GAP}}}\(\s*)?"
    )
    return re.compile(opening, re.IGNORECASE), re.compile(gap, re.IGNORECASE)


def opening_places(plan: dict[str, Any]) -> tuple[str, ...]:
    """How the pointers of the parts begin that say what a plan (plain data), or one that a decision issues, carries out."""
    issued = (f"/appendices/{index}/content/" for index, appendix in enumerate(plan["appendices"]) if is_issued(appendix))
    return ("/preamble/", "/subject", *issued)


def carried_out(text: str, cited: Sequence[Cited]) -> list[bool]:
    """For each document cited in a text that says what a plan carries out, in order: is it one of these?"""
    opening, gap = _patterns()
    ends = [match.end() for match in opening.finditer(text)]
    found: list[bool] = []
    # last: the end of what was cited last; inner: inside of what is said of a document that the plan carries out.
    carried, inner, last = False, False, 0
    for document in cited:
        between = text[last : document.start]
        opened = any(gap.fullmatch(text, end, document.start) for end in ends if end <= document.start)
        goes_on = carried and not _PART.search(between) and not opened
        if goes_on and (inner or document.start < last or not _beside(text, last, document.start)):
            inner = True
            found.append(False)
        else:
            listed = carried and _beside(text, last, document.start)
            carried, inner = listed or opened, False
            found.append(carried)
        last = max(last, document.end)
    return found


def _beside(text: str, start: int, end: int) -> bool:
    """Are two documents set side by side, the word "số" before the second or not?"""
    return is_listed(text, start, end) or is_number_word(fold(text[start:end]).strip(" ,;"))
