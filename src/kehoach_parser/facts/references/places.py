"""The numbered places of a plan: units, criteria, fields, list items, groups and rows, each with those it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.document import Text
from kehoach_parser.draft import Appendix, Block, Criterion, Paragraph, PlanDraft, Section
from kehoach_parser.text.fold import key
from kehoach_parser.tree import fields_of
from kehoach_parser.vocabulary.loader import words

# What stands around the number of a list item, and marks that are no number.
_MARKS = " .,:;()[]/*+-–—•●▪◦○■□➢►✓➤❖§·"


@dataclass(frozen=True, slots=True)
class Place:
    """pointer: JSON pointer. number: as printed, without marks, in lower case ("ii", "1.15", "b"). above: the places
    that it stands in, the nearest first. last: the last of its numbers ("15"), by which most places are ruled out."""

    pointer: str
    number: str
    above: tuple[Place, ...]
    last: str


def is_issued(appendix: Appendix) -> bool:
    """Is this a document of its own, which a decision issues ("KẾ HOẠCH ... (Ban hành kèm theo Quyết định số ...)")?"""
    if appendix.label is not None or not appendix.sections or appendix.title is None:
        return False
    return key(appendix.title.value).startswith(words("kinds", "kind"))


def all_places(draft: PlanDraft) -> list[Place]:
    """Every numbered place of the body and of the appendices, in order."""
    found: list[Place] = []
    _sections(draft.sections, "/sections", (), found)
    for index, appendix in enumerate(draft.appendices):
        pointer = f"/appendices/{index}"
        _sections(appendix.sections, f"{pointer}/sections", (), found)
        _content(appendix.content, f"{pointer}/content", (), found)
        for place, group in enumerate(appendix.groups):
            inside = _add(f"{pointer}/groups/{place}", _value(group.number), (), found)
            for number, row in enumerate(group.rows):
                _add(f"{pointer}/groups/{place}/rows/{number}", _value(row.number), inside, found)
    return found


def _value(text: Text | None) -> str:
    return text.value if text is not None else ""


def _add(pointer: str, number: str, above: tuple[Place, ...], found: list[Place]) -> tuple[Place, ...]:
    """Keeps a place that has a number; what stands above the places in it."""
    plain = number.strip(_MARKS).lower()
    if not plain:
        return above
    place = Place(pointer, plain, above, _last(plain))
    found.append(place)
    return (place, *above)


def _sections(units: Sequence[Section], pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    for index, unit in enumerate(units):
        where = f"{pointer}/{index}"
        inside = _add(where, unit.number.value, above, found)
        _content(unit.content, f"{where}/content", inside, found)
        for number, criterion in enumerate(unit.criteria):
            _criterion(criterion, f"{where}/criteria/{number}", inside, found)
        _sections(unit.sections, f"{where}/sections", inside, found)


def _criterion(criterion: Criterion, pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    inside = _add(pointer, criterion.number.value, above, found)
    _content(criterion.content, f"{pointer}/content", inside, found)
    for where, field in fields_of(criterion, pointer):
        within = _add(where, field.marker or "", inside, found)
        _content(field.content, f"{where}/content", within, found)


def _content(content: Sequence[Block], pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    for index, block in enumerate(content):
        if not isinstance(block, Paragraph):
            continue
        marker, below = block.marker or "", block.children
        if not below and marker in _MARKS:
            continue  # most paragraphs, and of no use here
        inside = _add(f"{pointer}/{index}", marker, above, found)
        if below:
            _content(below, f"{pointer}/{index}/children", inside, found)


def places_of(places: Sequence[Place], numbers: Sequence[str]) -> list[tuple[Place, tuple[int, ...]]]:
    """The places that these numbers name, inmost first ("b", "1.15", "i"), each with the levels skipped above each number."""
    number, last = numbers[0], _last(numbers[0])
    found = [place for place in places if place.last == last and _is(place, number)]
    return [(place, skipped) for place in found if (skipped := _skipped(place, numbers)) is not None]


def _last(number: str) -> str:
    return number.rpartition(".")[2].lstrip("0")


def _skipped(place: Place, numbers: Sequence[str]) -> tuple[int, ...] | None:
    """Levels between each number and the one above it, at last those above the outmost; None where they do not fit."""
    above, found = place.above, []
    for number in numbers[1:]:
        at = next((index for index, outer in enumerate(above) if _is(outer, number)), None)
        if at is None:
            return None
        found.append(at)
        above = above[at + 1 :]
    return (*found, len(above))


def _is(place: Place, number: str) -> bool:
    """Of this number: "1.15", also where "15" stands under "1"."""
    if place.number == number:
        return True
    if number.isalpha():
        return False
    if same_number(place.number, number):
        return True
    head, _, tail = number.rpartition(".")
    return bool(head) and same_number(place.number, tail) and bool(place.above) and _is(place.above[0], head)


def same_number(one: str, other: str) -> bool:
    """Are two numbers one? "01" and "1" are; "I" and "1" are of different levels."""
    return one == other or (one.isdecimal() and other.isdecimal() and int(one) == int(other))
