"""Labels of appendices: "PHỤ LỤC", "Phụ lục 1", "BIỂU SỐ 02", alone on their line or with a title behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.document import Line
from kehoach_parser.structure.lexis import squeeze
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words


def is_appendix_label(line: Line) -> bool:
    """A line such as "PHỤ LỤC", "Phụ lục 1", "BIỂU SỐ 02", or "PHỤ LỤC 1: DANH MỤC NHIỆM VỤ" with its title."""
    return appendix_label_length(squeeze(line.text)) > 0


def appendix_label_length(text: str) -> int:
    """Length of the appendix label that text, blanks squeezed, begins with; 0 where it begins with none.

    Behind the label nothing may stand, or a title behind ":" or a dash.
    """
    folded = fold(text)
    if not text[:1].isupper():
        return 0
    alone, titled = _patterns()
    for word in words("layout", "appendix"):
        if not folded.startswith(word):
            continue
        if alone.match(folded[len(word) :]):
            return len(text)
        behind = titled.match(folded[len(word) :])
        if behind and text[len(word) + behind.end() :][:1].isupper():
            return len(word) + behind.end(1)
    return 0


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind the word, folded: the label's number alone; the number before ":" or a dash and a title."""
    word = rf"(?:(?:{'|'.join(words('layout', 'number'))})\s*)?"
    figure = r"(?:[ivxlc]+|\d{1,3}|[a-h])"
    # The figure may be left to be filled in by hand.
    return re.compile(rf"^\s*{word}{figure}?\s*[.:]?\s*$"), re.compile(rf"(\s*{word}{figure})\s*[:.–-]\s+")
