"""What can be wrong with a document: the rules, and a finding of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kehoach_parser.messages.catalogue import tell

Severity = Literal["error", "warning"]

# A finding is one line on a screen or in a log: values of whole sections are cut.
_LONGEST = 160


# Rule -> how grave a finding of it is; what it demands is in the catalogues ("rules"). The ids are part of the reports (JSON,
# SARIF); once published, an id keeps its meaning.
RULES: dict[str, Severity] = {
    "unreadable": "error",
    "json": "error",
    "key-repeat": "error",
    "schema-version": "error",
    "schema": "error",
    "models": "error",
    "date-invalid": "error",
    "period-order": "error",
    "region-outside": "error",
    "pointer-dangling": "error",
    "unit-level": "error",
    "number-order": "warning",
    "number-repeat": "warning",
    "provenance-dangling": "warning",
    "provenance-missing": "warning",
    "marker-unknown": "warning",
    "assignment-text": "warning",
    "target-text": "warning",
    "text-empty": "warning",
    "text-control": "warning",
    "text-form": "warning",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    where: JSON pointer of the value concerned, "" for the whole document; code: of its clause in the catalogues ("findings",
    for what cannot be read "errors"); rule: a key of RULES; parameters: what the clause speaks of; line: in a file with one
    document a line the line of the document, from 1, else None; text_line: the line of the file that the value begins in,
    None where nobody looked.
    """

    where: str
    code: str
    rule: str = "schema"
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    line: int | None = None
    text_line: int | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return RULES[self.rule]

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return self.said("en")

    def said(self, lang: str) -> str:
        """What is wrong: one clause, on one line of bearable length."""
        return shortened(tell(lang, "errors" if self.rule == "unreadable" else "findings", self.code, self.parameters))

    def told(self, lang: str) -> str:
        """Where and what, in one line."""
        place = "" if self.line is None else f"{self.line}: "
        what = self.said(lang)
        warned = tell(lang, "findings", "warned", {"what": what}) if self.severity == "warning" else what
        return f"{place}{self.where or '/'}: {warned}"

    def __str__(self) -> str:
        return self.told("en")


def escape(name: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901); as in assemble.py, which would import Pydantic."""
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def shortened(text: str) -> str:
    """One line of bearable length."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."
