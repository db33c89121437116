"""Criteria: numbered units that carry labelled fields. Fields are told by their label, never by their letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from rapidfuzz import fuzz

from kehoach_parser.document import Text
from kehoach_parser.draft import Assignment, Block, Criterion, CriterionKind, Field, FieldMeaning, Paragraph
from kehoach_parser.extract.labels import EXACT, field_kind, marked_field_kind, read_assignments, role_of, split_label
from kehoach_parser.extract.paragraphs import block_of, content_of, printed_mark
from kehoach_parser.extract.titles import without_stop
from kehoach_parser.structure.markers import ITEM_STYLES
from kehoach_parser.structure.outline import Node
from kehoach_parser.text.fold import fold, key, label_key
from kehoach_parser.vocabulary.loader import meanings, words

# As for labels (labels.py): "Chi s6 hai 1ong".
_ALIKE = 82.0
_LONGEST_OTHER = 40
# The number that a criterion bears beside its unit's: "1. Tiêu chí 1.1: Kế hoạch ...", "2.1. Tiêu chí 2.1.1 “...”".
_OWN_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\s*(?:[.:\-–]\s*|(?=[“\"]))")
_FIELDS: frozenset[FieldMeaning | None] = frozenset(("objective", "tasks", "responsibility", "deadline"))
# Units that may be criteria, and the marks that make a label a field whatever it says.
_UNITS = ("decimal", "criterion", "name")
_MARKED = ("letter", "paren", "parens")
_FEWEST_LETTERED = 2
_BEFORE_LABEL = " .,'`"
_STOPS = " .:;,-–—"
_QUOTED = re.compile(r"^[“\"„”](?P<inside>[^“”\"„]*)[”\"“]$")


@dataclass(slots=True)
class _Part:
    """A field as it is read, by the meaning of its label; meaning None: text under no label."""

    meaning: FieldMeaning | None = None
    label: Text = field(default_factory=lambda: Text(""))
    marker: str | None = None
    lettered: bool = False
    content: list[Block] = field(default_factory=list)

    def as_field(self, meaning: FieldMeaning, assignments: tuple[Assignment, ...] = ()) -> Field:
        return Field(meaning, self.label, self.marker, tuple(self.content), assignments)


def read_criterion(node: Node, *, alike: bool = False) -> Criterion | None:
    """The criterion that this unit is, or None where it carries no labelled fields. alike: as labels.py says."""
    if node.style not in _UNITS or not node.children:
        return None
    kind, name = criterion_name(node.text)
    if kind is None and node.marker is not None and node.marker.printed[:1].isalpha():
        kind = _kind_of_code(node.marker.printed)
    named = kind is not None
    reading = _Reading(named=named, deep=named or _is_deep(node) or node.style == "name", alike=alike)
    parts = reading.parts(node.children)
    if not _are_of_a_criterion(parts, named=named):
        return None
    return _criterion(Text(node.marker.number if node.marker else ""), kind or "criterion", name, parts, alike=alike)


def is_surely_criterion(node: Node) -> bool:
    """Is a unit with labelled fields a criterion also where the units beside it are plain sections: "1.1", or called one?"""
    named = node.marker is not None and (node.marker.printed[:1].isalpha() or criterion_name(node.text)[0] is not None)
    return named or node.style == "name" or _is_deep(node)


def _is_deep(node: Node) -> bool:
    return node.marker is not None and len(node.marker.path) > 1


def _kind_of_code(printed: str) -> CriterionKind | None:
    """What a head without a name calls its unit: "Tiêu chí 1.1:", "TCTP 1.2 –"."""
    code = key(printed).split(" ")[0]
    return criterion_name(Text(printed))[0] or cast("CriterionKind | None", meanings("criteria", "code").get(code))


def _are_of_a_criterion(parts: Sequence[_Part], *, named: bool) -> bool:
    """Are these the fields of a criterion? Where it is not called one (named), two lettered ones, or both objective and tasks,
    must tell it: ordinary tasks name their agencies and their time too, on plain lines, and stay sections."""
    meanings_ = {part.meaning for part in parts if part.meaning in _FIELDS}
    if not meanings_ or named:
        return bool(meanings_)
    lettered = {part.meaning for part in parts if part.meaning in _FIELDS and part.lettered}
    return (len(lettered) >= _FEWEST_LETTERED or meanings_ >= {"objective", "tasks"}) and not _only_an_event(parts)


def _criterion(number: Text, kind: CriterionKind, name: Text, parts: Sequence[_Part], *, alike: bool) -> Criterion:
    """The criterion of these fields: the first of each meaning has its place, the others go to other."""
    placed: dict[FieldMeaning, _Part] = {}
    other: list[_Part] = []
    content: list[Block] = []
    for part in parts:
        if part.meaning is None:
            content.extend(part.content)
        elif part.meaning in _FIELDS and part.meaning not in placed:
            placed[part.meaning] = part
        else:
            other.append(part)
    fields = {meaning: part.as_field(meaning, _assignments(part, other, alike=alike)) for meaning, part in placed.items()}
    return Criterion(
        number=number,
        kind=kind,
        name=name,
        objective=fields.get("objective"),
        tasks=fields.get("tasks"),
        responsibility=fields.get("responsibility"),
        deadline=fields.get("deadline"),
        other=tuple(part.as_field(part.meaning or "other") for part in other),
        content=tuple(content),
    )


def _assignments(part: _Part, other: Sequence[_Part], *, alike: bool) -> tuple[Assignment, ...]:
    """Who does what, of a responsibility: "b) Đơn vị chủ trì: ..." may have "c) Đơn vị phối hợp: ..." beside it."""
    if part.meaning != "responsibility":
        return ()
    beside = (one for one in other if role_of(one.label.value, alike=alike) is not None)
    return tuple(found for one in (part, *beside) for found in read_assignments(one.content, one.label.value, alike=alike))


@dataclass(slots=True)
class _Reading:
    """How the fields of a unit are read. named: the unit is called a criterion; deep: it is, or its number has two parts: then
    fields may stand as items ("- Mục tiêu: ..."); opened: the style of the mark of its first field."""

    named: bool
    deep: bool
    alike: bool
    opened: str | None = None

    def parts(self, nodes: Sequence[Node]) -> list[_Part]:
        """The fields under a unit, in order, with what stands under no label between them."""
        parts = [_Part()]
        for node in nodes:
            opened = self._open_field(node, parts[-1])
            if opened is not None:
                parts.append(opened)
                self.opened = self.opened or node.style
            else:
                parts[-1].content.append(block_of(node))
        return parts if parts[0].content else parts[1:]

    def _open_field(self, node: Node, before: _Part) -> _Part | None:
        """The field that a point, an item or a plain paragraph opens by its label; "other" for a label not known."""
        if not self._may_open(node):
            return None
        found = split_label(node.text.value)
        if found is None:
            return None
        label, offset = found
        kind = (marked_field_kind if node.style in _MARKED else field_kind)(label, alike=self.alike)
        bare = offset >= len(node.text.value)
        if node.style not in _MARKED and role_of(label, alike=self.alike) is not None and not self._may_say_who(before):
            return None
        if not (self._may_be_unknown(node, label, bare=bare) if kind is None else _opens_known(node, kind[1])):
            return None
        text = node.text
        rest = text.cut(offset)
        printed = text.cut(len(text.value) - len(text.value.lstrip(_BEFORE_LABEL)), offset)
        return _Part(
            meaning=kind[0] if kind else "other",
            label=printed.with_value(printed.value.rstrip(_STOPS)),
            marker=node.marker.number if node.style in _MARKED and node.marker is not None else printed_mark(node),
            lettered=node.style in _MARKED,
            content=[*((Paragraph(rest),) if rest else ()), *content_of(node.children)],
        )

    def _may_open(self, node: Node) -> bool:
        """Items open fields where those are items; below a lettered or plain field they are its content."""
        if node.style not in ITEM_STYLES:
            return node.style in _MARKED or node.style == "plain"
        if self.opened is not None and self.opened != node.style:
            return False
        return self.deep or node.style == "star"

    def _may_say_who(self, before: _Part) -> bool:
        """May a line open a field by the label of a role? "Đơn vị thực hiện: ..." on a plain line is an assignment, of the field
        before or of an ordinary task; where that is none of responsibility, and the unit is surely a criterion, it is a field."""
        within = before.meaning == "responsibility" and role_of(before.label.value, alike=self.alike) is None
        return self.deep and (before.meaning is not None or self.named) and not within

    def _may_be_unknown(self, node: Node, label: str, *, bare: bool) -> bool:
        """May a label not known open a field: behind a mark of its own, short, and with something said under it? One of those that
        stand among fields ("Kinh phí"), or of who helps, also behind the mark that the other fields have."""
        if node.style in _MARKED:
            return len(label) <= _LONGEST_OTHER and (not bare or bool(node.children))
        if bare or role_of(label, alike=self.alike) is not None:
            return not bare
        return node.style == self.opened != "plain" and label_key(label) in words("fields", "other")


def _opens_known(node: Node, score: float) -> bool:
    """Does a known label open a field here? As an item only where it is spelled as known."""
    return node.style not in ITEM_STYLES or node.style == "star" or score >= EXACT


def _only_an_event(parts: Sequence[_Part]) -> bool:
    """Time and content alone, as any meeting or course has them ("a) Thời gian: ...", "b) Nội dung: ...")?"""
    fields = [part for part in parts if part.meaning in _FIELDS]
    return {part.meaning for part in fields} <= {"tasks", "deadline"} and all(
        part.meaning != "tasks" or label_key(part.label.value) in words("criteria", "event") for part in fields
    )


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[re.Pattern[str], CriterionKind], ...]:
    """Patterns of the words that open a criterion's heading."""
    behind = r"\b\W{0,3}?(?=\s|[“\":]|$)"
    return tuple(
        (re.compile(r"\W*" + r"\W+".join(match.split()) + behind), cast("CriterionKind", kind))
        for match, kind in meanings("criteria", "name").items()
    )


def criterion_name(text: Text) -> tuple[CriterionKind | None, Text]:
    """(kind or None, name): the heading without label words, outer quotation marks and final stop."""
    folded = fold(text.value)
    plain = " ".join(re.sub(r"[^0-9a-z]+", " ", folded).split())
    for match in meanings("criteria", "index"):
        if plain.startswith(match):
            return "index", without_stop(text)
    for pattern, kind in _kinds():
        found = pattern.match(folded)
        if found:
            own = _OWN_NUMBER.match(text.value, found.end())
            return kind, _unquoted(text.behind(own.end() if own else found.end()))
    # OCR: "Chi s6 hai 1ong" is nearer to an index's words than to any other opening.
    for match in meanings("criteria", "index"):
        if fuzz.ratio(plain[: len(match)], match) >= _ALIKE:
            return "index", without_stop(text)
    return None, _unquoted(text)


def _unquoted(text: Text) -> Text:
    value = text.value.strip().lstrip(":").strip()
    while value and value[-1] in ":. " and not value.endswith("..."):
        value = value[:-1]
    quoted = _QUOTED.match(value)
    if quoted:
        value = quoted.group("inside").strip()
    return text.with_value(value)
