"""The letterhead: issuer, number, symbol, place, date; what handwriting left doubtful in them."""

from kehoach_parser.extract.letterhead.read import Heading, read_heading

__all__ = ["Heading", "read_heading"]
