"""Who leads, who coordinates, who carries out: the lines of a responsibility field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from kehoach_parser.document import Text
from kehoach_parser.text.fold import label_key
from kehoach_parser.vocabulary.loader import meanings

Draft = dict[str, Any]

_LONGEST_LABEL = 48
# As for field labels: bad OCR stays above, other words below.
_ALIKE = 84.0


@lru_cache(maxsize=2048)
def role_of(label: str) -> str | None:
    """Role of a label as printed: "Cơ quan chủ trì" -> "lead"; None for other words."""
    plain = label_key(label)
    table = meanings("labels", "role")
    if plain in table:
        return table[plain]
    if len(plain) < 6:
        return None
    best = process.extractOne(plain, table.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return table[best[0]] if best is not None else None


def read_assignments(content: Sequence[Draft], field_label: str = "") -> list[Draft]:
    """Assignments of the paragraphs of a responsibility field; they repeat the text of the paragraphs.

    field_label: the field's own label, which names the role where it is one ("c) Cơ quan chủ trì: ...").
    """
    own = role_of(field_label)
    found = []
    for paragraph in content:
        if "grid" in paragraph:
            continue
        text: Text = paragraph["text"]
        role, label, parties = own or "implement", field_label if own else None, text.value
        colon = text.value[: _LONGEST_LABEL + 1].find(":")
        if colon > 0:
            known = role_of(text.value[:colon])
            if known is not None:
                role, label, parties = known, text.value[:colon].strip(), text.value[colon + 1 :].lstrip(" :")
        items = [child["text"].value for child in paragraph["children"]]
        parties = " ".join([parties.strip(), *items]).strip()
        if parties.rstrip(" .;,"):
            found.append({"role": role, "label": label, "parties": parties.rstrip(" .;,")})
    return found
