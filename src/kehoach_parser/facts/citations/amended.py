"""Documents that amend others: "Quyết định số ... sửa đổi, bổ sung một số điều của Quyết định số ..." (văn bản sửa đổi)."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import forms, printed
from kehoach_parser.vocabulary.loader import words

# "về việc sửa đổi, bổ sung điểm a khoản 2 Điều 5 và Phụ lục II của Quy chế ban hành kèm theo " has 85 characters.
_LONGEST_BETWEEN = 160
_SKIPPED = re.compile(r"[\s,]*(?:\d[\w.]*\b|[a-zđ](?![^\W_]))?[\s,]*")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    about = printed("citations", "subject", "about")
    return re.compile(rf"[\s,]*(?:(?:{about})\s+)?(?:{printed('citations', 'amends', 'verb')})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _between() -> Phrases:
    places = [word for table in ("unit", "article", "appendix", "link") for word in words("references", table)]
    return Phrases([*forms("citations", "amends"), *places, *forms("citations", "word", "and", "number")])


def amended(text: str, folded: str, start: int, end: int) -> bool:
    """Do the words from the end of one document to the next say that it amends that one, and nothing else?"""
    verb = _verb().match(text, start)
    if verb is None or end - start > _LONGEST_BETWEEN:
        return False
    at = verb.end()
    while at < end:
        skipped = _SKIPPED.match(folded, at, end)
        at = skipped.end() if skipped else at
        if at >= end:
            return True
        phrase = _between().begins(folded, at)
        if phrase is None or phrase > end:
            return False
        at = phrase
    return True
