"""Turns the plans (kế hoạch) of Viet Nam's communes, districts and provinces into data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kehoach_parser.errors import KehoachError
from kehoach_parser.version import __version__

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan
    from kehoach_parser.pipeline import parse_bytes, parse_file, parse_text

__all__ = ["KehoachError", "Plan", "__version__", "parse_bytes", "parse_file", "parse_text"]


def __getattr__(name: str) -> Any:
    # Pydantic and the readers are loaded when they are used: "kehoach --version" must start at once.
    if name == "Plan":
        from kehoach_parser.contract.plan import Plan  # noqa: PLC0415

        return Plan
    if name in ("parse_bytes", "parse_file", "parse_text"):
        from kehoach_parser import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
