"""Vietnamese syllables by their structure: onset + rhyme + tone. No list of words.

The written form here is the one of the older spelling ("hòa", "thủy"), whatever a text prints: see canonical().
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

# Grave, acute, hook, tilde, dot below; the level tone has no mark.
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
# Rhymes that end in a stop carry the acute or the dot alone.
_STOPPED = ("\u0301", "\u0323")
_STOPS = ("p", "t", "c", "ch")
_NEW_STYLE = re.compile("([oO])([aAeE])([\u0300\u0301\u0309\u0303\u0323])$|([uU])([yY])([\u0300\u0301\u0309\u0303\u0323])$")


@lru_cache(maxsize=1)
def _parts() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for line in files("kehoach_parser").joinpath("data", "syllables.txt").read_text("utf-8").splitlines():
        name, *members = line.split() or ["#"]
        if name != "#":
            parts.setdefault(name, []).extend(members)
    return parts


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Every possible syllable in lower case, NFC: some 18,000, a third of them in use."""
    parts = _parts()
    return frozenset(_all(["", *parts["onset"]], parts["rhyme"]) | set(parts["whole"]))


@lru_cache(maxsize=1)
def vowels() -> tuple[str, ...]:
    """Every vowel letter, with each tone and without."""
    return tuple(unicodedata.normalize("NFC", vowel + tone) for vowel in _parts()["vowel"] for tone in ("", *_TONES))


def _all(onsets: list[str], rhymes: list[str]) -> set[str]:
    found: set[str] = set()
    for rhyme in rhymes:
        # Onsets are letters of the alphabet: put before a composed rhyme they leave it composed.
        forms = [toned(rhyme, tone) for tone in (_STOPPED if rhyme.endswith(_STOPS) else ("", *_TONES))]
        for onset in onsets:
            if _fits(onset, rhyme):
                # "gi" and a rhyme in "i" share the letter: "gì", "giếng".
                first = "g" if onset == "gi" and rhyme[0] == "i" else onset
                found.update([first + form for form in forms])
    return found


def _fits(onset: str, rhyme: str) -> bool:
    if onset == "qu":
        return rhyme[0] in _parts()["after_qu"]
    front = rhyme[0] in _parts()["front"]
    if onset in ("k", "gh", "ngh"):
        return front
    return onset not in ("c", "g", "ng") or not front


def toned(rhyme: str, tone: str) -> str:
    """A rhyme with its tone mark (a combining character) on the right vowel: the older spelling."""
    parts = _parts()
    vowels = [index for index, char in enumerate(rhyme) if char in parts["vowel"]]
    shaped = [index for index in vowels if rhyme[index] in parts["shaped"]]
    if not tone:
        return rhyme
    if shaped:
        place = shaped[-1]
    elif len(vowels) == 1:
        place = vowels[0]
    elif len(vowels) == 3 or rhyme[-1] not in parts["vowel"]:
        place = vowels[1]
    else:
        place = vowels[0]
    return unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """The word, NFC, with the tone mark where the older spelling has it: "hoà" -> "hòa", "thuỷ" -> "thủy", "quý" as it is."""
    split = unicodedata.normalize("NFD", word)
    match = _NEW_STYLE.search(split)
    if match is None or (match.group(4) and split[: match.start()].lower().endswith("q")):
        return unicodedata.normalize("NFC", word)
    first, second, tone = (group for group in match.groups() if group is not None)
    return unicodedata.normalize("NFC", split[: match.start()] + first + tone + second)


@lru_cache(maxsize=1)
def _new_style() -> re.Pattern[str]:
    """Words whose tone may stand where the older spelling has it not."""
    toned_last = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "aeyAEY" for tone in _TONES)
    return re.compile(rf"[^\W\d_]*[ouOU][{toned_last}](?![^\W\d_])")


def in_one_spelling(text: str) -> str:
    """Text (NFC) of the same length with each word as canonical() has it: "Uỷ ban" and "Ủy ban" are one."""
    return _new_style().sub(lambda match: canonical(match[0]), text)


def is_syllable(word: str) -> bool:
    """Could this be a Vietnamese syllable, in any case and either spelling?"""
    return canonical(word.lower()) in syllables()
