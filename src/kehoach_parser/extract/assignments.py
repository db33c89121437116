"""Who leads, who coordinates, who carries out: the lines of a responsibility field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach_parser.draft import Assignment, Block, Paragraph, Role, paragraphs
from kehoach_parser.extract.labels import role_of, split_label
from kehoach_parser.structure.lexis import without_stops

# Letters of a label before its colon: "Cơ quan chủ trì, tham mưu, hướng dẫn" has 35.
_LONGEST_LABEL = 60


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
