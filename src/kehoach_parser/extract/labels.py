"""Labels of fields, roles and columns: where a label ends, what it means, and who does what by the lines behind them.

The meaning is told by the words (vocabulary/labels.py). Likeness of letters to a known label counts in text alone that OCR or a
restoration of diacritics left (alike): in clean text another word is another meaning ("Bộ phận thực hiện" is no "Thời gian thực hiện").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from rapidfuzz import fuzz, process

from kehoach_parser.document import Body
from kehoach_parser.draft import Assignment, Block, FieldMeaning, Paragraph, Role, paragraphs
from kehoach_parser.structure.lexis import without_stops
from kehoach_parser.text.fold import label_key
from kehoach_parser.vocabulary.labels import Concept, concept_of, names_body, open_concept
from kehoach_parser.vocabulary.loader import meanings

__all__ = ["EXACT", "concept_of", "field_kind", "marked_field_kind", "read_assignments", "read_by_likeness", "role_of", "split_label"]

EXACT = 100.0
# No label of 300 in seven plans is longer.
_LONGEST_LABEL = 60
# OCR changes one letter in ten: of 74 labels of a badly read plan all reach 82 against the right entry, none 75
# against a wrong one; labels of roles are shorter.
_ALIKE, _ALIKE_ROLE = 82.0, 84.0
# Shorter words are like too many others to be told by likeness.
_SHORTEST_ALIKE, _SHORT_LABEL, _SHORTEST_ROLE = 8, 9, 6
_ROLES: frozenset[Concept] = frozenset(("lead", "coordinate", "implement", "coordinate_implement"))
# Roles whose label opens the field of who does what, where it names a body.
_ANSWERS: frozenset[Concept] = frozenset(("lead", "implement"))
# A dash between blanks, behind a label as a colon is; one between two numbers is a range ("2026 - 2030").
_DASH = re.compile(r"(?<!\d)\s[-–—]\s|\s[-–—]\s(?!\d)")


def read_by_likeness(body: Body) -> bool:
    """Was the text read by OCR, here or before, or its diacritics restored, so that letters of a label may be wrong?"""
    return body.quality != "clean" or body.restored or bool(body.ocr_pages) or body.layer == "ocr"


@lru_cache(maxsize=2048)
def field_kind(label: str, *, alike: bool = False) -> tuple[FieldMeaning, float] | None:
    """(meaning, score 0..100) of a label as printed: by its words, or as near to a known one as bad OCR leaves it."""
    known = _field_of(label, concept_of(label))
    if known is not None:
        return known, EXACT
    plain = label_key(label)
    if not alike or concept_of(label) is not None or len(plain) < _SHORTEST_ALIKE:
        return None
    best = process.extractOne(plain, _long_labels(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (cast("FieldMeaning", meanings("labels", "field")[best[0]]), best[1]) if best is not None else None


def marked_field_kind(label: str, *, alike: bool = False) -> tuple[FieldMeaning, float] | None:
    """As field_kind, of a label behind the mark of a field, where a head tells the meaning whatever goes with it."""
    known = _field_of(label, open_concept(label))
    return (known, EXACT) if known is not None else field_kind(label, alike=alike)


def _field_of(label: str, concept: Concept | None) -> FieldMeaning | None:
    if concept is None or concept not in _ROLES:
        return cast("FieldMeaning | None", concept)
    known = meanings("labels", "field").get(label_key(label))
    return cast("FieldMeaning", known) if known else "responsibility" if concept in _ANSWERS and names_body(label) else None


@lru_cache(maxsize=2048)
def role_of(label: str, *, alike: bool = False) -> Role | None:
    """Role of a label as printed: "Cơ quan chủ trì" -> "lead"; None for other words."""
    concept = concept_of(label)
    if concept is not None:
        return cast("Role", concept) if concept in _ROLES else None
    plain = label_key(label)
    if not alike or len(plain) < _SHORTEST_ROLE:
        return None
    table = meanings("labels", "role")
    best = process.extractOne(plain, table.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_ROLE)
    return cast("Role", table[best[0]]) if best is not None else None


@lru_cache(maxsize=1)
def _long_labels() -> tuple[str, ...]:
    """Short ones are like too many words."""
    return tuple(label for label in meanings("labels", "field") if len(label) > _SHORT_LABEL)


def split_label(text: str) -> tuple[str, int] | None:
    """(label as printed, offset of the text behind it) of "Mục tiêu, yêu cầu: 100% ..."; None without a label.

    A dash between blanks ends a label that is known, as a colon ends any: "Thời gian thực hiện - Tháng 5".
    """
    head = text[: _LONGEST_LABEL + 2]
    colon = head.find(":")
    if colon > 0 and concept_of(text[:colon]) is not None:
        return text[:colon].strip(" .'`"), colon + 1
    for found in _DASH.finditer(head[:colon] if colon > 0 else head):
        if concept_of(text[: found.start()]) is not None:
            return text[: found.start()].strip(" .'`"), found.end()
    if colon > 0:
        return text[:colon].strip(" .'`"), colon + 1
    if len(text) <= _LONGEST_LABEL and ";" not in text:
        return text.strip(" .;,'`"), len(text)
    return None


def read_assignments(content: Sequence[Block], field_label: str = "", *, alike: bool = False) -> tuple[Assignment, ...]:
    """Assignments of the paragraphs of a responsibility field; they repeat the text of the paragraphs.

    field_label: the field's own label, which names the role where it is one ("c) Cơ quan chủ trì: ..."). alike: as labels.py says.
    """
    return tuple(_assignments(content, field_label, alike=alike))


def _assignments(content: Sequence[Block], field_label: str, *, alike: bool) -> Iterator[Assignment]:
    own = role_of(field_label, alike=alike)
    for paragraph in paragraphs(content):
        labelled = _labelled(paragraph, alike=alike)
        role, label, parties = labelled or (own or "implement", field_label if own else None, paragraph.text.value)
        items = [child.text.value for child in paragraphs(paragraph.children)]
        parties = without_stops(" ".join([parties.strip(), *items]).strip())
        if parties:
            yield Assignment(role, label, parties)


def _labelled(paragraph: Paragraph, *, alike: bool) -> tuple[Role, str, str] | None:
    """(role, label, what stands behind it) of "Chủ trì: ..."."""
    text = paragraph.text.value
    found = split_label(text)
    role = role_of(found[0], alike=alike) if found is not None else None
    # "Cán bộ, công chức thực hiện" alone names those who do it.
    if found is None or role is None or (found[1] >= len(text) and not text.endswith(":")):
        return None
    return role, found[0], text[found[1] :].lstrip(" :")
