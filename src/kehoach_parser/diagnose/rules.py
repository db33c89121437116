"""All that is to be said of a plan, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kehoach_parser.diagnose import facts as of_facts
from kehoach_parser.diagnose import plan as of_plan
from kehoach_parser.diagnose import reading
from kehoach_parser.diagnose.abbreviations import unexplained
from kehoach_parser.draft import Finding, PlanDraft
from kehoach_parser.facts.values import Facts
from kehoach_parser.tree import Printed


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of how a plan was read.

    ocr, unread, lost: pages read from pictures, pages that OCR is missing for, pages beyond help (None: all text).
    parts: names of parts of the file that could not be read.
    repairs: (pointer, kind) of each. unreadable: pointers of values with letters that cannot be known. doubts: words that the
    restoration of diacritics is not sure of, by the pointer of their value; codes: codes and numbers likewise. doubtful: the
    text is from OCR, or restored.
    """

    ocr: Sequence[int] = ()
    unread: Sequence[int] = ()
    lost: Sequence[int | None] = ()
    parts: Sequence[str] = ()
    repairs: Sequence[tuple[str, str]] = ()
    unreadable: Sequence[str] = ()
    doubts: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = field(default_factory=dict)
    codes: Mapping[str, Sequence[tuple[str, Sequence[str]]]] = field(default_factory=dict)
    doubtful: bool = False


def diagnose(draft: PlanDraft, facts: Facts, printed: Printed, read: Reading) -> list[Finding]:
    """Everything that is missing, odd or in doubt; printed: the draft's texts."""
    return [
        *of_plan.impossible_dates(draft),
        *reading.pages(read.ocr, read.unread, read.lost),
        *reading.parts(read.parts),
        *reading.furniture(draft.furniture),
        *reading.header_doubts(draft.letterhead.doubtful),
        *(found for rule in of_plan.RULES for found in rule(draft)),
        *reading.repaired(read.repairs),
        *(found for rule in of_facts.RULES for found in rule(draft, facts)),
        *unexplained(printed, doubtful=read.doubtful),
        *reading.lost_letters(read.unreadable),
        *reading.doubtful(read.doubts),
        *reading.doubtful(read.codes, "code-doubtful"),
        *of_plan.tables(draft),
        *of_facts.unit(draft, facts),
    ]
