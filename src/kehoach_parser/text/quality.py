"""What kind of text is it: clean, read by OCR set to another language, without diacritics, or none of these?

Told in windows of 80 words, by letters that a Western OCR program cannot write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from kehoach_parser.text.fold import VIETNAMESE_ONLY

TextKind: TypeAlias = Literal["clean", "wrong_language_ocr", "undiacritised", "foreign", "short"]

WINDOW = 80
# Share of words with a letter that no Western alphabet has (ă, ơ, ạ, ế ...), by windows: clean plans 0.57 to 0.63, text
# read by Western OCR and text without diacritics 0.000; no window of either lay beyond this.
_CLEAN = 0.15
# Share of words with é, à, 6 in a word ...: Western OCR 0.17 to 0.21, text without diacritics 0.
_MISREAD = 0.03
# Fewer words than this tell nothing.
_FEWEST = 12
# Share of words that could be Vietnamese if their marks were put back: Vietnamese text of any kind 0.49 and more in each
# of 1,400 windows (0.8 on the average), English prose 0.36 at most.
_VIETNAMESE = 0.43
# Share of such letters in the whole text that no damaged text comes near (clean plans 0.14 to 0.2).
_SURELY_CLEAN = 0.08
# Signs inside words that no OCR program reads but undecoded text of the 8-bit age is full of, and the share of words that
# have one: text read by Western OCR 0.000 (three plans), text in old encodings 0.12 to 0.49.
_SIGN = re.compile(
    "(?<=[^\\W\\d_])[¤¦¨©ª«¬\u00ad®¶·¸¹»¼½¾×÷\u2212\u2219‚„†‡ˆ‰‹˜›]|[¨©¬®µ¶·¸¹¼½¾Æ×ØÞßæð÷øþ\u2212\u2219ƒ†‡ˆ‰Š‹ŒŽ˜š›œžŸ](?=[^\\W\\d_])"
)
_UNDECODED = 0.05
_WORD = re.compile(r"[^\s.,;:!?()“”\"/|*#<>\-–_]+")
_LETTER = re.compile(r"[^\W\d_]")
_STRONG = re.compile("[" + "".join(sorted(VIETNAMESE_ONLY)) + "]")
_WEAK = re.compile(r"[à-öø-ÿÀ-ÖØ-ß¢€£¥§]|[^\W\d_]\d(?!\d)|(?<!\d)\d[^\W\d_]")


def kind_of(text: str) -> TextKind:
    """The kind of most windows of the text. "foreign": no Vietnamese, or beyond help, as text in an encoding that nobody
    told; "short": too few words to tell."""
    if len(_STRONG.findall(text)) > _SURELY_CLEAN * len(text):
        return "clean"
    words = [word for word in _WORD.findall(text) if _LETTER.search(word)]
    if len(words) < _FEWEST:
        return "short"
    if sum(_SIGN.search(word) is not None for word in words) >= _UNDECODED * len(words):
        return "foreign"
    windows = [words[start : start + WINDOW] for start in range(0, len(words), WINDOW)]
    if len(windows) > 1 and len(windows[-1]) < WINDOW // 2:
        last = windows.pop()
        windows[-1] += last
    return Counter(map(_kind, windows)).most_common(1)[0][0]


def _kind(words: Sequence[str]) -> TextKind:
    if sum(_STRONG.search(word) is not None for word in words) >= _CLEAN * len(words):
        return "clean"
    misread = sum(_WEAK.search(word) is not None for word in words) >= _MISREAD * len(words)
    possible = sum(_bare(word) in _skeletons() for word in words)
    if possible < _VIETNAMESE * len(words):
        return "foreign"
    return "wrong_language_ocr" if misread else "undiacritised"


def _bare(word: str) -> str:
    from kehoach_parser.text.restore.channel import skeleton  # noqa: PLC0415 - clean text never needs it

    return skeleton(word)


@lru_cache(maxsize=1)
def _skeletons() -> frozenset[str]:
    from kehoach_parser.text.restore.channel import skeleton  # noqa: PLC0415
    from kehoach_parser.text.syllables import syllables  # noqa: PLC0415

    return frozenset(skeleton(word) for word in syllables())
