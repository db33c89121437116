"""Rows of the vocabulary as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from kehoach_parser.vocabulary.loader import Entry, entries

# Character -> what may follow it, "" where a word ends.
_Tree: TypeAlias = dict[str, "_Tree"]


_BETWEEN = {" ": r"\W+"}


def any_of(entries: Iterable[str], between: Mapping[str, str] = _BETWEEN) -> str:
    """Any of these words, the longest first; blanks and signs between words count for nothing.

    between: what characters stand for that mean more than themselves, a blank among them. Words that begin alike share
    their beginning: not each is tried at every place of a text.
    """
    tree: _Tree = {}
    for entry in entries:
        node = tree
        for char in " ".join(entry.split()):
            node = node.setdefault(char, {})
        node[""] = {}
    return _alternatives(tree, between)


def _alternatives(tree: _Tree, between: Mapping[str, str]) -> str:
    """What goes on before what ends: the longest first."""
    ends = "" in tree
    found = [
        (char if char.isalnum() else between.get(char) or re.escape(char)) + _group(below, between)
        for char, below in tree.items()
        if char
    ]
    return "|".join([*found, ""] if ends else found)


def _group(tree: _Tree, between: Mapping[str, str]) -> str:
    inner = _alternatives(tree, between)
    return f"(?:{inner})" if len(tree) > 1 else inner


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Does a text hold one of these? Without a generator, in a third of the time."""
    return any(map(text.__contains__, signs))


def shortest(entries: Iterable[str]) -> tuple[str, ...]:
    """Those of which every entry holds one."""
    entries = tuple(dict.fromkeys(entries))
    return tuple(entry for entry in entries if not any(other != entry and other in entry for other in entries))


def spelled(entry: Entry) -> str:
    """The words of a row as people write them; folded they would be those of others too ("về", "vệ")."""
    return entry.spelled


@lru_cache(maxsize=64)
def printed(name: str, table: str, *meanings: str) -> str:
    """The rows of a table, those of some meanings alone, for text as it stands (IGNORECASE), or that lost its marks."""
    return any_of(forms(name, table, *meanings))


def forms(name: str, table: str, *meanings: str) -> list[str]:
    """The rows of a table, those of some meanings alone, as spelled and without marks."""
    rows = [entry for entry in entries(name, table) if not meanings or entry.meaning in meanings]
    return list(dict.fromkeys(form for entry in rows for form in (spelled(entry), entry.match)))
