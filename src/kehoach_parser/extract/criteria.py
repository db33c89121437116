"""Criteria: numbered units that carry labelled fields. Fields are told by their label, never by their letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from kehoach_parser.document import Text
from kehoach_parser.extract.assignments import read_assignments, role_of
from kehoach_parser.extract.paragraphs import paragraph
from kehoach_parser.extract.titles import without_stop
from kehoach_parser.structure.outline import Node
from kehoach_parser.text.fold import fold, label_key
from kehoach_parser.vocabulary.loader import meanings

Draft = dict[str, Any]

# No label of 300 in seven plans is longer.
_LONGEST_LABEL = 60
# OCR changes one letter in ten: of 74 labels of a badly read plan all reach 82 against the right entry, none 75
# against a wrong one.
_ALIKE = 82.0
_EXACT = 100.0
_LONGEST_OTHER = 40
# The number that a criterion bears beside its unit's: "1. Tiêu chí 1.1: Kế hoạch ...", "2.1. Tiêu chí 2.1.1 “...”".
_OWN_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\s*(?:[.:\-–]\s*|(?=[“\"]))")
_FIELDS = ("objective", "tasks", "responsibility", "deadline")
_STOPS = " .:;,"
_QUOTED = re.compile(r"^[“\"„”](?P<inside>[^“”\"„]*)[”\"“]$")


@lru_cache(maxsize=2048)
def field_kind(label: str) -> tuple[str, float] | None:
    """(meaning, score 0..100) of a label as printed: exact, or as near as bad OCR leaves it."""
    plain = label_key(label)
    table = meanings("labels", "field")
    if plain in table:
        return table[plain], 100.0
    if len(plain) < 8:
        return None
    best = process.extractOne(plain, _long_labels(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (table[best[0]], best[1]) if best is not None else None


@lru_cache(maxsize=1)
def _long_labels() -> tuple[str, ...]:
    """Short ones are like too many words."""
    return tuple(label for label in meanings("labels", "field") if len(label) > 9)


def split_label(text: str) -> tuple[str, int] | None:
    """(label as printed, offset of the text behind it) of "Mục tiêu, yêu cầu: 100% ..."; None without a label."""
    head = text[: _LONGEST_LABEL + 2]
    colon = head.find(":")
    if colon > 0:
        return text[:colon].strip(" .'`"), colon + 1
    if len(text) <= _LONGEST_LABEL and ";" not in text:
        return text.strip(" .;,'`"), len(text)
    return None


def read_criterion(node: Node) -> Draft | None:
    """The criterion that this unit is, or None where it carries no labelled fields."""
    if node.marker is None or node.style != "decimal" or not node.children:
        return None
    kind, name = criterion_name(node.text)
    if kind is None and node.marker.printed[:1].isalpha():
        kind = criterion_name(Text(node.marker.printed))[0]
    parts = list(_parts(node.children, named=kind is not None))
    kinds = {kind for kind, *_ in parts if kind in _FIELDS}
    lettered = {meaning for meaning, marker, *_ in parts if meaning in _FIELDS and marker is not None}
    plainly = len(lettered) < 2 and not kinds >= {"objective", "tasks"}
    if not kinds or (kind is None and (plainly or _only_an_event(parts))):
        # Ordinary tasks name their agencies and their time too, on plain lines: they stay sections.
        return None
    draft: Draft = {"number": node.marker.number, "kind": kind or "criterion", "name": name}
    draft |= dict.fromkeys(_FIELDS)
    draft |= {"other": [], "content": []}
    for meaning, marker, label, content in parts:
        if meaning is None:
            draft["content"].extend(content)
            continue
        field: Draft = {"marker": marker, "label": label, "content": content}
        if meaning == "responsibility":
            field["assignments"] = read_assignments(content, label.value if label else "")
        elif meaning == "deadline":
            field["period"] = None
        if meaning in _FIELDS and draft[meaning] is None:
            draft[meaning] = field
        else:
            field.pop("assignments", None)
            field.pop("period", None)
            draft["other"].append(field)
    if draft["responsibility"] is not None:
        # "b) Đơn vị chủ trì: ..." may have "c) Đơn vị phối hợp: ..." beside it: there is one list of who does what.
        for field in draft["other"]:
            if role_of(field["label"].value) is not None:
                draft["responsibility"]["assignments"] += read_assignments(field["content"], field["label"].value)
    return draft


def _parts(nodes: Sequence[Node], *, named: bool) -> Iterator[tuple[str | None, str | None, Text | None, list[Draft]]]:
    """(meaning, marker, label, content) of the fields under a unit, in order; meaning None: text under no label."""
    current: tuple[str | None, str | None, Text | None, list[Draft]] = (None, None, None, [])
    for node in nodes:
        opened = _open_field(node, named=named)
        if opened is not None:
            if current[0] is not None or current[3]:
                yield current
            current = opened
        elif node.style == "grid":
            current[3].append({"grid": node})
        else:
            current[3].append(paragraph(node))
    if current[0] is not None or current[3]:
        yield current


def _open_field(node: Node, *, named: bool) -> tuple[str, str | None, Text, list[Draft]] | None:
    """The field that a lettered point or a plain paragraph opens by its label; "other" for a label not known.

    named: the unit is called a criterion; then its fields may stand as items ("- Mục tiêu: ...").
    """
    if node.style not in ("letter", "plain", "star", "paren") and not (named and node.style == "dash"):
        return None
    text = node.text
    found = split_label(text.value)
    if found is None:
        return None
    label, offset = found
    kind = field_kind(label)
    if node.style == "dash" and (kind is None or kind[1] < _EXACT):
        return None
    if node.style != "letter" and kind is not None and role_of(label) is not None:
        # "Đơn vị thực hiện: ..." on a plain line is an assignment; only a letter makes it a field.
        return None
    bare = offset >= len(text.value)
    if kind is None and (node.style != "letter" or len(label) > _LONGEST_OTHER or (bare and not node.children)):
        return None
    content: list[Draft] = []
    rest = text.cut(offset)
    if rest:
        content.append({"marker": None, "text": rest, "children": []})
    content.extend(paragraph(child) for child in node.children)
    start = len(text.value) - len(text.value.lstrip(" .,'`"))
    printed = text.cut(start, offset)
    marker = node.marker.number if node.marker is not None and node.style in ("letter", "paren") else None
    return kind[0] if kind else "other", marker, printed.with_value(printed.value.rstrip(_STOPS)), content


def _only_an_event(parts: Sequence[tuple[str | None, str | None, Text | None, list[Draft]]]) -> bool:
    """Time and content alone, as any meeting or course has them ("a) Thời gian: ...", "b) Nội dung: ...")?"""
    kinds = {kind for kind, *_ in parts if kind in _FIELDS}
    return kinds <= {"tasks", "deadline"} and all(
        label is None or kind != "tasks" or label_key(label.value) == "noi dung" for kind, _, label, _ in parts
    )


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the words that open a criterion's heading."""
    table = meanings("labels", "criterion")
    return tuple((re.compile(r"\W*" + r"\W+".join(match.split()) + r"\b\W{0,3}?(?=\s|[“\":]|$)"), kind) for match, kind in table.items())


def criterion_name(text: Text) -> tuple[str | None, Text]:
    """(kind or None, name): the heading without label words, outer quotation marks and final stop."""
    folded = fold(text.value)
    plain = " ".join(re.sub(r"[^0-9a-z]+", " ", folded).split())
    for match in meanings("labels", "index"):
        if plain.startswith(match):
            return "index", without_stop(text)
    for pattern, kind in _kinds():
        found = pattern.match(folded)
        if found:
            own = _OWN_NUMBER.match(text.value, found.end())
            return kind, _unquoted(text.behind(own.end() if own else found.end()))
    # OCR: "Chi s6 hai 1ong" is nearer to an index's words than to any other opening.
    for match in meanings("labels", "index"):
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
