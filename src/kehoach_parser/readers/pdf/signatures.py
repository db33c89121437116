"""Digital signatures."""
from __future__ import annotations

from typing import Any

from kehoach_parser.document import Signature


def read_signatures(document: Any, data: bytes) -> tuple[Signature, ...]:
    return ()
