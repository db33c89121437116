"""How right a parsed document is: the share of its leaves that stand in their place with their text, letter for letter.

A leaf is a value with its place among the numbers, marks and headings around it, not its JSON pointer: a unit too much
does not make all behind it wrong. A value in a wrong place counts as missing and as too much. Order counts by leaves of
its own, which hold the sequence of numbers and which paragraph follows which.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

JSON = dict[str, Any]
_HEADER = ("issuer", "number", "symbol", "place")
_UNIT = ("level", "type", "name", "district", "province")
_TOP = ("year", "year_end", "kind", "subject")
_SIGNATURE = ("on_behalf", "role", "name")
_FIELDS = ("objective", "tasks", "responsibility", "deadline")
_CELLS = ("code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")
_OPENING = 24
"""Letters of a paragraph that tell it from its neighbours."""


class Leaf(NamedTuple):
    """A place and the text there."""

    place: str
    value: str


@dataclass(frozen=True)
class Score:
    """Leaves right, expected and found; missing and extra: those of only one side, in the order of the document."""

    right: int
    expected: int
    found: int
    missing: tuple[Leaf, ...]
    extra: tuple[Leaf, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was expected and nothing found."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def score(expected: JSON, parsed: JSON) -> Score:
    """Compare a parsed document with what it must become."""
    want, got = list(_leaves(expected)), list(_leaves(_in_order(expected, parsed)))
    wanted, found = Counter(want), Counter(got)
    return Score((wanted & found).total(), len(want), len(got), tuple(_rest(want, found)), tuple(_rest(got, wanted)))


def _rest(leaves: list[Leaf], other: Counter[Leaf]) -> Iterator[Leaf]:
    left = other.copy()
    for leaf in leaves:
        if left[leaf]:
            left[leaf] -= 1
        else:
            yield leaf


def _in_order(expected: JSON, parsed: JSON) -> JSON:
    """The parsed document with each appendix at the place of the expected one that it is most like."""
    left: list[JSON] = list(parsed.get("appendices") or [])
    ordered: list[JSON] = []
    for want in expected.get("appendices") or []:
        likeness = [SequenceMatcher(None, _looks(want), _looks(other), autojunk=False).ratio() for other in left]
        best = max(range(len(left)), key=likeness.__getitem__, default=None)
        ordered.append({} if best is None or likeness[best] < 0.4 else left.pop(best))
    return parsed | {"appendices": ordered + left}


def _looks(appendix: JSON) -> str:
    heads = [section.get("heading") or "" for section in appendix.get("sections") or []]
    return " ".join((appendix.get("label") or "", appendix.get("title") or "", *(appendix.get("columns") or []), *heads))


def _leaves(plan: JSON) -> Iterator[Leaf]:
    header = plan.get("header") or {}
    yield from _values("header", header, _HEADER)
    yield from _values("header/date", header.get("date"), ("day", "month", "year"))
    yield from _values("unit", plan.get("unit"), _UNIT)
    yield from _values("", plan, _TOP)
    yield from _paragraphs("preamble", plan.get("preamble"))
    yield from _sections("", plan.get("sections"))
    yield from _paragraphs("closing", plan.get("closing"))
    for name in plan.get("recipients") or []:
        yield Leaf("recipients", _plain(name))
    yield from _values("signature", plan.get("signature"), _SIGNATURE)
    for n, signature in enumerate(plan.get("cosigners") or []):
        yield from _values(f"cosigner {n + 1}", signature, _SIGNATURE)
    for n, appendix in enumerate(plan.get("appendices") or []):
        yield from _appendix(f"appendix {n + 1}", appendix)
    yield from _paragraphs("unassigned", plan.get("unassigned"))


def _values(place: str, values: JSON | None, keys: Iterable[str]) -> Iterator[Leaf]:
    for key in keys:
        value = (values or {}).get(key)
        if value is not None and value != "":
            yield Leaf(f"{place}/{key}".lstrip("/"), _plain(str(value)))


def _plain(text: str) -> str:
    """One form of letters, one blank between words; a line break stays."""
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFC", text).strip().split("\n"))


def _opening(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()[:_OPENING]


def _paragraphs(place: str, items: list[JSON] | None) -> Iterator[Leaf]:
    before = ""
    for item in items or []:
        text = _plain(item.get("text") or "")
        yield Leaf(place, f"{item.get('marker') or ''} {text}".strip())
        if before:
            yield Leaf(f"{place}: order", f"{before} < {_opening(text)}")
        before = _opening(text)
        yield from _paragraphs(f"{place} > {before}", item.get("children"))


def _sequence(place: str, numbers: list[str | None]) -> Iterator[Leaf]:
    if len(numbers) > 1:
        yield Leaf(f"{place}: numbers", " ".join(number or "-" for number in numbers))


def _sections(place: str, sections: list[JSON] | None) -> Iterator[Leaf]:
    yield from _sequence(f"{place}/units", [section.get("number") for section in sections or []])
    for section in sections or []:
        here = f"{place}/{section.get('number')}"
        yield Leaf(f"heading {here}", _plain(section.get("heading") or "(running text)"))
        yield from _paragraphs(f"text {here}", section.get("content"))
        criteria = section.get("criteria") or []
        yield from _sequence(f"{here}/criteria", [one.get("number") for one in criteria])
        for one in criteria:
            yield from _criterion(f"criterion {here}/{one.get('number')}", one)
        yield from _sections(here, section.get("sections"))


def _criterion(place: str, criterion: JSON) -> Iterator[Leaf]:
    yield from _values(place, criterion, ("kind", "name"))
    yield from _paragraphs(f"{place}/content", criterion.get("content"))
    fields = [(name, criterion.get(name)) for name in _FIELDS]
    for name, field in [*fields, *(("other", one) for one in criterion.get("other") or [])]:
        if field:
            yield Leaf(f"{place}/{name}/label", f"{field.get('marker') or ''} {_plain(field.get('label') or '')}")
            yield from _paragraphs(f"{place}/{name}", field.get("content"))
            for job in field.get("assignments") or []:
                yield Leaf(f"{place}/{name}/{job.get('role')}", f"{job.get('label') or ''}: {_plain(job.get('parties') or '')}")


def _appendix(place: str, appendix: JSON) -> Iterator[Leaf]:
    yield from _values(place, appendix, ("label", "title", "attached_to", "after"))
    yield from (Leaf(f"{place}/column {n}", _plain(name)) for n, name in enumerate(appendix.get("columns") or [], start=1))
    yield from _paragraphs(f"{place}/text", appendix.get("content"))
    yield from _sections(f"/{place}", appendix.get("sections"))
    groups = appendix.get("groups") or []
    yield from _sequence(f"{place}/groups", [group.get("number") for group in groups])
    for group in groups:
        here = f"{place}/group {group.get('number') or '-'}"
        yield from _values(here, group, ("title",))
        yield Leaf(f"{here}/level", str(group.get("level") or 1))
        sums = ((group.get("row") or {}).get("other") or {}).items()
        yield from (Leaf(f"{here}/{heading}", _plain(text)) for heading, text in sums if text)
        rows = group.get("rows") or []
        yield from _sequence(f"{here}/rows", [row.get("number") for row in rows])
        for row in rows:
            yield from _row(f"{here}/row {row.get('number') or '-'}", row)


def _row(place: str, row: JSON) -> Iterator[Leaf]:
    """Cells; an empty one is a leaf, a column that the table has not is none."""
    cells = {key: row.get(key) for key in _CELLS} | (row.get("other") or {})
    yield from (Leaf(f"{place}/{key}", _plain(text)) for key, text in cells.items() if text is not None)
