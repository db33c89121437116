"""The documents that a plan itself carries out: those that its preamble opens with ("Thực hiện Kế hoạch số ...").

A document that a cited one carries out in turn ("Kế hoạch số ... thực hiện Nghị quyết số ...") is none of them, nor is a
legal basis ("Căn cứ ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.citations.tails import is_listed
from kehoach_parser.facts.citations.words import is_number_word
from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.references.places import is_issued
from kehoach_parser.facts.wording import forms, printed
from kehoach_parser.text.fold import fold

# Between the verb and its document: "ý kiến chỉ đạo của UBND tỉnh tại Công văn số ..."; a plan by its name, its number in brackets.
_LONGEST_GAP = 160
_PART = re.compile(r"[;\n]|\.(?=\s)")
_CLAUSE = re.compile(r"(?:^|[.;\n]\s+)\W*")
_PLAIN = re.compile(rf"[^.;,()]{{1,{_LONGEST_GAP}}}")
_NAMED = re.compile(rf"[^.;()]{{1,{_LONGEST_GAP}}}\(\s*")


class Cited(Protocol):
    """Where a document is cited in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@lru_cache(maxsize=8)
def _said(*kinds: str) -> Phrases:
    return Phrases(forms("citations", "carry", *kinds))


@lru_cache(maxsize=1)
def _types() -> Phrases:
    return Phrases(forms("kinds", "type"))


@lru_cache(maxsize=1)
def _link() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:(?:{printed('citations', 'word', 'and')})\s+)?", re.IGNORECASE)


def _openings(text: str) -> Iterator[int]:
    """The ends of the verbs that begin a clause, with what stands beside them ("Để triển khai thực hiện có hiệu quả ")."""
    for clause in _CLAUSE.finditer(text):
        aim = _said("aim").begins(text, clause.end())
        end = _said("verb").begins(text, _behind_blanks(text, aim) if aim else clause.end())
        while end is not None and (link := _link().match(text, end)) and (further := _said("verb", "manner").begins(text, link.end())):
            end = further
        if end is not None and text[end : end + 1].isspace():
            yield _behind_blanks(text, end)


def _leads_to(text: str, start: int, end: int) -> bool:
    """Do these words do no more than lead from the verb to its document?"""
    while (filler := _said("filler").begins(text, start)) and filler < end:
        start = _behind_blanks(text, filler)
    if start >= end:
        return True
    place = _said("place").ends(text, end)
    if place is not None and start < place and _PLAIN.fullmatch(text, start, place):
        return True
    return _types().begins(text, start) is not None and _NAMED.fullmatch(text, start, end) is not None


def _behind_blanks(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def opening_places(draft: PlanDraft) -> tuple[str, ...]:
    """How the pointers of the parts begin that say what a plan, or one that a decision issues, carries out."""
    issued = (f"/appendices/{index}/content/" for index, appendix in enumerate(draft.appendices) if is_issued(appendix))
    return ("/preamble/", "/subject", *issued)


def carried_out(text: str, cited: Sequence[Cited]) -> list[bool]:
    """For each document cited in a text that says what a plan carries out, in order: is it one of these?"""
    ends = list(_openings(text))
    found: list[bool] = []
    # last: the end of what was cited last; inner: inside of what is said of a document that the plan carries out.
    carried, inner, last = False, False, 0
    for document in cited:
        between = text[last : document.start]
        opened = any(_leads_to(text, end, document.start) for end in ends if end <= document.start)
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
