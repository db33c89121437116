"""What belongs together in a plan: a criterion of the body and its rows in the appendix, told by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from kehoach_parser.document import Text
from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import CAPITALS, key
from kehoach_parser.tree import criteria, rows
from kehoach_parser.vocabulary.loader import meanings, words

# In two plans with both, 48 criteria and 57 rows, 22 and 40: names of one criterion reach 87 ("của cán bộ, công chức cấp
# xã" and "của cán bộ cấp xã"), those of different ones 78 at most ("về phân cấp phát hiện qua thanh tra, kiểm tra").
_ALIKE = 85.0
# The same number speaks for it, too; alone it tells nothing: 3 of 5 rows "TC 1.x" are other criteria than the body's 1.x.
_ALIKE_BY_NUMBER = 75.0
# A second candidate as near as this, and nobody can say which is meant.
_MARGIN = 3.0
# A word that was misread ("Théng", "Thống" 60), against another word ("tiếp nhận", "tổ chức").
_MISREAD = 60.0
_ABBREVIATION = re.compile(r"\(\s*[A-ZĐ][A-ZĐ&\-]+\s*\)")
# The first letter before what must not stand in front of it: found four times as fast.
_CAPITALS_ALONE = re.compile(rf"[{CAPITALS}](?<!\w.)[{CAPITALS}]+(?!\w)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class _Named:
    """A criterion or a row: its pointer, its name for comparison, whose opinion it measures where that is told, the number of
    its code ("" for none), its appendix."""

    pointer: str
    name: str
    people: frozenset[str]
    number: str
    part: str = ""


def find_counterparts(draft: PlanDraft) -> dict[str, tuple[str, ...]]:
    """Pointer of a criterion of the body -> those of its rows; pointer of such a row -> that of its criterion."""
    ours = [
        _Named(pointer, *same_name(unit.name.value), unit.number.value)
        for pointer, unit in criteria(draft)
        if pointer.startswith("/sections/")
    ]
    if not ours:
        return {}
    theirs = [
        _Named(pointer, *same_name(row.criterion.value), _code(row.code), pointer.split("/")[2])
        for pointer, row in rows(draft)
        if row.criterion
    ]
    found: dict[str, tuple[str, ...]] = {}
    for unit, line in _pairs(ours, theirs):
        criterion, row = ours[unit].pointer, theirs[line].pointer
        found[criterion] = (*found.get(criterion, ()), row)
        found[row] = (criterion,)
    return found


def _code(code: Text | None) -> str:
    found = _NUMBER.search(code.value) if code is not None else None
    return found[0] if found else ""


@lru_cache(maxsize=1024)
def same_name(name: str) -> tuple[str, frozenset[str]]:
    """(name for comparison: folded, abbreviations written out, without how it is measured and by whose opinion; those whose
    opinion it is)."""
    name = _ABBREVIATION.sub(" ", name) if "(" in name else name
    full = meanings("abbreviations", "general")
    name = _CAPITALS_ALONE.sub(lambda match: full.get(key(match[0]), match[0]), name)
    plain = _tail().sub("", key(name))
    opinion = _opinion().search(plain)
    people: frozenset[str] = frozenset(_people().findall(opinion["people"] or "")) if opinion else frozenset()
    plain = _opinion().sub(f" {_about()} ", plain)
    return _measure().sub("", plain), people


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf" (?<=\w )(?:{any_of(words('references', 'name_tail'))})\b.*$")


@lru_cache(maxsize=1)
def _measure() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(words('references', 'name_measure'))}) )+(?=\w)")


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    return re.compile(any_of(words("references", "name_people")))


@lru_cache(maxsize=1)
def _opinion() -> re.Pattern[str]:
    """" của người dân, tổ chức đối với ", or " đối với " alone."""
    of, people, about = (any_of(words("references", name)) for name in ("name_of", "name_people", "name_about"))
    and_ = any_of(entry for entry, said in meanings("citations", "word").items() if said == "and")
    return re.compile(rf" (?:(?:{of}) (?P<people>(?:{people})(?: (?:(?:{and_}) )?(?:{people}))*) )?(?:{about}) ")


def _about() -> str:
    return min(words("references", "name_about"), key=len)


def _pairs(ours: Sequence[_Named], theirs: Sequence[_Named]) -> list[tuple[int, int]]:
    """(criterion, row): each the best for the other, in each appendix, and clearly so."""
    scores: dict[tuple[int, int], float] = {}
    names = [unit.name for unit in ours]
    for line, row in enumerate(theirs):
        for _, score, unit in process.extract(row.name, names, scorer=fuzz.ratio, score_cutoff=_ALIKE_BY_NUMBER, limit=None):
            if row.people and ours[unit].people and not row.people & ours[unit].people:
                continue
            numbered = bool(row.number) and row.number == ours[unit].number
            if (score >= _ALIKE or numbered) and _word_by_word(row.name, ours[unit].name):
                # Of criteria with one name the number decides.
                scores[unit, line] = score + _MARGIN * numbered
    best_of_line: dict[int, list[float]] = {}
    best_of_unit: dict[tuple[int, str], list[float]] = {}
    for (unit, line), score in scores.items():
        best_of_line.setdefault(line, []).append(score)
        best_of_unit.setdefault((unit, theirs[line].part), []).append(score)
    return [
        (unit, line)
        for (unit, line), score in scores.items()
        if _clear(score, best_of_line[line]) and _clear(score, best_of_unit[unit, theirs[line].part])
    ]


def _clear(score: float, others: Sequence[float]) -> bool:
    """Is this the highest score, and no other near it?"""
    return sum(other > score - _MARGIN for other in others) == 1


def _word_by_word(one: str, other: str) -> bool:
    """Does one name but leave words out, misread apart? Another word in a word's place is another criterion, another number
    always; units of any level are one: "do HĐND huyện giao" was copied from above."""
    first, second = _words(one), _words(other)
    left_out = {"insert": 0, "delete": 0}
    for step in Levenshtein.opcodes(first, second):
        before, behind = first[step.src_start : step.src_end], second[step.dest_start : step.dest_end]
        if step.tag == "replace":
            if any(fuzz.ratio(a, b) < _MISREAD or a.isdigit() or b.isdigit() for a, b in zip(before, behind, strict=True)):
                return False
        elif step.tag != "equal":
            if any(word.isdigit() for word in (*before, *behind)):
                return False
            left_out[step.tag] += 1
    return not (left_out["insert"] and left_out["delete"])


@lru_cache(maxsize=1024)
def _words(name: str) -> list[str]:
    return _units().sub("", name).split()


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{any_of(words('agencies', 'level'))}) )?(?:{any_of(words('agencies', 'unit_type'))})\b")
