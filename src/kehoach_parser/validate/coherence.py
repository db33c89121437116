"""Does a document agree with itself? For documents that keep the schema.

Each rule is a function of the document and its leaves; RULES_IN_ORDER is the whole list. What the source itself has wrong
and the document says so (a number that comes twice, under diagnostics) is no finding: it can only be mended by falsifying.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach_parser.validate.findings import Finding, escape
from kehoach_parser.validate.json_tree import criteria, has, paragraphs, rows
from kehoach_parser.validate.leaves import Leaf, leaves
from kehoach_parser.validate.numbering import numbering
from kehoach_parser.validate.repeated import repeated


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: the document, its JSON text, its printed values with their pointers."""

    plan: dict[str, Any]
    text: str
    leaves: list[Leaf]

    @property
    def provenance(self) -> dict[str, list[dict[str, Any]]]:
        """Pointer -> regions; empty where it was left out."""
        found: dict[str, list[dict[str, Any]]] = self.plan.get("provenance", {})
        return found


def incoherent(plan: dict[str, Any], text: str) -> list[Finding]:
    """Where a document contradicts itself, in the order of the rules.

    plan: keeps the schema; text: the JSON that it was read from.
    """
    facts = Facts(plan, text, list(leaves(plan)))
    return [finding for rule in RULES_IN_ORDER for finding in rule(facts)]


def numbers(facts: Facts) -> Iterator[Finding]:
    """See numbering.py."""
    return numbering(facts.plan)


def provenance(facts: Facts) -> Iterator[Finding]:
    """Every pointer resolves, every leaf has its place; a leaf's place may be told by its paragraph's."""
    places = facts.provenance
    if not places:
        return
    printed = {leaf.pointer for leaf in facts.leaves}
    for pointer in places:
        if pointer not in printed and not has(facts.plan, pointer):
            yield Finding(_place(pointer), "dangling", "provenance-dangling")
    for leaf in facts.leaves:
        if leaf.pointer not in places and leaf.pointer.removesuffix("/text") not in places:
            yield Finding(leaf.pointer, "no-provenance", "provenance-missing")


# Boxes and page sizes are rounded to hundredths of a point, and letters that lean reach over their line's end; on 20
# plans from PDF no box leaves its page at all.
_OVERHANG = 1.0


def regions(facts: Facts) -> Iterator[Finding]:
    """Regions on pages that the source has, boxes on their page and the right way round."""
    source = facts.plan["source"]
    pages, sizes = source["pages"], source["page_sizes"]
    if sizes is not None and len(sizes) != pages:
        counts = {"count": len(sizes)} if pages is None else {"count": len(sizes), "pages": pages}
        yield Finding("/source/page_sizes", "page-sizes-none" if pages is None else "page-sizes", "region-outside", counts)
    for pointer, places in facts.provenance.items():
        for index, place in enumerate(places):
            yield from _outside(place, pages, sizes, f"{_place(pointer)}/{index}")
    for index, diagnostic in enumerate(facts.plan["diagnostics"]):
        if diagnostic["region"]:
            yield from _outside(diagnostic["region"], pages, sizes, f"/diagnostics/{index}/region")
    for index, furniture in enumerate(facts.plan["furniture"]):
        yield from _no_page(furniture["page"], pages, f"/furniture/{index}/page")


def _no_page(page: int | None, pages: int | None, where: str) -> Iterator[Finding]:
    if page is None or (pages is not None and 1 <= page <= pages):
        return
    if pages is None:
        yield Finding(where, "page-of-none", "region-outside", {"page": page})
    else:
        yield Finding(where, "page-outside", "region-outside", {"page": page, "pages": pages})


def _outside(region: dict[str, Any], pages: int | None, sizes: list[list[float]] | None, where: str) -> Iterator[Finding]:
    page, box = region["page"], region["bbox"]
    wrong = list(_no_page(page, pages, where))
    if wrong or box is None:
        yield from wrong
        return
    left, top, right, bottom = box
    if left > right or top > bottom:
        yield Finding(where, "box-reversed", "region-outside", {"box": _box(box)})
    elif page is not None and sizes is not None and page <= len(sizes):
        width, height = sizes[page - 1]
        if left < -_OVERHANG or top < -_OVERHANG or right > width + _OVERHANG or bottom > height + _OVERHANG:
            told = {"box": _box(box), "width": f"{width:g}", "height": f"{height:g}"}
            yield Finding(where, "box-outside", "region-outside", told)


def _box(box: list[float]) -> str:
    return " ".join(f"{value:g}" for value in box)


def references(facts: Facts) -> Iterator[Finding]:
    """The pointers that repairs, diagnostics, citations, references, criteria and tables hold."""
    plan = facts.plan
    held = [
        *((f"/repairs/{n}/where", repair["where"]) for n, repair in enumerate(plan["repairs"])),
        *((f"/diagnostics/{n}/where", diagnostic["where"]) for n, diagnostic in enumerate(plan["diagnostics"])),
        *((f"/citations/{n}/mentions/{m}", where) for n, c in enumerate(plan["citations"]) for m, where in enumerate(c["mentions"])),
        *((f"/appendices/{n}/after", appendix["after"]) for n, appendix in enumerate(plan["appendices"])),
        *((f"/references/{n}/{name}", link[name]) for n, link in enumerate(plan.get("references", [])) for name in ("where", "to")),
        *((f"{place}/counterparts/{n}", row) for place, unit in criteria(plan) for n, row in enumerate(unit.get("counterparts", []))),
        *((f"{place}/counterpart", row.get("counterpart")) for place, row in rows(plan)),
    ]
    for pointer, where in held:
        if where is not None and not has(plan, where):
            yield Finding(pointer, "dangling-to", "pointer-dangling", {"pointer": where})


# The marks that structure/markers.py reads, with or without their punctuation, and marks of footnotes.
_MARK = re.compile(
    r"[-–—−+•●▪◦○■□➢►✓➤❖§·]|\*{1,3}|\(\*{1,3}\)|\[\d{1,3}\]"
    r"|\(?(?:\d{1,3}(?:\.\d{1,2}){0,4}|[A-Za-zĐđ]|[IVXLivxl]{1,7}) ?[.):/–-]{0,2}"
)


def marks(facts: Facts) -> Iterator[Finding]:
    """List marks, and the letters of fields."""
    fields = [field for _, criterion in criteria(facts.plan) for field in _fields(criterion)]
    found = {marked["marker"] for marked in fields} | {marked["marker"] for _, marked in paragraphs(facts.plan)}
    odd = {marker for marker in found if marker is not None and not _MARK.fullmatch(marker)}
    if not odd:
        return
    for pointer, criterion in criteria(facts.plan):
        for name, field in _named_fields(criterion):
            if field["marker"] in odd:
                yield Finding(f"{pointer}/{name}/marker", "no-mark", "marker-unknown", {"mark": field["marker"]})
    for pointer, paragraph in paragraphs(facts.plan):
        if paragraph["marker"] in odd:
            yield Finding(f"{pointer}/marker", "no-mark", "marker-unknown", {"mark": paragraph["marker"]})


def _named_fields(criterion: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("objective", "tasks", "responsibility", "deadline"):
        if criterion[name] is not None:
            yield name, criterion[name]
    for index, field in enumerate(criterion["other"]):
        yield f"other/{index}", field


def _fields(criterion: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (field for _, field in _named_fields(criterion))


def empty(facts: Facts) -> Iterator[Finding]:
    """Lines that a paragraph names as its place while it shows none of their words: print that was lost."""
    for pointer, paragraph in paragraphs(facts.plan):
        said = paragraph["text"] or paragraph["marker"] or paragraph["children"]
        if not said and (f"{pointer}/text" in facts.provenance or pointer in facts.provenance):
            yield Finding(f"{pointer}/text", "no-text", "text-empty")


def repetitions(facts: Facts) -> Iterator[Finding]:
    """See repeated.py."""
    return repeated(facts.plan)


def dates(facts: Facts) -> Iterator[Finding]:
    """The document's date, those of citations, and the periods of deadlines and rows."""
    day = facts.plan["header"]["date"]
    if day is not None and day["day"] is not None and day["month"] is not None:
        # With the year left blank 29 February may be right.
        longest = calendar.monthrange(day["year"] or 2000, day["month"])[1]
        if day["day"] > longest:
            shown = f"{day['day']}/{day['month']}" + (f"/{day['year']}" if day["year"] else "")
            yield Finding("/header/date", "no-date", "date-invalid", {"date": shown})
    for index, citation in enumerate(facts.plan["citations"]):
        yield from _day(f"/citations/{index}/date", citation["date"])
    for pointer, criterion in criteria(facts.plan):
        if criterion["deadline"] is not None:
            yield from _period(f"{pointer}/deadline/period", criterion["deadline"]["period"])
    for pointer, row in rows(facts.plan):
        yield from _period(f"{pointer}/period", row["period"])


def _period(pointer: str, period: dict[str, Any] | None) -> Iterator[Finding]:
    if period is None:
        return
    start, end = period["start"], period["end"]
    wrong = [*_day(f"{pointer}/start", start), *_day(f"{pointer}/end", end)]
    yield from wrong
    if not wrong and start is not None and end is not None and start > end:
        yield Finding(pointer, "period-order", "period-order", {"start": start, "end": end})


def _day(pointer: str, value: str | None) -> Iterator[Finding]:
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError:
            yield Finding(pointer, "no-date", "date-invalid", {"date": value})


# Type -> its levels, as words/agencies.toml has them; a city is a province where it stands under the centre.
_LEVELS = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}


def unit(facts: Facts) -> Iterator[Finding]:
    """The unit's type is one that there is, and of the unit's level; so are the units above it."""
    own = facts.plan["unit"]
    if own is None:
        return
    levels = _LEVELS.get(own["type"])
    if levels is None:
        yield Finding("/unit/type", "unit-type", "unit-level", {"type": own["type"]})
    elif own["level"] not in levels:
        told = {"type": own["type"], "level": levels[0], "other": levels[-1]}
        yield Finding("/unit/level", "unit-level" if len(levels) == 1 else "unit-levels", "unit-level", told)
    for name in ("district", "province"):
        above = own[name]
        if above is not None and not any(above.startswith(f"{kind} ") and name in of for kind, of in _LEVELS.items()):
            yield Finding(f"/unit/{name}", "unit-above", "unit-level", {"level": name, "unit": above})


# Controls but the line end, which parts the items of a cell; soft hyphens, blanks of no width, marks of direction,
# byte order marks, and what Unicode calls no character.
_STRAY = r"\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
_STRAY_IN_VALUE = re.compile(rf"[\x00-\x09\x0b-\x1f{_STRAY}]")
# JSON escapes the controls below a blank, and any other letter may be escaped.
_STRAY_IN_JSON = re.compile(rf"\\[ubfrt]|[{_STRAY}]")


def text(facts: Facts) -> Iterator[Finding]:
    """Control characters, and values that are not NFC. The source's own words (its name, raw text) are let be."""
    if not _STRAY_IN_JSON.search(facts.text) and unicodedata.is_normalized("NFC", facts.text):
        return  # nothing in the whole text: no need to look at each value
    marked = [(f"{pointer}/marker", paragraph["marker"] or "") for pointer, paragraph in paragraphs(facts.plan)]
    for pointer, value in [*((leaf.pointer, leaf.value) for leaf in facts.leaves), *marked]:
        if not isinstance(value, str):
            continue
        stray = _STRAY_IN_VALUE.search(value)
        if stray:
            yield Finding(pointer, "control", "text-control", {"character": f"U+{ord(stray.group()):04X}"})
        if not unicodedata.is_normalized("NFC", value):
            yield Finding(pointer, "not-nfc", "text-form")


def _place(pointer: str) -> str:
    return f"/provenance/{escape(pointer)}"


RULES_IN_ORDER: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    dates,
    unit,
    references,
    regions,
    numbers,
    marks,
    repetitions,
    empty,
    text,
    provenance,
)
