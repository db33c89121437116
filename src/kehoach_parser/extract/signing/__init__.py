"""What stands below a document's text: its recipients, and those who sign it."""

from kehoach_parser.extract.signing.read import Ending, read_ending

__all__ = ["Ending", "read_ending"]
