"""Short names that a plan gives to bodies: "Trung tâm Phục vụ hành chính công (viết tắt là TTPVHCC)"."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.facts.agencies.read import Explained
from kehoach_parser.facts.agencies.split import opens_name
from kehoach_parser.facts.wording import printed
from kehoach_parser.text.fold import key

# The longest name of a body in fifteen plans has 14 words.
_LONGEST_NAME = 14
_WORD = re.compile(r"[^\s,;:.()]+")
_CLAUSE = re.compile(r"[;:.()\n]")


@lru_cache(maxsize=1)
def _short() -> re.Pattern[str]:
    return re.compile(rf"\s\([^()\n]{{0,20}}?\b(?:{printed('abbreviations', 'called')})\b\W*(?P<short>[^()\n]{{2,60}})\)", re.IGNORECASE)


def explained_names(whole: str) -> Explained:
    """(short name, folded; full one) of each body that a text names and gives a short name."""
    found: dict[str, str] = {}
    for match in _short().finditer(whole) if "(" in whole else ():
        full = _name_before(whole, match.start())
        if full is not None:
            found.setdefault(key(match["short"]), full)
    return tuple(found.items())


def _name_before(text: str, end: int) -> str | None:
    """The longest name of a body that ends here and begins with a capital."""
    begin = max((match.end() for match in _CLAUSE.finditer(text, max(0, end - 200), end)), default=max(0, end - 200))
    starts = [word.start() for word in _WORD.finditer(text, begin, end)][-_LONGEST_NAME:]
    start = next((at for at in starts if text[at].isupper() and opens_name(text, at)), None)
    return text[start:end].strip() if start is not None else None
