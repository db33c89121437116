"""By whom something is done: "Nội dung này do Công an xã thực hiện"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_parser.draft import Role
from kehoach_parser.facts.agencies.read import canonical
from kehoach_parser.facts.agencies.split import split_parties
from kehoach_parser.facts.wording import printed


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{printed('duties', 'by')})\s+", re.IGNORECASE)


def doers(text: str) -> Iterator[int]:
    """Where those begin by whom something is done: behind "do"."""
    return (match.end() for match in _by().finditer(text))


@lru_cache(maxsize=1)
def _done() -> re.Pattern[str]:
    """A verb behind the doer that says no more than that he does it, and the end of the clause."""
    lead, does = (printed("duties", "done", kind) for kind in ("lead", "implement"))
    return re.compile(rf"\s*(?:(?P<lead>{lead})|{does})\s*(?=[.,;:)]|$)", re.IGNORECASE)


def done(text: str, at: int) -> tuple[Role, int] | None:
    """(role, end) where "chủ trì" or "thực hiện" ends the clause at this place; None where it does not."""
    match = _done().match(text, at)
    return ("lead" if match["lead"] else "implement", match.end()) if match else None


def is_known(names: str) -> bool:
    """Are all of these names known, or named with a capital ("Công an xã", not "người đứng đầu đơn vị")?"""
    return all(name[:1].isupper() or canonical(name).score for name in split_parties(names))
