"""A plan as JSON: the one place that decides its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_parser.messages.terminal import escaped

if TYPE_CHECKING:
    from kehoach_parser.contract.plan import Plan


def to_json(plan: Plan, *, compact: bool = False, provenance: bool = True) -> bytes:
    """The plan as UTF-8 with a line end, indented by one blank unless compact."""
    text = plan.model_dump_json(indent=None if compact else 1, exclude=None if provenance else {"provenance"})
    return escaped(text).encode("utf-8") + b"\n"
