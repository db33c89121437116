"""Web archives (MHT), as Word and browsers save them: the page in them, read as HTML."""

from __future__ import annotations

import re
from email import message_from_bytes, policy

from kehoach_parser.document import Body
from kehoach_parser.errors import InputError
from kehoach_parser.readers.html.reader import read_html

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=", re.IGNORECASE)


def read_archive(data: bytes, name: str) -> Body:
    """The first page of a web archive; pictures and style sheets are left. Raises InputError where it holds no page."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        raise InputError("archive-empty", name)
    declared = page.get_content_charset()
    if declared and not _CHARSET.search(payload[:4096]):
        payload = b'<meta charset="' + declared.encode("ascii", "ignore") + b'">' + payload
    return read_html(payload, name)
