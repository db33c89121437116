"""What can be wrong with a document: the rules, and a finding of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# A finding is one line on a screen or in a log: values of whole sections are cut.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: how grave a finding of it is, and what it demands, in one sentence."""

    severity: Severity
    demands: str


# The ids are part of the reports (JSON, SARIF); once published, an id keeps its meaning.
RULES: dict[str, Rule] = {
    "unreadable": Rule("error", "The file is there and holds text in UTF-8."),
    "json": Rule("error", "The text is JSON."),
    "schema-version": Rule("error", "The version of the contract is one that this program reads."),
    "schema": Rule("error", "The document keeps the JSON Schema of plans."),
    "models": Rule("error", "The models of the package take the document in."),
    "date-invalid": Rule("error", "Dates exist in the calendar."),
    "period-order": Rule("error", "A period starts before it ends."),
    "region-outside": Rule("error", "Regions lie on the pages of the source and inside them."),
    "pointer-dangling": Rule("error", "Pointers of repairs, diagnostics, citations, references, criteria and tables lead to a value."),
    "unit-level": Rule("error", "The level of the unit is that of its type."),
    "number-order": Rule("warning", "Numbers of units and rows rise, unless a diagnostic says that they do not."),
    "number-repeat": Rule("warning", "Numbers of units and rows come once, unless a diagnostic says that they do not."),
    "provenance-dangling": Rule("warning", "Each pointer of the provenance leads to a value."),
    "provenance-missing": Rule("warning", "Each printed value has its provenance, unless it is left out as a whole."),
    "marker-unknown": Rule("warning", "Marks of paragraphs and fields are list marks."),
    "assignment-text": Rule("warning", "Assignments repeat the text of their field, agencies that of their parties."),
    "target-text": Rule("warning", "Targets repeat the text of their objective."),
    "text-empty": Rule("warning", "A paragraph with a place in the source has a text, a mark or a footnote."),
    "text-control": Rule("warning", "Values hold no control characters and no invisible ones."),
    "text-form": Rule("warning", "Values are in Unicode's form NFC."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    where: JSON pointer of the value concerned, "" for the whole document; what: one clause; rule: a key of RULES; line:
    in a file with one document a line the line of the document, from 1, else None; text_line: the line of the file that
    the value begins in, None where nobody looked.
    """

    where: str
    what: str
    rule: str = "schema"
    line: int | None = None
    text_line: int | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return RULES[self.rule].severity

    def __str__(self) -> str:
        place = "" if self.line is None else f"{self.line}: "
        warned = "warning: " if self.severity == "warning" else ""
        return f"{place}{self.where or '/'}: {warned}{self.what}"


def escape(name: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901); as in assemble.py, which would import Pydantic."""
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def shortened(text: str) -> str:
    """One line of bearable length."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."
