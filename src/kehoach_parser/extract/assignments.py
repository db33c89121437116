"""Who leads, who coordinates, who carries out: the lines of a responsibility field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from rapidfuzz import fuzz, process

from kehoach_parser.draft import Assignment, Block, Paragraph, Role, paragraphs
from kehoach_parser.structure.lexis import without_stops
from kehoach_parser.text.fold import label_key
from kehoach_parser.vocabulary.loader import meanings

_LONGEST_LABEL = 48
# As for field labels: bad OCR stays above, other words below.
_ALIKE = 84.0
# Shorter words are like too many others to be told by likeness.
_SHORTEST_ALIKE = 6


@lru_cache(maxsize=2048)
def role_of(label: str) -> Role | None:
    """Role of a label as printed: "Cơ quan chủ trì" -> "lead"; None for other words."""
    plain = label_key(label)
    table = meanings("labels", "role")
    if plain in table:
        return cast("Role", table[plain])
    if len(plain) < _SHORTEST_ALIKE:
        return None
    best = process.extractOne(plain, table.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return cast("Role", table[best[0]]) if best is not None else None


def read_assignments(content: Sequence[Block], field_label: str = "") -> tuple[Assignment, ...]:
    """Assignments of the paragraphs of a responsibility field; they repeat the text of the paragraphs.

    field_label: the field's own label, which names the role where it is one ("c) Cơ quan chủ trì: ...").
    """
    return tuple(_assignments(content, field_label))


def _assignments(content: Sequence[Block], field_label: str) -> Iterator[Assignment]:
    own = role_of(field_label)
    for paragraph in paragraphs(content):
        role, label, parties = _labelled(paragraph) or (own or "implement", field_label if own else None, paragraph.text.value)
        items = [child.text.value for child in paragraphs(paragraph.children)]
        parties = without_stops(" ".join([parties.strip(), *items]).strip())
        if parties:
            yield Assignment(role, label, parties)


def _labelled(paragraph: Paragraph) -> tuple[Role, str, str] | None:
    """(role, label, what stands behind it) of "Chủ trì: ..."."""
    text = paragraph.text.value
    colon = text[: _LONGEST_LABEL + 1].find(":")
    role = role_of(text[:colon]) if colon > 0 else None
    return (role, text[:colon].strip(), text[colon + 1 :].lstrip(" :")) if role is not None else None
