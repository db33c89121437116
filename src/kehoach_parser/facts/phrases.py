"""Rows of the vocabulary told by their words, without a pattern.

A pattern of hundreds of rows takes longer to compile than all texts of a plan to read: 20 ms for the longest tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\W+(\w+)")
# Characters that stand between two words at most where a text is looked at from its end.
_BETWEEN = 4
# Word -> the words that may follow it; "" where a phrase is complete.
_Tree: TypeAlias = dict[str, "_Tree"]


class Phrases:
    """Phrases in small letters. Case, and blanks and signs between words, count for nothing; of several the longest is found."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._words = [form.split() if form.replace(" ", "").isalnum() else _WORD.findall(form) for form in forms]
        self._longest = max(sum(map(len, words)) + _BETWEEN * len(words) for words in self._words)

    @cached_property
    def _forward(self) -> _Tree:
        return _tree(self._words)

    @cached_property
    def _backward(self) -> _Tree:
        return _tree(words[::-1] for words in self._words)

    def begins(self, text: str, at: int = 0) -> int | None:
        """The end of the phrase that begins at this place; None without one."""
        first = _WORD.match(text, at)
        ends = self._ends(text, first) if first else ()
        return ends[-1] if ends else None

    def all_ends(self, text: str, at: int = 0) -> list[int]:
        """The ends of all phrases that begin at this place, the shortest first."""
        first = _WORD.match(text, at)
        return self._ends(text, first) if first else []

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each phrase in a text, from the left; none overlap."""
        done = 0
        for first in _WORD.finditer(text):
            if first[0].lower() in self._forward and first.start() >= done and (ends := self._ends(text, first)):
                done = ends[-1]
                yield first.start(), done

    def ends(self, text: str, end: int | None = None) -> int | None:
        """The start of the phrase that text[:end] ends with, blanks apart; None without one."""
        end = len(text) if end is None else end
        begin = max(0, end - self._longest)
        tail = text[begin:end].rstrip()
        node = self._backward.get(_last_word(tail))
        if node is None:
            return None
        *before, last = _WORD.finditer(tail)
        start, found = last.start(), None
        while node is not None:
            if "" in node:
                found = begin + start
            if not before:
                break
            word = before.pop()
            node, start = node.get(word[0].lower()), word.start()
        return found

    def _ends(self, text: str, first: re.Match[str]) -> list[int]:
        node, end = self._forward.get(first[0].lower()), first.end()
        found: list[int] = []
        while node is not None:
            if "" in node:
                found.append(end)
            following = _NEXT.match(text, end) if node else None
            if following is None:
                break
            node, end = node.get(following[1].lower()), following.end()
        return found


def _tree(phrases: Iterable[list[str]]) -> _Tree:
    tree: _Tree = {}
    for words in phrases:
        node = tree
        for word in words:
            node = node.setdefault(word, {})
        node[""] = {}
    return tree


def _last_word(text: str) -> str:
    """The last word in small letters; "" where a sign stands last."""
    word = text.rpartition(" ")[2]
    if not word.isalnum():
        *_, word = ("", *_WORD.findall(word)) if text[-1:].isalnum() else ("",)
    return word.lower()
