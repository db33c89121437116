from __future__ import annotations

from kehoach_parser.structure.widths import width


def test_widths_are_those_of_times() -> None:
    assert width("a") == 444
    assert width("A") == 722
    assert width("ế") == width("e") == 444
    assert width("Ế") == width("E") == 611
    assert width("7") == 500
    assert width("“") == 444
    assert width(" – ") == 500


def test_blanks_are_squeezed_and_widths_add_up() -> None:
    assert width("đi   xa") == width("đi") + 250 + width("xa")
    assert width("  ") == 0
