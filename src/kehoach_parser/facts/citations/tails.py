"""What follows the number and date of a citation: its issuer ("của Chính phủ") and its subject ("về việc ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.agencies.read import canonical
from kehoach_parser.facts.citations.words import opens_type, said
from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words

# Of 185 citations in fifteen plans the longest issuer has 40 characters, the longest subject 374.
_LONGEST_ISSUER = 120
_LONGEST_SUBJECT = 600
# The word before the next of a list, with blanks behind it.
_LONGEST_LINK = 12
_ENDS = re.compile(r"[();\n.“”]")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]+)\)")
# "(giai đoạn 2021 - 2025)" is part of a title, "(tỷ lệ không quá 10% tập thể, 5% cá nhân)" is said of the case at hand.
_REMARK_WORDS = 5
# Signs between the documents of a list.
_LISTING = re.compile(r"[,;:(]\s*[“\"]?\s*$")


class _Patterns(NamedTuple):
    """Over the text as it stands: word before an issuer, where it may end, opening of a subject, its own first words.

    about: the words that bring in a subject. link: the word before the next of a list. after: folded, what ends a
    subject: a preamble's own body ("..., UBND xã ban hành Kế hoạch"), a short name in brackets. issuing: folded, such a
    body's clause up to the plan that it makes or the colon that ends the preamble. body, committee: folded, first words of
    names; those of a committee hold no commas.
    """

    issuer: re.Pattern[str]
    boundary: re.Pattern[str]
    subject: re.Pattern[str]
    about: re.Pattern[str]
    link: re.Pattern[str]
    after: re.Pattern[str]
    issuing: re.Pattern[str]
    body: Phrases
    committee: Phrases


def _term_words() -> str:
    """A pattern of "khóa XIII", "kỳ họp thứ năm", "nhiệm kỳ 2025 - 2030"; "Đa khoa tỉnh" is none."""
    number = rf"(?:(?:{printed('citations', 'ordinal')})\s+[^\s,;.()]+|(?-i:[IVXL]+|\d+)\b(?:\s*[-–]\s*\d+)?)"
    return rf"(?:{printed('citations', 'term')})\s+{number}"


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    day, and_ = printed("citations", "word", "day"), printed("citations", "word", "and")
    committee, issues = any_of(words("agencies", "committee")), any_of(words("citations", "issues"))
    return _Patterns(
        re.compile(rf"[\s,]*\b(?:{printed('citations', 'word', 'issuer')})\s+", re.IGNORECASE),
        re.compile(
            rf"[;:\n(),]|\.(?=\s|$)|\b(?P<none>{printed('citations', 'subject', 'none')})\b"
            rf"|\b(?:{printed('citations', 'subject', 'about', 'own', 'end')}|{_term_words()}|{day})\b|\b(?P<link>{and_})\s+",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[\s,]*(?:\b(?:{printed('citations', 'subject', 'about')})\b\s*"
            rf"|(?!(?:{printed('citations', 'subject', 'none')})\b)(?=(?:{printed('citations', 'subject', 'own')})\b))",
            re.IGNORECASE,
        ),
        re.compile(printed("citations", "subject", "about"), re.IGNORECASE),
        re.compile(rf"\b(?:{and_}|{printed('citations', 'word', 'each')})\s*$", re.IGNORECASE),
        re.compile(
            rf",\s+(?:{committee})\b[^,;]{{0,80}}?\b(?:{issues})\b|\s*\(\s*(?:{said('called')})\b"
            rf"|,\s+(?:{any_of(words('citations', 'aside'))})\b"
        ),
        re.compile(rf",\s+(?=\w)(?=[^,;:]{{0,100}}?\b(?:{issues})\b(?:[^;]*:\s*$|\s+(?:{any_of(words('kinds', 'kind'))})\b))"),
        Phrases(words("agencies", "agency_head")),
        Phrases(words("agencies", "committee")),
    )


def is_listed(text: str, start: int, end: int) -> bool:
    """Does what stands between two citations set them side by side (", ", " và ", nothing) rather than one in the other?"""
    between = text[start:end]
    return not between.strip() or bool(_LISTING.search(between) or _link_at_end(between))


def read_issuer(text: str, folded: str, at: int, limit: int) -> tuple[str | None, int]:
    """(issuer as printed, its end) where one is named at this place; (None, at) else."""
    opened = _patterns().issuer.match(text, at, limit)
    if not opened:
        return None, at
    start = opened.end()
    issuer = _without_link(text[start : _issuer_end(text, folded, start, limit)])
    named = issuer[:1].isupper() or fold(issuer).startswith(words("agencies", "committee"))
    if not named or len(issuer) > _LONGEST_ISSUER:
        return None, at
    return issuer, start + len(issuer)


def _link_at_end(text: str) -> re.Match[str] | None:
    return _patterns().link.search(text, max(0, len(text) - _LONGEST_LINK))


@lru_cache(maxsize=1)
def _proposal() -> re.Pattern[str]:
    proposes, place = printed("citations", "proposal"), printed("citations", "carry", "place")
    only = printed("citations", "proposal", "body")
    issuer = rf"(?P<issuer>[^.;:()\d\n]{{1,{_LONGEST_ISSUER}}}?)"
    link = printed("citations", "word", "and")
    return re.compile(rf"(?:[\s,]*\b(?:{link})\s+)?\b(?:(?P<body>{only})|{proposes})\s+{issuer},?\s+(?:{place})\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who has issued a document that is named behind "tại"; start: where that is said."""

    issuer: str
    start: int


def proposer(text: str, end: int) -> Proposer | None:
    """"Theo đề nghị của Sở Nội vụ tại Tờ trình số ...": who has issued the document that is cited at end; None else.

    What a chairman says his office writes down: there a post has issued nothing.
    """
    window = max(0, end - 2 * _LONGEST_ISSUER)
    if not _place_before().search(text, window, end):
        return None
    found = _proposal().search(text, window, end)
    if found is None or not found["issuer"][:1].isupper():
        return None
    if found["body"] and fold(found["issuer"]).startswith(words("agencies", "post")):
        return None
    return Proposer(found["issuer"], found.start())


@lru_cache(maxsize=1)
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{printed('citations', 'carry', 'place')})\s+$", re.IGNORECASE)


def _without_link(text: str) -> str:
    """Without "và" and "các" at its end: the next of a list follows."""
    while link := _link_at_end(text):
        text = text[: link.start()]
    return text.rstrip(" ,(")


def _issuer_end(text: str, folded: str, start: int, limit: int) -> int:
    patterns = _patterns()
    at = start
    while match := patterns.boundary.search(text, at, limit):
        at = match.end()
        if match["none"]:
            continue
        if match["link"] and text[at : at + 1].isupper() and not opens_type(folded, at):
            continue  # "Bộ Giáo dục và Đào tạo"
        if (match[0] == "," or match["link"]) and _name_goes_on(text, folded, start, match, limit):
            continue
        if match[0] == "," and fold(text[start : match.start()]).endswith(words("citations", "post")):
            continue  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
        close = text.find(")", at, limit) if match[0] == "(" else -1
        if close > 0 and text[at:close].isupper():
            at = close + 1  # "Ủy ban nhân dân (UBND) tỉnh"
            continue
        return match.start()
    return limit


def _name_goes_on(text: str, folded: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Is this comma or "và" part of the name: "Sở Văn hóa, Thể thao và Du lịch", "Ban Chỉ đạo phòng, chống ..."?

    Where nothing else tells, in the name of a body up to the words that bring in the subject.
    """
    patterns = _patterns()
    at = match.end() + len(folded[match.end() : limit]) - len(folded[match.end() : limit].lstrip())
    if match[0] == ",":
        pairs = (pair.split() for pair in words("citations", "comma"))
        if any(folded.endswith(first, start, match.start()) and folded.startswith(second, at) for first, second in pairs):
            return True
    if text[at : at + 1].isupper() and _is_body_behind(text, at, limit):
        return True  # "của Bộ Tư pháp, Bộ Nội vụ về ..."
    if patterns.body.begins(folded, start) is None or patterns.committee.begins(folded, start) is not None:
        return False
    if folded[at : at + 1].isdigit() or patterns.body.begins(folded, at) is not None or opens_type(folded, at):
        return False
    position, first = at, True
    while found := patterns.boundary.search(text, position, min(limit, at + _LONGEST_ISSUER)):
        if first and match[0] == "," and found["link"] and text[at].isupper() and text[found.end() : found.end() + 1].isupper():
            return True
        if patterns.about.fullmatch(found[0]):
            return True
        if not (found["none"] or found["link"] or found[0] == ","):
            return False
        position, first = found.end(), False
    return False


@lru_cache(maxsize=1)
def _term() -> re.Pattern[str]:
    """"khóa XIII", "(khóa XIII)", ", kỳ họp thứ 5", "nhiệm kỳ 2025 - 2030": when a body sat, between it and the subject."""
    what = _term_words()
    return re.compile(rf"[\s,]*(?:\(\s*{what}(?:[\s,]+{what})*\s*\)|{what})", re.IGNORECASE)


def _behind_term(text: str, at: int, limit: int) -> int:
    while term := _term().match(text, at, limit):
        at = term.end()
    return at


def _is_body_behind(text: str, at: int, limit: int) -> bool:
    """Is the known name of a body all that stands here, up to the subject or the end of the clause?"""
    end = _patterns().boundary.search(text, at, min(limit, at + _LONGEST_ISSUER))
    while end is not None and (end["none"] or end["link"]):
        end = _patterns().boundary.search(text, end.end(), min(limit, at + _LONGEST_ISSUER))
    ended = end is None or end[0] in (";", ".", "\n") or _patterns().about.fullmatch(end[0]) is not None
    return ended and canonical(text[at : end.start() if end else limit].strip()).score == 100.0


def read_subject(text: str, folded: str, at: int, limit: int) -> str | None:
    """The subject that begins at this place, without "về việc"; None where none does."""
    at = _behind_term(text, at, limit)
    opening = _patterns().subject.match(text, at, limit)
    if not opening:
        return None
    limit = min(limit, opening.end() + 2 * _LONGEST_SUBJECT)
    start, end, depth = opening.end(), limit, 0
    quotes = 0
    for sign in _ENDS.finditer(text, start, limit):
        quotes += (sign[0] == "“") - (sign[0] == "”")
        if quotes < 0:
            end = sign.start()
            break
        depth += (sign[0] == "(") - (sign[0] == ")")
        if depth < 0 or sign[0] in ";\n" or (sign[0] == "." and not text[sign.end() : sign.end() + 1].strip()):
            end = sign.start()
            break
    after = _patterns().after.search(folded, start, end)
    own = (match.start() for match in _patterns().issuing.finditer(folded, start) if text[match.end()].isupper())
    end = _remark(text, start, min(after.start() if after else end, next(own, end), end))
    subject = _without_link(text[start:end].strip(" :")).rstrip(" ,:")
    return subject if 0 < len(subject) <= _LONGEST_SUBJECT else None


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    units = any_of(word for table in ("unit", "article", "appendix") for word in words("references", table))
    return re.compile(rf"(?:{units})\s+(?:\d|[ivx]+\b|[a-z]\b)")


def _remark(text: str, start: int, end: int) -> int:
    """Where a bracket ends the subject: one that names a place of the document ("(khoản 5 mục III)"), or many words at
    its end; end where there is none."""
    for bracket in _BRACKET.finditer(text, start, end):
        inside = bracket["inside"].strip()
        long = inside[:1].islower() and sum(word.isalpha() for word in inside.split()) >= _REMARK_WORDS
        if _place().match(fold(inside)) or (long and not text[bracket.end() : end].strip(" .,")):
            return bracket.start()
    return end
