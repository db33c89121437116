"""The place of a plan that a reference means: by its numbers, or by all of them but one where nothing else fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.draft import Appendix, PlanDraft
from kehoach_parser.facts.references.places import Place, is_issued, places_of
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# "II", "1.15", "II.3", "3a", "b"; a Roman numeral before a single letter, which it may begin with.
NUMBER = r"(?:[ivxl]{1,6}(?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){0,4}\.?[a-z]?|[a-z])(?!\w)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as printed: its text, the numbers of its units from the inmost out, the word and the number of its
    appendix (None for none, "" for one without a number)."""

    text: str
    numbers: tuple[str, ...]
    appendix: tuple[str, str] | None


def appendices(draft: PlanDraft) -> list[Appendix]:
    """The appendices of a plan that stand behind it."""
    return [appendix for appendix in draft.appendices if appendix.after is None]


def body_of(draft: PlanDraft, pointer: str) -> str:
    """Pointer of the document whose own text this is: "" for the plan, its appendix for what a decision issues."""
    part = re.match(r"/appendices/(\d+)/", pointer)
    if part is None:
        return ""
    return part[0].rstrip("/") if is_issued(draft.appendices[int(part[1])]) else ""


def resolve(draft: PlanDraft, places: Sequence[Place], mention: Mention, body: str) -> tuple[str | None, bool]:
    """(pointer, corrected) of the place meant; (None, False) where nothing fits or several places do.

    body: pointer of the document that refers.
    """
    base, corrected = body, False
    if mention.appendix is not None:
        found, corrected = _appendix(draft, *mention.appendix)
        if found is None or not mention.numbers:
            return found, corrected
        base = found
    within = [place for place in places if place.pointer.startswith(f"{base}/" if base else "/sections/")]
    # Some authors begin with the outmost: "Phần II, mục 1, điểm b".
    exact = places_of(within, mention.numbers) or places_of(within, mention.numbers[::-1])
    nearest = [place for place, skipped in exact if sum(skipped) == min(sum(s) for _, s in exact)]
    if nearest:
        return (nearest[0].pointer, corrected) if len(nearest) == 1 else (None, False)
    fitting = _but_one(within, mention.numbers)
    return (next(iter(fitting)), True) if len(fitting) == 1 else (None, False)


def _but_one(places: Sequence[Place], numbers: Sequence[str]) -> set[str]:
    """Pointers of the places that fit all numbers but one, which is not the inmost.

    Levels must be whole otherwise: below the number left out as many as were printed. A single number that is left must
    name several levels ("1.15"); "2" or "b" alone tell nothing.
    """
    found: set[str] = set()
    for left_out in range(1, len(numbers)):
        rest = [number for index, number in enumerate(numbers) if index != left_out]
        if len(rest) == 1 and "." not in rest[0]:
            continue
        outmost = left_out == len(numbers) - 1
        for place, skipped in places_of(places, rest):
            wanted = [int(index == left_out - 1) for index in range(len(rest))]
            if outmost:  # how far down the rest begins is not known
                wanted[-1] = skipped[-1]
            if list(skipped) == wanted:
                found.add(place.pointer)
    return found


def _appendix(draft: PlanDraft, word: str, label: str) -> tuple[str | None, bool]:
    """(pointer, corrected) of an appendix by its word and its number, "" for the only one there is."""
    own = [(f"/appendices/{index}", _label(appendix)) for index, appendix in enumerate(draft.appendices) if appendix.after is None]
    labelled = [(pointer, _label_number(printed)) for pointer, printed in own if key(printed).startswith(word)]
    if not labelled and not any(printed for _, printed in own):
        labelled = [(pointer, "") for pointer, _ in own]
    fitting = [pointer for pointer, number in labelled if not label or _same_label(number, label)]
    if len(fitting) == 1:
        return fitting[0], False
    # "Phụ lục 1" where the only one bears no number.
    if label and len(labelled) == 1 and not labelled[0][1]:
        return labelled[0][0], True
    return None, False


def _label(appendix: Appendix) -> str:
    return appendix.label.value if appendix.label is not None else ""


def is_appendix(draft: PlanDraft, word: str) -> bool:
    """Does this word mean an appendix here? A sheet is one only where the plan's appendices are called so."""
    return word in words("references", "appendix") or any(key(_label(appendix)).startswith(word) for appendix in draft.appendices)


def _label_number(label: str) -> str:
    numbers = re.findall(rf"(?<!\w){NUMBER}", fold(label))
    return str(numbers[-1]) if numbers else ""


def _same_label(one: str, other: str) -> bool:
    """Of one appendix? Appendices have but one row of numbers: there "I" and "1" are the same."""
    return one == other or (bool(one) and _value(one) == _value(other) != 0)


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else roman_value(number.upper())
