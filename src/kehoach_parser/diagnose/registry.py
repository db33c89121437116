"""Every diagnostic: how grave it is, since which version of the contract, what its sentence speaks of, what it means.

A key is the code that the contract has, or code/variant where a code has more than one sentence; the variant never leaves
the program. The sentences are in the catalogues (messages/), the table of docs/contract.md is made from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A row of the registry. means: for the contract's page; "" for variants, which their code's row explains."""

    severity: Severity
    since: str
    parameters: tuple[str, ...] = ()
    means: str = ""


DIAGNOSTICS: dict[str, Diagnostic] = {
    "header-blank": Diagnostic("info", "1.0", means="The number, or a part of the date, is left blank."),
    "header-blank/date": Diagnostic("info", "1.0", ("part",)),
    "header-doubtful": Diagnostic(
        "warning", "1.0", ("part",), "A value of the letterhead cannot be read surely (handwriting); it is null."
    ),
    "signature-missing": Diagnostic("warning", "1.2", means="The document has an end, but nobody who signs it was found."),
    "recipients-missing": Diagnostic("warning", "1.2", means="The document has an end, but no recipients were found."),
    "date-invalid": Diagnostic("warning", "1.0", ("part", "value"), "A part of the date is in no calendar; it is null."),
    "unit-unresolved": Diagnostic(
        "info",
        "1.1",
        means="No official code: the name is unknown or has several units (info), or contradicts those above it (warning).",
    ),
    "unit-unresolved/ambiguous": Diagnostic("info", "1.1"),
    "unit-unresolved/contradiction": Diagnostic("warning", "1.1"),
    "numbering-gap": Diagnostic("warning", "1.0", ("number", "before"), "A number (3.20 to 3.22) is left out."),
    "numbering-repeat": Diagnostic("warning", "1.0", ("number",), "A number comes twice."),
    "letter-skipped": Diagnostic(
        "warning", "1.0", ("number", "before"), "A letter is left out: among units (warning) or the fields of a criterion (info)."
    ),
    "letter-skipped/field": Diagnostic("info", "1.0", ("marker", "before", "criterion")),
    "field-missing": Diagnostic("warning", "1.0", ("criterion", "field"), "A criterion has no objective, tasks or deadline."),
    "label-unknown": Diagnostic(
        "info", "1.0", ("label",), "A field's label has no known meaning; the field is under `other`."
    ),
    "deadline-unread": Diagnostic("info", "1.1", ("text",), "A deadline's wording gave no period."),
    "deadline-before-issue": Diagnostic("warning", "1.1", ("text", "end", "issued"), "A deadline was over on the day of issue."),
    "target-differs": Diagnostic(
        "warning", "1.1", ("criterion", "body", "appendix"), "A criterion and its row in the appendix set different targets."
    ),
    "lead-differs": Diagnostic("warning", "1.1", ("criterion", "body", "appendix"), "They name different leading agencies."),
    "reference-unresolved": Diagnostic(
        "warning", "1.1", ("text",), "The text names a place that the plan has not; the message tells whether another was taken for it."
    ),
    "reference-unresolved/corrected": Diagnostic("warning", "1.1", ("text", "to")),
    "abbreviation-undefined": Diagnostic(
        "info", "1.1", ("abbreviation",), "An abbreviation that is not generally known is explained nowhere."
    ),
    "text-hidden": Diagnostic(
        "info", "1.2", ("count",), "The source holds text that does not print (invisible, off the page); it is furniture."
    ),
    "contents-list": Diagnostic("info", "1.2", ("count",), "A list of contents is furniture and gives no sections."),
    "table-flattened": Diagnostic("warning", "1.0", means="A table without a grid: its cells were told by meaning."),
    "cell-uncertain": Diagnostic("warning", "1.0", means="Where the cells of this row end is in doubt."),
    "part-unread": Diagnostic(
        "warning", "1.2", ("part",), "A part that the file takes in (another document) could not be read: its text is missing."
    ),
    "text-repaired": Diagnostic("info", "1.0", ("count",), "Damaged letters were mended."),
    "text-restored": Diagnostic("warning", "1.0", ("count",), "Diacritics were put back by a language model."),
    "text-doubtful": Diagnostic(
        "warning",
        "1.0",
        ("words",),
        "Restored words that could as well be others, letters that cannot be known (warning); text beyond help (error).",
    ),
    "text-doubtful/font": Diagnostic("warning", "1.0"),
    "text-doubtful/lost": Diagnostic("error", "1.0", ("pages",)),
    "text-doubtful/all": Diagnostic("error", "1.0"),
    "code-doubtful": Diagnostic(
        "warning", "1.2", ("words",), "Codes or numbers that were not read surely, or whose form is wrong; other readings in brackets."
    ),
    "ocr-used": Diagnostic("info", "1.0", ("pages",), "Pages were read from their pictures."),
    "ocr-unavailable": Diagnostic("warning", "1.0", ("pages",), "They should have been, and the program is missing."),
    "unassigned-text": Diagnostic("warning", "1.0", means="Text that fits no part of a plan."),
}
