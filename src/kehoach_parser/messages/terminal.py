"""What may be written to a terminal: no control character of a document or of a file's name, which could move the cursor, set
colours or the window's title, or type commands (C0 but line ends and tabs, DEL, C1)."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# JSON escapes those of C0 itself.
_RAW_IN_JSON = re.compile(r"[\x7f-\x9f]")
_UNKNOWN = "\ufffd"


def harmless(text: str) -> str:
    """The text with U+FFFD for each control character."""
    return _CONTROLS.sub(_UNKNOWN, text)


def escaped(text: str) -> str:
    """A JSON document that says the same, the control characters that JSON need not escape escaped, too."""
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
