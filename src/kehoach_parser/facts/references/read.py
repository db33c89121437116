"""Places of the plan that its own text refers to: "điểm b, khoản 1.15, mục I của kế hoạch này", "Phụ lục 1 kèm theo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.citations.words import names_type, opens_type
from kehoach_parser.facts.references.places import Place, all_places
from kehoach_parser.facts.references.resolve import NUMBER, Mention, appendices, body_of, is_appendix, resolve
from kehoach_parser.facts.values import Reference
from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import fold
from kehoach_parser.tree import Printed
from kehoach_parser.vocabulary.loader import words

# No letter of a text: keeps the texts apart.
_ENDS = f".,;:){Printed.END}"
# Nothing further is said of what stands before these; a comma may lead on to a document.
_CLAUSE_ENDS, _CLAUSE_STARTS = ("", ".", ";", ")"), ".;("


class _Patterns(NamedTuple):
    """part: a unit or an appendix; between: what joins them, the inmost first; own and above: what must follow for the
    plan itself to be meant.

    bare: what must stand before it where nothing follows. with_it: what makes an appendix the plan's own before it.
    """

    part: re.Pattern[str]
    between: re.Pattern[str]
    own: re.Pattern[str]
    above: re.Pattern[str]
    attached: re.Pattern[str]
    joined: re.Pattern[str]
    article: re.Pattern[str]
    several: re.Pattern[str]
    bare: re.Pattern[str]
    with_it: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    def table(*names: str) -> str:
        return any_of(word for name in names for word in words("references", name))

    several = rf"{NUMBER}(?:(?:\s*[,;]\s*|\s+(?:{table('list')})\s+){NUMBER})*"
    filler = rf"(?:(?:{table('filler')})\s+)?"
    unit = rf"(?P<unit>{table('unit', 'article')})\s+{filler}(?P<number>{several})"
    appendix = rf"(?P<appendix>{table('appendix', 'sheet')})(?:\s+{filler}(?P<label>{several}))?(?:\s+(?:{table('filler')}))?\b"
    part = rf"\b(?:{unit}|{appendix})"
    between = rf"\s*,?\s*(?:(?:{table('link')}|{table('list')})\s+)?"
    joined = rf"\s*,?\s*(?:(?:{table('link')})\s+)*"
    at_end = rf"(?:{table('at_end')})(?=[{re.escape(_ENDS)}]|$)"
    own = rf"(?:{table('own')})\b"
    return _Patterns(
        part=re.compile(part),
        between=re.compile(between),
        own=re.compile(rf"{joined}(?:(?:{table('attached')})\s+)?{own}|{joined}{at_end}"),
        above=re.compile(rf"{joined}(?:(?:{table('above')})\b|{at_end})"),
        attached=re.compile(rf"{joined}(?:{table('attached')})\b"),
        joined=re.compile(joined),
        article=re.compile(rf"\b(?:{table('article')})\s"),
        several=re.compile(rf"\b(?:{table('several')})\s+$"),
        with_it=re.compile(rf"\b(?:{table('with_it')})\s+(?:{table('filler')}\s+)?$"),
        bare=re.compile(rf"\b(?:{table('bare')})\s+(?:{table('filler')}\s+)?$"),
    )


def find_references(draft: PlanDraft, printed: Printed) -> tuple[Reference, ...]:
    """The places of a plan that it refers to, in the order of its texts, which are given."""
    found: list[Reference] = []
    places: list[Place] | None = None
    for index in _hopeful(printed):
        pointer, text = printed.leaves[index]
        folded = fold(text)
        for chain in _chains(folded):
            end = _end(folded, chain)
            with_it = end is None and _is_with_it(folded, chain)
            bare = end is None and not with_it and _is_bare(folded, chain)
            if bare or with_it:
                end = chain.end
            elif end is None:
                continue
            for mention in _mentions(text[chain.start : end], chain.end - chain.start):
                if mention.appendix is not None and not is_appendix(draft, mention.appendix[0]):
                    continue
                if places is None:
                    places = all_places(draft)
                to, corrected = resolve(draft, places, mention, body_of(draft, pointer))
                if bare and (to is None or corrected):
                    continue  # another document, named further off, may be meant
                unnumbered = mention.appendix is not None and not mention.appendix[1]
                if with_it and to is None and unnumbered and appendices(draft):
                    continue  # several, of which none is named
                found.append(Reference(mention.text, pointer, to, corrected))
    return tuple(found)


def _hopeful(printed: Printed) -> list[int]:
    """Indices of the texts that hold words for the plan itself: looked for in all text at once, which is ten times faster."""
    whole = printed.folded.replace("\n", " ")
    signs, patterns = _signs()
    found = [match.start() for pattern in patterns for match in pattern.finditer(whole)]
    for sign in signs:
        at = whole.find(sign)
        while at >= 0:
            found.append(at)
            at = whole.find(sign, at + 1)
    return sorted({printed.index(at) for at in found})


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """Words with which a reference to the plan itself ends; those that mean it at a clause's end alone, or before a unit."""
    signs = [word for name in ("own", "above", "attached") for word in words("references", name)]
    # One pattern for each word: those that begin with letters are found at once, alternatives are not.
    units = any_of(word for name in ("unit", "appendix") for word in words("references", name))
    followed = [(word, f"[{re.escape(_ENDS)}]") for word in words("references", "at_end")]
    followed.extend((word, f" (?:{units})") for word in (*words("references", "bare"), *words("references", "with_it")))
    patterns = tuple(re.compile(word + behind) for word, behind in followed)
    return tuple(sign for sign in signs if not any(other in sign for other in signs if other != sign)), patterns


@dataclass(frozen=True, slots=True)
class _Chain:
    """Units and appendices one in the other, the inmost first; last: the outmost."""

    start: int
    end: int
    last: re.Match[str]


def _chains(folded: str) -> Iterator[_Chain]:
    found: _Chain | None = None
    for part in _patterns().part.finditer(folded):
        joined = found is not None and _patterns().between.fullmatch(folded, found.end, part.start())
        if found is not None and not joined:
            yield found
        found = _Chain(found.start if found is not None and joined else part.start(), part.end(), part)
    if found is not None:
        yield found


def _end(whole: str, chain: _Chain) -> int | None:
    """Where a reference to the plan itself ends, its owner included; None for one to another document, or to none."""
    patterns = _patterns()
    own = patterns.own.match(whole, chain.end)
    if own:
        return own.end()
    if chain.last["appendix"]:
        attached = patterns.attached.match(whole, chain.end)
        if attached is None or _names_document(whole, attached.end()) or patterns.several.search(whole, 0, chain.start):
            return None
        return attached.end()
    if patterns.article.search(whole, chain.start, chain.end):
        return None
    above = patterns.above.match(whole, chain.end)
    return above.end() if above else None


def _names_document(whole: str, at: int) -> bool:
    """Is it said here to which other document something is attached?"""
    joined = _patterns().joined.match(whole, at)
    return joined is not None and opens_type(whole, joined.end())


def _is_with_it(whole: str, chain: _Chain) -> bool:
    """Does a clause end with "(kèm Phụ lục)", "có Phụ lục 2 kèm"?"""
    if not chain.last["appendix"] or whole[chain.end : chain.end + 1] not in _CLAUSE_ENDS:
        return False
    before = _patterns().with_it.search(whole, 0, chain.start)
    if before is None:
        return False
    clause = max(whole.rfind(sign, 0, chain.start) for sign in _CLAUSE_STARTS)
    return not names_type(whole[clause + 1 : chain.start])


def _is_bare(whole: str, chain: _Chain) -> bool:
    """Does a clause that names no document end with "tại mục II", "theo Phụ lục 1"?"""
    patterns = _patterns()
    outmost = chain.last
    if whole[chain.end : chain.end + 1] not in _CLAUSE_ENDS or not patterns.bare.search(whole, 0, chain.start):
        return False
    if outmost["unit"] and " ".join(outmost["unit"].split()) not in words("references", "outmost"):
        return False
    clause = max(whole.rfind(sign, 0, chain.start) for sign in _CLAUSE_STARTS)
    return not names_type(whole[clause + 1 : chain.start])


def _mentions(text: str, length: int) -> Iterator[Mention]:
    """The places that a printed chain of units names: one for each number of its inmost unit.

    length: of the chain, without the words for its owner. A unit of a kind that has been there begins another chain:
    "khoản 1, khoản 2 Mục III" are two, both of them in III.
    """
    chains: list[list[tuple[str, list[str]]]] = [[]]
    attached: list[tuple[str, str]] = []
    apart, before = False, 0
    folded = fold(text[:length])
    for part in _patterns().part.finditer(folded):
        if part["appendix"]:
            attached.extend((" ".join(part["appendix"].split()), label) for label in _numbers(text, part, "label") or [""])
            apart = apart or folded[before : part.start()].strip(" ,") in words("references", "list")
        else:
            kind = " ".join(part["unit"].split())
            if any(kind == known for known, _ in chains[-1]):
                chains.append([])
            chains[-1].append((kind, _numbers(text, part, "number")))
        before = part.end()
    if apart or not chains[0]:  # "Mục II và Phụ lục 1" are two
        yield from (Mention(text, (), appendix) for appendix in attached)
    appendix = attached[-1] if attached and not apart else None
    outer = chains[-1]
    for chain in chains:
        kinds = [kind for kind, _ in outer]
        # What stands above the last chain's unit of this kind stands above this one's, too.
        above = outer[kinds.index(chain[-1][0]) + 1 :] if chain is not outer and chain[-1][0] in kinds else []
        units = [*chain, *above]
        yield from (Mention(text, _split([number, *(n[0] for _, n in units[1:])]), appendix) for number in (units[0][1] if units else []))


def _numbers(text: str, part: re.Match[str], group: str) -> list[str]:
    """The numbers of a part as the author has them: folding makes "đ" a "d"."""
    if part[group] is None:
        return []
    start, end = part.span(group)
    spans = [match.span() for match in re.finditer(rf"(?<!\w){NUMBER}", part[group])]
    return [text[start + a : min(start + b, end)].lower() for a, b in spans]


def _split(numbers: Sequence[str]) -> tuple[str, ...]:
    """Numbers, inmost first, those that name several levels taken apart: "ii.3" is 3 in II."""
    found: list[str] = []
    for number in numbers:
        head, _, tail = number.partition(".")
        found.extend([tail, head] if tail and head.isalpha() else [number])
    return tuple(found)
