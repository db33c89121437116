"""What a label means, by its head words: "Đơn vị chịu trách nhiệm chính" is who leads, without a row of its own.

A whole label that stands in fields.toml or roles.toml means what its row says. Of any other each word must be a part in
labels.toml: a head with what may go with it, or bodies with verbs. One word that is none, or two heads of different
meaning side by side, and the label means nothing here: a doubt is no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, cast

from kehoach_parser.text.fold import fold, label_key
from kehoach_parser.vocabulary.loader import meanings, words

# What fields, roles and columns are about.
Concept: TypeAlias = Literal["objective", "tasks", "responsibility", "deadline", "lead", "coordinate", "implement", "coordinate_implement"]

_FIELDS = frozenset(("objective", "tasks", "responsibility", "deadline"))
_BRACKETED = re.compile(r"\([^()]*\)")
_TOKEN = re.compile(r"[0-9a-z]+|[,/&+–-]")
# Quarters are counted in Roman numerals ("quý I").
_ROMAN = frozenset("ivx")
# The longest part of a label has five words ("tổ chức triển khai thực hiện").
_LONGEST_PART = 5
# Heads that may have another head right behind them as what they are of: "Thời gian thực hiện nhiệm vụ", "Phân công công việc".
_HEADS_OF_TASKS = frozenset(("deadline", "responsibility"))
# Tables whose parts go with any head.
_WITH_ANY_HEAD = frozenset(("article", "period", "number", "joint"))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words of a label. kinds: table of labels.toml -> meaning there; a name is one word with a capital, or a number."""

    kinds: dict[str, str]
    name: bool = False


@lru_cache(maxsize=4096)
def concept_of(label: str) -> Concept | None:
    """What a label as printed means, None where that is in doubt; of a table's heading the same."""
    plain = label_key(label)
    parts = tuple(_parts(label))
    # The rows know no comma: "phối hợp, thực hiện" and "phối hợp thực hiện" are one to them. Where a row is a field and a role
    # ("Cơ quan chủ trì"), the role tells more.
    known = _role(parts) or meanings("labels", "role").get(plain) or meanings("labels", "field").get(plain)
    return cast("Concept", known) if known is not None else _field(parts)


@lru_cache(maxsize=4096)
def open_concept(label: str) -> Concept | None:
    """As concept_of, of a label that surely is one: some heads keep their meaning with any words behind them."""
    sure = concept_of(label)
    if sure is not None:
        return sure
    plain = label_key(label)
    head = next((head for head in words("labels", "open_head") if plain.startswith(head + " ")), None)
    if head is None or any(part.kinds.keys() & {"head"} for part in list(_parts(label))[1:]):
        return None
    # "Nhiệm vụ 1" is the first task, no label of the tasks.
    return None if plain[len(head) + 1].isdigit() else cast("Concept", meanings("labels", "head")[head])


def names_body(label: str) -> bool:
    """Does a label speak of those who do something ("Bộ phận thực hiện"), as against the verb alone ("Phối hợp")?"""
    return any("body" in part.kinds for part in _parts(label))


@lru_cache(maxsize=1)
def _known_parts() -> dict[str, dict[str, str]]:
    """Folded words -> table -> meaning."""
    found: dict[str, dict[str, str]] = {}
    for table in ("head", "verb", "body", "modifier", "article", "period", "joint", "owner"):
        for match, meaning in meanings("labels", table).items():
            found.setdefault(match, {})[table] = meaning
    return found


def _parts(label: str) -> Iterator[_Part]:
    """The parts of a label, the longest first; a word that is none comes with no kinds."""
    text = _BRACKETED.sub(" ", label)
    tokens = [(found.group(), text[found.start()]) for found in _TOKEN.finditer(fold(text))]
    printed_large = not text.isupper()
    index, after_period = 0, False
    while index < len(tokens):
        token, first = tokens[index]
        if not token[0].isalnum():
            yield _Part({"joint": ""})
            index += 1
            continue
        phrases = [" ".join(word for word, _ in tokens[index : index + length]) for length in range(_LONGEST_PART, 0, -1)]
        known = next((phrase for phrase in phrases if phrase in _known_parts()), token)
        counts = token.isdigit() or (after_period and set(token) <= _ROMAN)
        kinds = {"number": ""} if counts else _known_parts().get(known, {})
        yield _Part(kinds, name=counts or (printed_large and index > 0 and first.isupper()))
        after_period = "period" in kinds
        index += known.count(" ") + 1



def _role(parts: Sequence[_Part]) -> Concept | None:
    """Bodies and verbs: who leads, helps, carries out. A body with a name is an agency, no label."""
    allowed = {"body", "verb", "modifier", "article", "joint"}
    if any(not part.kinds.keys() & allowed or part.name or part.kinds.get("modifier") == "deadline" for part in parts):
        return None
    first = next((part for part in parts if not part.kinds.keys() & {"article"}), None)
    bodies = any("body" in part.kinds for part in parts)
    if first is None or ("head" in first.kinds and "body" not in first.kinds):
        return None
    roles = set(_verbs(parts))
    if roles <= {"implement"}:
        # "Tổ chức thực hiện" is a heading, no label of those who do it.
        return "implement" if roles and bodies else None
    if roles >= {"lead", "coordinate"}:
        return None
    if "lead" in roles:
        return "lead"
    return "coordinate_implement" if "implement" in roles else "coordinate"


def _verbs(parts: Sequence[_Part]) -> Iterator[str]:
    """The roles of the verbs; one that goes on from another says no more than that: "chịu trách nhiệm thực hiện"."""
    after_verb = False
    for part in parts:
        if "verb" in part.kinds:
            role = part.kinds["verb"]
            if role != "implement" or not after_verb:
                yield role
            after_verb = True
        elif "joint" in part.kinds or "body" in part.kinds:
            after_verb = False


def _field(parts: Sequence[_Part]) -> Concept | None:
    """A head and what goes with it."""
    head: str | None = None
    joined = owned = numbered = False
    for part in parts:
        kinds = part.kinds
        if owned:
            continue
        if "owner" in kinds and head is not None:
            owned = True
        elif "head" in kinds:
            if head is not None and not _goes_with(head, kinds["head"], joined=joined):
                return None
            head = head or kinds["head"]
        elif not _may_stand(head, kinds) or (part.name and not numbered):
            return None
        joined = "joint" in kinds
        numbered = bool(kinds.keys() & {"period", "number", "joint"}) and (numbered or "period" in kinds)
    return cast("Concept", head) if head in _FIELDS else None


def _goes_with(head: str, further: str, *, joined: bool) -> bool:
    """May a second head stand there: of the same meaning, or as what the first is of?"""
    return further == head or (not joined and further == "tasks" and head in _HEADS_OF_TASKS)


def _may_stand(head: str | None, kinds: dict[str, str]) -> bool:
    """May a part without a head of its own stand in a label of this head (None: before it)?"""
    if kinds.keys() & _WITH_ANY_HEAD or kinds.get("modifier", "") in ("any", head):
        return True
    if kinds.get("verb") == "implement":
        return head is not None
    return head == "responsibility" and bool(kinds.keys() & {"verb", "body"})
