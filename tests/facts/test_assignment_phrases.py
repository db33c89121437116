"""Who does what, in the words of offices of many kinds; the agencies one by one."""

from __future__ import annotations

import re

import pytest

from kehoach_parser.facts.agencies.split import split_parties
from kehoach_parser.facts.assignments.text import read_text
from tests.facts.phrase_tables import cases, rows

SHORT = {"lead": "L", "coordinate": "C", "implement": "I", "coordinate_implement": "B"}
_UNDER = re.compile(r"\[(?P<subject>[^\]]+)\] ")


def told(sentence: str) -> str:
    under = _UNDER.match(sentence)
    subject = under["subject"] if under else None
    stated = read_text(sentence[under.end() if under else 0 :], ordered=subject == "*", subject=None if subject == "*" else subject)
    said = [f"{SHORT[role]}: {' / '.join(split_parties(parties))}" for role, _, parties in stated.assignments]
    return "; ".join(said) or "-"


@pytest.mark.parametrize(("sentence", "expected"), cases("assignments.txt"))
def test_a_sentence_states_who_does_what(sentence: str, expected: str) -> None:
    assert told(sentence) == expected


def test_a_quarter_was_written_before_the_rules() -> None:
    assert len(list(rows("assignments.txt", before_rules=True))) * 4 >= len(list(rows("assignments.txt")))
