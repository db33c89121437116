"""The numbered places of a plan: units, criteria, fields, list items, groups and rows, each with those it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# What stands around the number of a list item, and marks that are no number.
_MARKS = " .,:;()[]/*+-–—•●▪◦○■□➢►✓➤❖§·"
_FIELDS = ("objective", "tasks", "responsibility", "deadline")


@dataclass(frozen=True, slots=True)
class Place:
    """pointer: JSON pointer. number: as printed, without marks, in lower case ("ii", "1.15", "b"). above: the places
    that it stands in, the nearest first. last: the last of its numbers ("15"), by which most places are ruled out."""

    pointer: str
    number: str
    above: tuple[Place, ...]
    last: str


def is_issued(appendix: dict[str, Any]) -> bool:
    """Is this a document of its own, which a decision issues ("KẾ HOẠCH ... (Ban hành kèm theo Quyết định số ...)")?"""
    if appendix["label"] is not None or not appendix["sections"]:
        return False
    return key(appendix["title"] or "").startswith(words("kinds", "kind"))


def all_places(plan: dict[str, Any]) -> list[Place]:
    """Every numbered place of the body and of the appendices, in order."""
    found: list[Place] = []
    _sections(plan["sections"], "/sections", (), found)
    for index, appendix in enumerate(plan["appendices"]):
        pointer = f"/appendices/{index}"
        _sections(appendix["sections"], f"{pointer}/sections", (), found)
        _content(appendix["content"], f"{pointer}/content", (), found)
        for place, group in enumerate(appendix["groups"]):
            inside = _add(f"{pointer}/groups/{place}", group["number"], (), found)
            for number, row in enumerate(group["rows"]):
                _add(f"{pointer}/groups/{place}/rows/{number}", row["number"], inside, found)
    return found


def _add(pointer: str, number: str | None, above: tuple[Place, ...], found: list[Place]) -> tuple[Place, ...]:
    """Keeps a place that has a number; what stands above the places in it."""
    plain = number.strip(_MARKS).lower() if number else ""
    if not plain:
        return above
    place = Place(pointer, plain, above, _last(plain))
    found.append(place)
    return (place, *above)


def _sections(units: Sequence[dict[str, Any]], pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    for index, unit in enumerate(units):
        where = f"{pointer}/{index}"
        inside = _add(where, unit["number"], above, found)
        _content(unit["content"], f"{where}/content", inside, found)
        for number, criterion in enumerate(unit["criteria"]):
            _criterion(criterion, f"{where}/criteria/{number}", inside, found)
        _sections(unit["sections"], f"{where}/sections", inside, found)


def _criterion(criterion: dict[str, Any], pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    inside = _add(pointer, criterion["number"], above, found)
    _content(criterion["content"], f"{pointer}/content", inside, found)
    fields = [(name, criterion[name]) for name in _FIELDS if criterion[name] is not None]
    for name, field in [*fields, *((f"other/{index}", field) for index, field in enumerate(criterion["other"]))]:
        within = _add(f"{pointer}/{name}", field["marker"], inside, found)
        _content(field["content"], f"{pointer}/{name}/content", within, found)


def _content(content: Sequence[dict[str, Any]], pointer: str, above: tuple[Place, ...], found: list[Place]) -> None:
    for index, paragraph in enumerate(content):
        marker, below = paragraph["marker"], paragraph["children"]
        if not below and (marker is None or marker in _MARKS):
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
