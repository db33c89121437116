"""Items, lettered points and plain paragraphs of the outline as paragraphs of the contract."""

from __future__ import annotations

from typing import Any

from kehoach_parser.structure.outline import Node

Draft = dict[str, Any]

_DASHES = {"–": "-", "—": "-", "−": "-"}


def paragraph(node: Node) -> Draft:
    """An item, a lettered point or a plain paragraph, with the items below it."""
    marker = node.marker
    printed = None
    if marker is not None:
        printed = _DASHES.get(marker.printed, marker.printed)
        if marker.style == "letter":
            printed = f"{marker.number})"
    return {"marker": printed, "text": node.text, "children": [paragraph(child) for child in node.children]}
