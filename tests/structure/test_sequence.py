from __future__ import annotations

import pytest

from kehoach_parser.structure.blocks.sequence import Numbers
from kehoach_parser.structure.markers import Marker, parse_marker


def mark(head: str) -> Marker:
    marker = parse_marker(f"{head} Rà soát")
    assert marker is not None
    return marker


def after(*heads: str) -> Numbers:
    numbers = Numbers()
    for head in heads:
        numbers.accept(mark(head))
    return numbers


@pytest.mark.parametrize(
    ("before", "head", "continues", "plausible"),
    [
        # The first of a list.
        ((), "1.", True, True),
        ((), "2.", False, True),
        ((), "2.1.", True, True),
        ((), "a)", True, True),
        ((), "b)", False, True),
        ((), "c)", False, False),
        ((), "I.", True, True),
        ((), "II.", True, True),
        ((), "III.", False, True),
        ((), "IV.", False, False),
        # Numbers below a letter leave its list open, others end it.
        (("a)", "b)", "1.", "2."), "c)", True, True),
        (("a)", "b)", "1.", "2.", "I."), "c)", False, False),
        (("1.", "a)", "b)", "2."), "c)", False, False),
        # Beyond sixty a number is the very next.
        (("60.",), "61.", True, True),
        (("60.",), "62.", False, False),
        # The next, one again, one before, a gap.
        (("3.",), "4.", True, True),
        (("3.",), "3.", False, True),
        (("3.",), "2.", False, True),
        (("4.",), "2.", False, False),
        (("3.",), "8.", False, True),
        (("3.",), "9.", False, False),
        (("3.",), "1.", True, True),
        (("58.",), "60.", False, True),
        (("58.",), "61.", False, False),
        (("II.",), "III.", True, True),
        (("II.",), "II.", False, True),
        (("II.",), "V.", False, True),
        (("II.",), "VI.", False, False),
        (("IV.",), "III.", False, True),
        (("IV.",), "II.", False, False),
        (("IV.",), "I.", False, True),
        (("d)",), "đ)", True, True),
        (("d)",), "e)", True, True),
        (("d)",), "g)", False, True),
        (("d)",), "d)", False, True),
        (("d)",), "c)", False, False),
        (("d)",), "h)", False, True),
        (("d)",), "l)", False, False),
        (("d)",), "a)", True, True),
        # Deeper and higher decimal numbers.
        (("2.",), "2.1.", True, True),
        (("2.",), "2.2.", False, True),
        (("2.",), "2.6.", False, False),
        (("2.",), "3.1.", False, True),
        (("2.1.",), "2.2.", True, True),
        (("2.1.",), "3.", True, True),
        (("2.1.",), "3.2.", False, True),
        (("2.1.",), "2.7.", False, False),
        (("2.3.",), "2.1.1.", False, True),
    ],
)
def test_numbers_in_turn(before: tuple[str, ...], head: str, continues: bool, plausible: bool) -> None:
    numbers = after(*before)
    assert (numbers.continues(mark(head)), numbers.plausible(mark(head))) == (continues, plausible)


def test_a_number_ends_the_lists_below_it() -> None:
    assert after("I.", "3.", "c)", "II.").continues(mark("4.")) is False
    assert after("I.", "3.", "c)", "4.").continues(mark("II.")) is True
    assert after("3.", "c)", "4.").continues(mark("d)")) is False
    assert after("c)", "2)").continues(mark("d)")) is True
    assert after("Chương I.", "Mục 2.", "Chương II.").continues(mark("Mục 3.")) is False
    assert after("Mục 2.", "4.").continues(mark("Mục 3.")) is True
    assert after("2)", "c)").continues(mark("3)")) is False


def test_items_are_no_numbers() -> None:
    assert after("-", "+").none_yet
    assert not after("-", "1.").none_yet
