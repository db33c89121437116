"""Laws cited by name: "Luật Quản lý, sử dụng tài sản công". Where a name ends is told by the list of laws, else by grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.facts.citations.words import names_type, said
from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, printed, spelled
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import entries, meanings, words

_WORD = re.compile(r"[^\s,;:.()“”\"'/-]+")
# No law in force has a name of more words, those with commas and "và" apart, which are listed.
_LONGEST_NAME = 10
# Letters of the words before "luật" that make it another word, and of those between it and the law that it amends.
_LONGEST_BEFORE, _LONGEST_AMENDING = 24, 70
_SIGN_BEHIND = re.compile(r"\s*(?:[,;:.()”\"]|$)")


@lru_cache(maxsize=1)
def law_signs() -> tuple[str, ...]:
    """Strings of which a text that cites a law by name holds one."""
    last = [spelled(entry).split()[-1] for entry in entries("citations", "law_word")]
    return tuple(dict.fromkeys(form for word in last for form in (word, word.capitalize(), word.upper(), fold(word).capitalize())))


@lru_cache(maxsize=1)
def law_sign() -> re.Pattern[str]:
    """Any of law_signs()."""
    return re.compile(any_of(law_signs()))


@lru_cache(maxsize=1)
def law_types() -> frozenset[str]:
    """Types that are cited by name."""
    return frozenset(meanings("citations", "law_word").values())


@lru_cache(maxsize=1)
def _word() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(the word, folded; what stands before other words of that sound, folded; what stands behind them, as printed)."""
    return (
        re.compile(rf"\b(?P<type>{any_of(words('citations', 'law_word'))})\s+(?=[a-z])"),
        re.compile(rf"\b(?:(?P<each>{said('each')})|{any_of(words('citations', 'no_law'))})\s+$"),
        re.compile(rf"(?:{printed('citations', 'law_word_other')})\b", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _listed() -> Phrases:
    return Phrases((*words("citations", "law"), *words("laws", "law")))


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    """Words that end a name; the word before a number only where the number follows ("công nghệ số số 71/2025/QH15")."""
    number = printed("citations", "word", "number")
    return re.compile(rf"(?:(?:{number})\W+\d|(?:{printed('citations', 'law_end')})\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    """What proves that a name ends before it: the law's number or its day; in the second group its year."""
    number, day, year = (printed("citations", "word", kind) for kind in ("number", "day", "year"))
    told = rf"(?:{number}|{day})\W*\d+\s*/\s*\d|(?:{day})\s+\d{{1,2}}\s|(?P<year>(?:{year})\s+\d{{4}})"
    return re.compile(rf"\s*,?\s*\(?(?:{told})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _further() -> re.Pattern[str]:
    """What leads on to the next name of a list: ", ", " và "."""
    link = printed("citations", "word", "and")
    return re.compile(rf"\s*,\s*(?:(?:{link})\s+)?|\s+(?:{link})\s+", re.IGNORECASE)


def laws(text: str, folded: str) -> list[tuple[str, int, int, int]]:
    """(type, start, start of the name, its end) of laws cited by name, those of a list too ("Luật Đất đai, Nhà ở")."""
    word, before, other = _word()
    found: list[tuple[str, int, int, int]] = []
    for match in word.finditer(folded):
        name = match.end()
        if (found and name <= found[-1][3]) or other.match(text, name):
            continue
        no_law = before.search(folded, max(0, match.start() - _LONGEST_BEFORE), match.start())
        known = text[name].isupper() and _listed().begins(folded, name) is not None
        if no_law and not (no_law["each"] and known):
            continue
        end = _name_end(text, folded, name, capital=text[match.start()].isupper())
        if end == name:
            continue
        type_ = meanings("citations", "law_word")[" ".join(match["type"].split())]
        found.append((type_, match.start(), name, end))
        while known and (next_ := _next_name(text, folded, end)) is not None:
            start, end = next_
            found.append((type_, start, start, end))
    return found


def _next_name(text: str, folded: str, at: int) -> tuple[int, int] | None:
    """(start, end) of a listed name with a capital that goes on with a list of laws here."""
    link = _further().match(text, at)
    start = link.end() if link else at
    if not link or not text[start : start + 1].isupper():
        return None
    end = _listed().begins(folded, start)
    if end is None or _goes_on(text, end) or not (_SIGN_BEHIND.match(text, end) or _further().match(text, end) or _ends_at(text, end)):
        return None
    return start, end


def _ends_at(text: str, at: int) -> bool:
    return text[at : at + 1] == " " and _stop().match(text, at + 1) is not None


def _name_end(text: str, folded: str, start: int, *, capital: bool) -> int:
    """Where the name of a law ends; start where none begins there. capital: the word "Luật" has one."""
    if not (capital or text[start].isupper()):
        return start
    known = _listed().begins(folded, start)
    if known is not None and not _goes_on(text, known):
        return known
    if text[start : start + 2].isupper():
        return start  # in a title in capitals no name has an end but a listed one
    end = _unlisted_end(text, folded, start)
    # In small letters anything may follow the word ("Luật thuộc thẩm quyền ..."): only a number or a day proves a name.
    return end if text[start].isupper() or ((proof := _numbered().match(text, end)) and not proof["year"]) else start


def _unlisted_end(text: str, folded: str, start: int) -> int:
    end = at = start
    for _ in range(_LONGEST_NAME):
        piece = _WORD.match(text, at)
        if not piece or (_stop().match(text, at) and not (at > start and _leads_to_number(text, folded, at))):
            break
        end = piece.end()
        comma = text[end : end + 2] == ", " and _leads_to_number(text, folded, end + 2)
        if not comma and text[end : end + 1] != " ":
            break
        at = end + 2 if comma else end + 1
    return end


def _leads_to_number(text: str, folded: str, at: int) -> bool:
    """Do small words from here on, the first of them "và" or behind a comma, lead to the number of the law?"""
    if text[at].isupper() or not (_further().match(text, at - 1) or text[at - 2 : at] == ", "):
        return False
    end = at
    for _ in range(_LONGEST_NAME):
        piece = _WORD.match(text, end)
        if not piece or piece[0].isdigit():
            return False
        end = piece.end()
        proof = _numbered().match(text, end)
        if proof:
            return not proof["year"] and end > at + len(piece[0]) and not names_type(folded[at:end])
        if text[end : end + 1] != " ":
            return False
        end += 1
    return False


def _goes_on(text: str, end: int) -> bool:
    """Does a name go on behind a listed one ("Luật Xây dựng" + "Đảng", "Luật Đa dạng sinh học và ươm giống số ...")?"""
    word = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return word is not None and not _stop().match(text, end + 1) and text[end + 1].isupper()


# ------------------------------------------------------------------------------------------------- those that amend


@lru_cache(maxsize=1)
def _amending() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{any_of(words('citations', 'law_word'))})\s+(?P<words>(?:{any_of(words('citations', 'amending'))})\s+)$"),
        re.compile(rf"\s*(?:,|,?\s*(?:{printed('citations', 'word', 'and')}))\s*", re.IGNORECASE),
    )


def amending(folded: str, start: int) -> tuple[int, int] | None:
    """(start, start of its name) of a law that amends the one at start: "Luật sửa đổi, bổ sung một số điều của " before it."""
    match = _amending()[0].search(folded, max(0, start - _LONGEST_AMENDING), start)
    return (match.start(), match.start("words")) if match else None


def is_linked(between: str) -> bool:
    """Do these words list what stands behind them with what stands before: a comma, "và"?"""
    return bool(_amending()[1].fullmatch(between))
