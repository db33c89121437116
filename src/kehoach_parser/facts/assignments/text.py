"""Assignments and deadlines that a text states itself: "Giao Sở A chủ trì, phối hợp với Sở B ... trước ngày 30/6/2025".

Precision before recall: names are taken where both ends of their list are sure, a deadline where its words stand alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias, cast

from kehoach_parser.draft import Role
from kehoach_parser.extract.labels import field_kind, role_of
from kehoach_parser.facts.assignments.deadlines import find_deadline, labelled, time_at_end
from kehoach_parser.facts.assignments.doers import doers, done, is_known
from kehoach_parser.facts.assignments.labelled import said_under
from kehoach_parser.facts.assignments.words import (
    behind_order,
    behind_with,
    coordinates,
    is_party,
    lead_behind_is,
    leads,
    may_lead,
    names_role,
    opens_party,
    opens_with_basis,
    orders_inside,
    party,
    party_end,
    sentences,
)
from kehoach_parser.facts.wording import forms, holds_any, shortest
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# What a label line tells: a role, when it is due, or who does it (a label over others).
Kind: TypeAlias = Role | Literal["deadline", "responsibility"]

_LONGEST_LABEL = 48
_BRACKET = re.compile(r"\(([^()]*)\)(?=\s*(?:[.;]|$))")
_COMMA = re.compile(r",\s+")


@dataclass(slots=True)
class Stated:
    """What a text states. assignments: (role, label or None, parties as printed); deadline: its words, None without any."""

    assignments: list[tuple[Role, str | None, str]] = field(default_factory=list)
    deadline: str | None = None

    def add(self, role: Role, label: str | None, parties: str) -> None:
        """One more assignment; what is said twice counts once."""
        if (role, label, parties) not in self.assignments:
            self.assignments.append((role, label, parties))


# ------------------------------------------------------------------------------------------------------ label lines


@dataclass(frozen=True, slots=True)
class Line:
    """A label line; label and value as printed."""

    kind: Kind
    label: str
    value: str


def label_lines(text: str) -> list[Line]:
    """"Cơ quan chủ trì: Sở A; thời gian: Quý II" in its parts; [] where the text does not begin with such a label."""
    colon = text.find(":", 0, _LONGEST_LABEL + 1)
    kind = _kind(text[:colon].strip()) if colon > 0 else None
    if kind is None:
        told = labelled(text)
        return [Line("deadline", told[0], told[1].strip(" .;,"))] if told is not None else []
    found, start, label = [], colon + 1, text[:colon].strip()
    for match in _next_label().finditer(text, start):
        further = _kind(match["label"].strip())
        if further is not None:
            found.append(Line(kind, label, text[start : match.start()].strip(" .;,")))
            kind, label, start = further, match["label"].strip(), match.end()
    found.append(Line(kind, label, text[start:].strip(" .;,")))
    return found


@lru_cache(maxsize=1)
def _next_label() -> re.Pattern[str]:
    return re.compile(rf"[;.,]\s*(?:[-+–]\s*)?(?P<label>[^\W\d][^;:.()]{{4,{_LONGEST_LABEL}}}?)\s*:")


@lru_cache(maxsize=2048)
def _kind(label: str) -> Kind | None:
    """What a label tells, None for any other: the one place where the words of label lines are looked up."""
    if key(label) in words("labels", "deadline"):
        return "deadline"
    known = field_kind(label)
    role = role_of(label)
    if role is not None and (names_role(label) or known is None or known[0] == "responsibility"):
        return role
    return cast("Kind", known[0]) if known is not None and known[1] == 100.0 and known[0] in ("deadline", "responsibility") else None


def is_label(text: str, kind: Kind) -> bool:
    """Is this whole text a label of that kind ("Thời gian thực hiện" for deadline), as a heading may be?"""
    return len(text) <= _LONGEST_LABEL and _kind(text.strip(" .:")) == kind


def is_other_label(text: str) -> bool:
    """Does a text begin with a label that stands among label lines ("Sản phẩm: ...")?"""
    return key(text[: max(0, text.find(":", 0, _LONGEST_LABEL))]) in words("labels", "other")


def read_line(line: Line, stated: Stated) -> None:
    """What one label line says."""
    if line.kind == "deadline":
        if stated.deadline is None and line.value:
            stated.deadline = line.value
    elif line.kind == "responsibility":
        inline = read_text(line.value, ordered=True)
        if not inline.assignments and is_party(line.value):
            inline.add("implement", line.label, line.value)
        for role, label, parties in inline.assignments:
            stated.add(role, label, parties)
    elif line.value:
        for role, label, parties in said_under(line.kind, line.label, line.value):
            stated.add(role, label, parties)


# ------------------------------------------------------------------------------------------------------ running text


def read_text(text: str, *, ordered: bool = False, subject: str | None = None) -> Stated:
    """What a text states. ordered: each sentence that begins with an agency is its duty. subject: whose duties these are."""
    stated = Stated()
    if lines := label_lines(text):
        for line in lines:
            read_line(line, stated)
        return stated
    if ordered or subject is not None or holds_any(text.casefold(), _signs()) or any(doers(text)):
        who = subject
        for start, end in sentences(text):
            # What a semicolon parts may be a list of those that something is done to.
            first = text[:start].rstrip()[-1:] in ("", ".", "\n")
            who = _read_sentence(text[start:end].strip(), stated, who, ordered=ordered and first)
    for label in _next_label().finditer(text) if ":" in text else ():
        if _kind(label["label"].strip()) and not _aside(text, label):
            for line in label_lines(text[label.start("label") :]):
                read_line(line, stated)
            break
    for bracket in _BRACKET.finditer(text):
        _read_bracket(bracket[1], stated)
    stated.deadline = stated.deadline or find_deadline(text)
    return stated


def _aside(text: str, match: re.Match[str]) -> bool:
    """In brackets?"""
    return text.count("(", 0, match.start()) > text.count(")", 0, match.start())


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    """A text without any of these, in small letters, assigns nothing by itself: "chủ trì", "phối hợp", "giao", "có trách nhiệm"."""
    rows = (forms("duties", "order"), forms("duties", "order_inside"), forms("duties", "stop", "lead", "coordinate", "duty"))
    return shortest(form for row in rows for form in row)


def _read_sentence(text: str, stated: Stated, subject: str | None, *, ordered: bool) -> str | None:
    """Reads one sentence; gives whose duties follow ("Sở A: Chủ trì ...; phối hợp ...")."""
    start, told = behind_order(text)
    told |= ordered
    if opens_party(text[start:]):
        end = party_end(text, start)
        if told and end is not None and end.kind == "sign" and text[end.start] == ":":
            names = party(text, start, end.start)
            if names is not None:
                stated.add("implement", None, names)
                duty = text[end.end :].strip()
                _read_sentence(duty, stated, names, ordered=False)
                _read_coordinate(duty, 0, stated)
                return names
        if _read_party(text, start, stated, told=told):
            return subject
    elif subject is not None:
        lead = _lead_of_subject(text)
        if lead is not None:
            stated.add("lead", None, subject)
            _read_coordinate(text, lead, stated)
            return subject
        helpers = coordinates(text, 0)
        names = _names_at(text, helpers) if helpers is not None else None
        if names is not None:
            stated.add("coordinate", None, names)
            return subject
    for at in orders_inside(text):
        if opens_party(text[at:]) and _read_party(text, at, stated, told=True):
            return subject
    if _read_done(text, stated):
        return subject
    told = ordered and opens_with_basis(text)
    if not start and (told or may_lead(text)) and not opens_party(text):
        _read_later(text, stated, told=told)
    return subject


def _read_done(text: str, stated: Stated) -> bool:
    """"Nội dung này do Công an xã thực hiện": who does it, where nothing more is said of that."""
    for at in doers(text):
        end = party_end(text, at) if opens_party(text[at:]) else None
        names = party(text, at, end.start) if end is not None else None
        told = done(text, end.start) if end is not None else None
        if names is not None and told is not None and is_known(names):
            stated.add(told[0], None, names)
            if told[0] == "lead":
                _read_coordinate(text, told[1], stated)
            return True
    return False


def _lead_of_subject(text: str) -> int | None:
    """The end of "Chủ trì" that opens a sentence, or a clause of one that names no agency before it."""
    found = leads(text, 0)
    if found is not None:
        return found
    for comma in _COMMA.finditer(text):
        found = leads(text, comma.end())
        if found is not None:
            return found
    return None


def _read_later(text: str, stated: Stated, *, told: bool) -> None:
    """"Hằng năm, Sở A chủ trì ...": the first agency behind a comma or colon, where none is named before it.

    told: "Căn cứ Kế hoạch này, các đơn vị ..." tells a duty, whatever its verb.
    """
    for place in re.finditer(r"[,:]\s+", text):
        if opens_party(text[place.end() :]):
            start = place.end()
            end = party_end(text, start)
            if end is not None and (told or end.kind == "lead") and not _names_any(text[: place.start()]):
                _read_party(text, start, stated, told=told)
            return


def _names_any(text: str) -> bool:
    return any(opens_party(text[match.start() :]) for match in re.finditer(r"\b\w+", text))


def _read_party(text: str, start: int, stated: Stated, *, told: bool) -> bool:
    """Names at start and what they do; False where that is not sure. told: any verb behind them is their duty."""
    end = party_end(text, start)
    names = party(text, start, end.start) if end is not None else None
    if end is None or names is None:
        return False
    later = lead_behind_is(text, end.end) if end.kind == "is" else None
    if end.kind == "lead" or later is not None:
        stated.add("lead", None, names)
        _read_coordinate(text, later or end.end, stated)
    elif end.kind == "coordinate" and (told or any(role == "lead" for role, *_ in stated.assignments)):
        at = behind_with(text, end.end)
        others = _names_at(text, at)
        # "Sở A phối hợp với Sở B ..." does it with B's help; "Sở A phối hợp" helps.
        helped = others or opens_party(text[at:]) or text[end.end : at].strip()
        stated.add("implement" if helped else "coordinate", None, names)
        if others:
            stated.add("coordinate", None, others)
    elif end.kind == "duty" or (told and end.kind in ("is", "end")):
        stated.add("implement", None, names)
    else:
        return False
    return True


def _read_coordinate(text: str, at: int, stated: Stated) -> None:
    """Behind "chủ trì": ", phối hợp với Sở B ..." or ", Sở B phối hợp"."""
    behind = coordinates(text, at)
    if behind is not None:
        names = _names_at(text, behind)
        if names is not None:
            stated.add("coordinate", None, names)
        return
    comma = _COMMA.match(text, at)
    if comma and opens_party(text[comma.end() :]):
        end = party_end(text, comma.end())
        names = party(text, comma.end(), end.start) if end is not None and end.kind == "coordinate" else None
        if names is not None:
            stated.add("coordinate", None, names)


def _names_at(text: str, at: int) -> str | None:
    """The names that begin at this place and end surely: before a verb, a sign, or with the text."""
    if not opens_party(text[at:]):
        return None
    end = party_end(text, at)
    if end is not None and end.kind in ("doubt", "lead", "coordinate", "is"):
        return None
    return party(text, at, end.start if end is not None else len(text))


def _read_bracket(inside: str, stated: Stated) -> None:
    """"(Sở A chủ trì; Sở B phối hợp; hoàn thành trong quý II)" at the end of a sentence."""
    lines = label_lines(inside)
    for line in lines:
        read_line(line, stated)
    if lines:
        return
    told = False
    for start, end in sentences(inside):
        piece = inside[start:end].strip()
        at, _ = behind_order(piece)
        end_of = party_end(piece, at) if opens_party(piece[at:]) else None
        if end_of is not None and end_of.kind in ("lead", "coordinate"):
            told = _read_party(piece, at, stated, told=True)
            piece = piece[end_of.end :]
        if told:
            stated.deadline = stated.deadline or time_at_end(", " + piece)
