"""Which old encodings a document without font names is in, and its lines made Unicode: each by the one that makes
Vietnamese of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kehoach_parser.text.code_tables import KINDS, PRIVATE, Kind, table
from kehoach_parser.text.legacy import Changed, changed, convert, is_unicode
from kehoach_parser.text.syllables import is_syllable

# Letters of Vietnamese that the encoding has no such byte for; fonts may have them all the same.
_UNUSED: dict[Kind, re.Pattern[str]] = {"tcvn3": re.compile("[ÀÁÂÃÍÙÚà]"), "vni": re.compile("[Ýý]")}
# Characters that Vietnamese does not write with, nor print with: most vowels of the old encodings look like these.
_ODD = re.compile(
    "[\u0080-\u009f\uf002-\uf01e\uf080-\uf0ff¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïñöø÷ûüþ\u2212\u2219€‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ]"
)
# As much of VIQR: a hat or horn behind its vowel, or a tone inside a word.
_TYPED = re.compile(r"[AEOUaeou][\^(+]|[aeiouyAEIOUY]['`?~.](?=[A-Za-z])|\b[dD]d(?=[A-Za-z])")
# Where a sentence begins inside a line, and the mark of a list and the first letter of a line.
_SENTENCE = re.compile(r"(?<=[^\W\d_][.!?]) [^\W\d_]")
_HEAD = re.compile(r"\s*((?:[-+*•–]\s*|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s+)*)[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
# What a line ends in where the next one begins a sentence or an item.
_ENDS = (".", ";", ":")
# How many words, and how many different ones, make it sure that a document is in an encoding; and a second one.
_FEWEST, _FEWEST_FORMS = 8, 5
_FEWEST_BESIDE, _FORMS_BESIDE = 4, 3
# So many words of them for each that is against it: in documents of offices 13 and more for the right encoding, 1.3 at
# most for another one.
_PURE = 3


def told(texts: Iterable[str]) -> tuple[Kind, ...]:
    """The encodings of a document's lines without font names, the one of most words first; none for Unicode, plain
    ASCII and what is not sure.

    Sure are eight words, five of them different, that no Vietnamese can have written as they stand and that are
    syllables in one encoding, with fewer of the other kind and fewer that stay none; clean plans have none at all.
    Beside a sure one, a second needs four words in lines that it explains better.
    """
    lines = [text for text in texts if not is_unicode(text)]
    odd = sum(len(_ODD.findall(text)) for text in lines if not text.isascii())
    typed = sum(len(_TYPED.findall(text)) for text in lines if text.isascii())
    kinds = [kind for kind in KINDS if (typed if kind == "viqr" else odd) >= _FEWEST]
    if not kinds:
        return ()
    found = [{kind: changed(text, kind) for kind in kinds} for text in lines]
    first = max(kinds, key=lambda kind: sum(line[kind].score for line in found))
    best = [max(words.score for words in line.values()) for line in found]
    own = [line[first] for line, score in zip(found, best, strict=True) if line[first].score == score or score <= 0]
    if not _sure(own, _FEWEST, _FEWEST_FORMS):
        return ()
    others = []
    for kind in kinds:
        better = [line[kind] for line, score in zip(found, best, strict=True) if line[kind].score == score > line[first].score]
        if kind != first and _sure(better, _FEWEST_BESIDE, _FORMS_BESIDE):
            others.append(kind)
    return (first, *others)


def _sure(found: Sequence[Changed], fewest: int, forms: int) -> bool:
    words = Counter(word for one in found for word in one.gained)
    against = sum(len(one.lost) + len(one.missed) for one in found)
    return words.total() >= fewest and len(words) >= forms and words.total() > _PURE * against


class Decoder:
    """Makes the lines of a document Unicode, one after the other; kinds: what told() found, the usual one first.

    A line that is Unicode after all stays as it is, and so does one that would lose by it. What two encodings explain
    equally well is in that of the line before.
    """

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = list(kinds)
        self._before = ""

    def __call__(self, text: str) -> str:
        """The line in Unicode."""
        made = self._decoded(text, opens=self._before.endswith(_ENDS))
        self._before = made.rstrip()
        return made

    def _decoded(self, text: str, *, opens: bool) -> str:
        fitting = [kind for kind in self._kinds if (kind == "viqr") == text.isascii()]
        if not fitting or is_unicode(text):
            return text
        found = [changed(text, kind) for kind in fitting]
        scores = [(one.weight, one.score) for one in found]
        weight = max(scores)[0]
        kind = fitting[scores.index(max(scores))]
        if weight < 0 or (weight == 0 and (kind == "viqr" or (kind in _UNUSED and _UNUSED[kind].search(text)))):
            return text
        self._kinds.sort(key=lambda one: one != kind)
        converted = convert(text, kind)
        return _with_capitals(text, converted, opens=opens) if kind == "tcvn3" else converted


def decoded(text: str, encoding: Kind | None = None) -> str:
    """A whole text in Unicode, its line ends as they are; itself where it is in no old encoding. encoding: the one that
    somebody knows it to be in."""
    lines = text.split("\n")
    kinds = (encoding,) if encoding is not None else told(lines)
    return "\n".join(map(Decoder(kinds), lines)) if kinds else text


def _with_capitals(text: str, converted: str, *, opens: bool) -> str:
    """TCVN3's capitals with a tone, which without its fonts their place alone tells.

    That is a word set in a font of capitals ("CéNG HßA X· HéI"), or where a sentence (opens: with the line) or an item
    of a list begins; elsewhere "ñy ban" could be either and is left small.
    """
    converted = _raised(text, converted)
    places = [match.end() - 1 for match in _SENTENCE.finditer(converted)]
    head = _HEAD.match(converted)
    if head is not None and (opens or head.group(1)):
        places.append(head.end() - 1)
    for place in places:
        if not text[place].isascii():
            converted = converted[:place] + converted[place].upper() + converted[place + 1 :]
    return converted


def _raised(text: str, converted: str) -> str:
    """Small letters made capitals in words set in capitals ("HßA"); in words of one plain letter ("X·") beside such.

    "H§ND" is no such word, since it is no syllable.
    """
    words = list(table("tcvn3").word.finditer(text))
    plain = ["".join(char for char in match.group() if char.isascii()) for match in words]
    capital = [len(letters) > 1 and letters.isupper() for letters in plain]
    shown = [converted[match.start() : match.end()] for match in words]
    raised = [high and not word.isascii() and is_syllable(word) for high, word in zip(capital, shown, strict=True)]
    if not any(raised):
        return converted
    for index, letters in enumerate(plain):
        if not raised[index] and (not letters or (len(letters) == 1 and letters.isupper())):
            raised[index] = any(capital[max(0, index - 1) : index + 2])
            capital[index] = capital[index] or raised[index]
    for high, match in zip(raised, words, strict=True):
        if high:
            converted = converted[: match.start()] + converted[match.start() : match.end()].upper() + converted[match.end() :]
    return converted


def characters(data: bytes) -> str:
    """Bytes of an old encoding as the characters of Windows-1252, for decoded() to convert; codes of controls that are
    letters somewhere (all but tabulators, line ends and page ends) as U+F000 + code."""
    # Five bytes have no character in Windows-1252; Python minds, Windows does not.
    shown = {byte: bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0xA0)}
    shown |= {byte: chr(PRIVATE + byte) for byte in range(0x02, 0x20) if byte not in (9, 10, 11, 12, 13)}
    return data.decode("latin-1").translate(shown)


def decode_bytes(data: bytes, bare: Callable[[str], str] = str) -> str | None:
    """Bytes in one of the old encodings as characters(); None for others, Windows-1258 among them. bare: takes mark-up
    out of a text."""
    shown = characters(data)
    text = bare(shown)
    if not told(text.splitlines()):
        return None
    try:
        modern = unicodedata.normalize("NFC", bare(data.decode("cp1258")))
    except UnicodeDecodeError:
        return shown
    return shown if _syllables(decoded(text)) > _syllables(modern) else None


def _syllables(text: str) -> float:
    """The share of a text's words that are syllables."""
    words = _LETTERS.findall(text)
    return sum(map(is_syllable, words)) / max(1, len(words))
