"""One document, one spelling: a name, term or acronym that was read differently in one place is made to agree with the rest.

Names and terms: two words side by side, the first with a capital, that stand there in the same letters but for marks.
Where most of their places have another reading of a word, and what stands there can be read so, it is taken. Acronyms: one
that comes once and differs by a letter of the same shape from a frequent one. What is changed so is in doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kehoach_parser.text.restore import printed
from kehoach_parser.text.restore.channel import skeleton
from kehoach_parser.text.restore.tokens import Restored, Token

# A name or term must stand in so many places, an acronym that another is like in so many.
_PLACES, _OFTEN = 3, 10
# A word may be read otherwise where its signs make that at most so much less likely (nats).
_NEAR = 3.0
# Capitals that print takes for each other.
_SHAPES = ("CGOQ", "BEFPR", "IJLT", "UVY", "HKMNW")


def agreed(paragraphs: list[list[Restored]], known: frozenset[str], behind: Callable[[str, str], float]) -> list[list[Restored]]:
    """The restored lines of a document's paragraphs.

    known: acronyms of the language, lower case. behind: (raw, word) -> how far the word is behind the likeliest reading
    of raw (nats).
    """
    flat = [token for lines in paragraphs for line in lines for token in line.tokens]
    changed = {**dict(_terms(flat, behind)), **dict(_acronyms(flat, known))}
    if not changed:
        return paragraphs
    at = 0
    result = []
    for lines in paragraphs:
        new = []
        for line in lines:
            tokens = tuple(_changed(token, changed.get(at + place)) for place, token in enumerate(line.tokens))
            at += len(line.tokens)
            new.append(line if tokens == line.tokens else Restored("".join(token.chosen for token in tokens), tokens))
        result.append(new)
    return result


def _changed(token: Token, word: str | None) -> Token:
    if word is None:
        return token
    others = (token.chosen.lower(), *(other for other in token.alternatives if other != word.lower()))
    return replace(token, chosen=word, alternatives=others, doubt=True)


def _terms(flat: Sequence[Token], behind: Callable[[str, str], float]) -> Iterator[tuple[int, str]]:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (first, gap, second) in enumerate(zip(flat, flat[1:], flat[2:], strict=False)):
        if gap.chosen == " " and first.chosen.isalpha() and second.chosen.isalpha() and first.chosen[0].isupper():
            places[skeleton(first.raw), skeleton(second.raw)].append(index)
    for found in places.values():
        if len(found) < _PLACES:
            continue
        for side in (0, 2):
            here = [index + side for index in found]
            word, times = Counter(flat[index].chosen.lower() for index in here).most_common(1)[0]
            for index in here if 2 * times > len(here) else ():
                token = flat[index]
                if token.chosen.lower() != word and behind(token.raw, word) <= _NEAR:
                    yield index, printed.cased(token.raw, word)


def _acronyms(flat: Sequence[Token], known: frozenset[str]) -> Iterator[tuple[int, str]]:
    counts = Counter(token.raw for token in flat if len(token.raw) > 2 and token.raw.isupper() and token.raw.isalpha())
    often = [word for word, times in counts.items() if times >= _OFTEN]
    for index, token in enumerate(flat):
        if counts[token.raw] == 1 and token.chosen == token.raw and token.raw.lower() not in known:
            like = [word for word in often if _one_letter_off(token.raw, word)]
            if len(like) == 1:
                yield index, like[0]


def _one_letter_off(read: str, true: str) -> bool:
    pairs = [{a, b} for a, b in zip(read, true, strict=False) if a != b]
    return len(read) == len(true) and len(pairs) == 1 and any(pairs[0] <= set(shape) for shape in _SHAPES)
