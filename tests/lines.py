"""Where the words of a source go: its lines, the leaves of the plan that name them, and the fixed words between.

A word is a run of letters and digits; a number counts without its leading zeros ("02" is the month 2).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehoach_parser.document import Body, Source
from kehoach_parser.pipeline import parse_source
from kehoach_parser.text.fold import fold
from kehoach_parser.text.repair import repair
from kehoach_parser.text.restore.body import restore_body
from kehoach_parser.vocabulary.loader import words as patterns

_WORD = re.compile(r"[^\W_]+")
# Parts of a plan that repeat or describe its text.
_DERIVED = ("source", "unit", "year", "year_end", "citations", "references", "diagnostics", "repairs", "provenance", "schema_version")
_DERIVED_BELOW = ("assignments", "period", "targets", "counterpart", "counterparts", "after", "page", "level")
# Values that are printed as marks in front of a text; they have no place of their own.
_MARKS = ("marker", "number")


def fixed_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(pattern of pointers, folded words): words that only mark a place may be missing from the value they introduce."""
    motto = tuple(word for phrase in patterns("layout", "motto") for word in phrase.split())
    labels = tuple(word for phrase in patterns("criteria", "name") for word in phrase.split())
    units = tuple(word for phrase in patterns("numbering", "unit") for word in phrase.split())
    recipients = tuple(word for phrase in patterns("layout", "recipients") for word in phrase.split())
    return (
        (r"/header/", motto),
        (r"/header/(number|symbol)", ("so",)),
        (r"/header/(place|date)", ("ngay", "thang", "nam")),
        # "Nơi nhận:" and the signer's authority stand side by side: in plain text on one line.
        (r"/(recipients|signature)/", recipients),
        (r"/criteria/\d+/name$", labels),
        (r"/sections/\d+/(heading|content/0/text)$", units),
    )


def words_of(text: str) -> list[str]:
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in _WORD.findall(text)]


@dataclass(frozen=True)
class Traced:
    """A parsed source with everything that is needed to follow its words."""

    body: Body
    plan: dict[str, Any]

    @classmethod
    def of(cls, source: Source) -> Traced:
        return cls(restore_body(repair(source.body)), parse_source(source).model_dump(mode="json"))

    @cached_property
    def lines(self) -> dict[int, str]:
        """Number -> text; texts side by side and the cells of a row may share a physical line."""
        found: dict[int, str] = {}
        for line in self.body.lines:
            found[line.number] = f"{found[line.number]} {line.text}" if line.number in found else line.text
        return found

    @cached_property
    def pointers(self) -> dict[int, list[str]]:
        """Line -> pointers of the leaves that have it among their regions."""
        found: dict[int, list[str]] = defaultdict(list)
        for pointer, regions in self.plan["provenance"].items():
            for region in regions:
                for number in range(region["line"], region["line"] + region["lines"]):
                    if number in self.lines:
                        found[number].append(pointer)
        return dict(found)

    def value(self, pointer: str) -> Any:
        """The value at a JSON pointer."""
        found: Any = self.plan
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found[key]
        return found

    def text(self, pointer: str) -> str:
        """The text at a pointer, with the marks that stand in front of it and of what holds it."""
        value = self.value(pointer)
        if isinstance(value, dict):
            return str(value.get("text", ""))
        marks: list[str] = []
        parts = pointer.split("/")
        for end in range(2, len(parts)):
            holder = self.value("/".join(parts[:end]))
            if isinstance(holder, dict):
                marks.extend(str(holder[name]) for name in _MARKS if holder.get(name) is not None)
        return " ".join([*marks, str(value)])

    def leaves(self) -> Iterator[tuple[str, str]]:
        """(pointer, value) of everything that is printed, each once: no derived value, no marks."""
        yield from ((p, v) for p, v in self._walk(self.plan, "") if p.rsplit("/", 1)[-1] not in _MARKS or p.startswith("/header"))

    def marks(self) -> Iterator[tuple[str, str]]:
        """(pointer, value) of the marks and numbers in front of texts."""
        yield from ((p, v) for p, v in self._walk(self.plan, "") if p.rsplit("/", 1)[-1] in _MARKS and not p.startswith("/header") and not p.endswith("/row/number"))

    def _walk(self, value: Any, pointer: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for name, below in value.items():
                if (not pointer and name in _DERIVED) or name in _DERIVED_BELOW or (name == "kind" and pointer):
                    continue
                yield from self._walk(below, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
        elif isinstance(value, list):
            for index, below in enumerate(value):
                yield from self._walk(below, f"{pointer}/{index}")
        elif value not in (None, ""):
            yield pointer, str(value)

    def allowed(self, number: int) -> set[str]:
        """Folded words that this line may hold without a value that holds them: fixed words, and marks of footnotes."""
        pointers = self.pointers.get(number, [])
        found = {word for pattern, words in fixed_words() for p in pointers if re.search(pattern, p) for word in words}
        for pointer in pointers:
            if pointer.endswith("/text"):
                holder = self.value(pointer.removesuffix("/text"))
                found.update(child["marker"] for child in holder.get("children", []) if str(child["marker"]).isdigit())
        return found

    def uncovered(self) -> list[int]:
        """Lines that are nowhere."""
        return [number for number in self.lines if number not in self.pointers]

    def claimed_twice(self) -> list[tuple[int, list[str]]]:
        """Lines under furniture or unassigned that are under something else as well. Texts side by side that were taken apart
        share the number of their line: each has a place of its own."""
        found = []
        texts = Counter(line.number for line in self.body.lines)
        for number, pointers in self.pointers.items():
            if texts[number] > 1:
                continue
            rooms = {p.split("/")[1] if p.startswith(("/furniture/", "/unassigned/")) else "text" for p in pointers}
            if len(rooms) > 1:
                found.append((number, pointers))
        return found

    def without_place(self) -> list[str]:
        """Leaves that do not say where they come from."""
        known = self.plan["provenance"]
        return [p for p, _ in self.leaves() if p not in known and p.removesuffix("/text") not in known]

    def misplaced(self) -> list[tuple[int, str]]:
        """(line, word) where no leaf that names the line holds the word as often as the line does."""
        found: list[tuple[int, str]] = []
        for number, text in self.lines.items():
            held = Counter(word for p in self.pointers.get(number, []) for word in words_of(self.text(p)))
            fixed = self.allowed(number)
            found.extend((number, word) for word in (Counter(words_of(text)) - held) if fold(word) not in fixed)
        return found

    def balance(self) -> tuple[Counter[str], Counter[str]]:
        """(words lost, words that came from nowhere) over the whole document.

        A value that stands in several places with the same lines (a merged cell, repeated in its rows) counts once.
        """
        source = Counter(word for text in self.lines.values() for word in words_of(text))
        places = self.plan["provenance"]
        once = {(value, str(places.get(pointer, pointer))) for pointer, value in self.leaves()}
        output = Counter(word for value, _ in once for word in words_of(value))
        output.update(word for _, value in self.marks() for word in words_of(value))
        spare = Counter(word for number, text in self.lines.items() for word in words_of(text) if fold(word) in self.allowed(number))
        return source - output - spare, output - source
