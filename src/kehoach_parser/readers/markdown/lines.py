"""What a physical line of Markdown is by itself: a rule, a heading, something that looks like a list item."""

from __future__ import annotations

import re

_HEADING = re.compile(r" {0,3}(?:(#{1,6})[ \t]+|(#{2,6})(?=[^\s#]))(.*)")
_HTML_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>(.*)</h\1>\s*", re.IGNORECASE)
_RULE = re.compile(r"([-_*=\u2013\u2014])(?:[ \t]*\1){2,}")
# What converters set between pages ("{12}------") and around code.
_CONVERTER = re.compile(r"\{\d{1,4}\}-{3,}|`{3,}\s*\w{0,20}|~{3,}\s*\w{0,20}")
_ITEM = re.compile(
    r"\s*(?:[-+\u2013\u2014](?![-+])|\*(?:\s|$)|[\u2022\u00b7\u25cf\u25aa\u25e6\u25cb\uf0b7]"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){0,5}|[^\W\d_]|[IVXLC]{2,6})[.)/](?:\s|$)"
    r"|\d{1,2}(?:\.\d{1,2}){1,5}\s|\(\d{1,2}\))"
)


def heading(line: str) -> tuple[int, str] | None:
    """Level and raw text of a "#" or <h1> heading, None for another line."""
    found = _HEADING.fullmatch(line)
    if found is not None:
        return len(found[1] or found[2]), re.sub(r"(?:^|\s)#+\s*$", "", found[3]).strip()
    found = _HTML_HEADING.fullmatch(line)
    return None if found is None else (int(found[1]), found[2].strip())


def is_rule(line: str) -> bool:
    """A line of three dashes, underscores, asterisks or equals signs or more, and of nothing else; a converter's mark
    of a page, a fence of code."""
    text = line.strip().replace("\\", "")
    return _RULE.fullmatch(text) is not None or _CONVERTER.fullmatch(text) is not None


def is_item(text: str) -> bool:
    """Text without mark-up that begins like a list item or a numbered unit."""
    return _ITEM.match(text) is not None
