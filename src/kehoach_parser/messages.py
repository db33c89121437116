"""What the command says to its user, in one place: help texts, and the clauses of errors that are the command's own."""

from __future__ import annotations

PROGRAM = "kehoach"

ABOUT = "Turns the plans (kế hoạch) of Viet Nam's communes, districts and provinces into data."

HELP_PARSE = "Write a plan (PDF, DOCX, TXT, MD, HTML ...) as JSON; several plans as one JSON document a line."
HELP_FILES = "The plans; - is standard input."
HELP_OUTPUT = "Write to this file; with several plans to this folder, where plan.pdf becomes plan.pdf.json."
HELP_COMPACT = "One line of JSON, not indented."
HELP_FORMAT = "What the input is, where its name does not tell: pdf, docx, txt, md, html ..."
HELP_PROVENANCE = "With the place in the source (page, line, box) of each value."
HELP_SHOW = "Print a plan's outline and tables, to see at a glance whether it was read right."
HELP_FILE = "The plan; - is standard input."
HELP_COLOR = "Colours, where the output is a terminal."
HELP_OCR = "Read pages from their pictures: those that are scans or have a bad text layer (auto), none, or all of a PDF."
HELP_VALIDATE = "Check JSON files of plans: do they keep the schema, and do they agree with themselves?"
HELP_PATHS = (
    "JSON files (one document, or one a line), folders (all *.json below), patterns in quotes ('out/**/*.json'), "
    "manifests of kehoach batch; - is standard input."
)
HELP_REPORT = "How findings are told: a line each, JSON, GitHub annotations, JUnit XML, SARIF 2.1.0."
HELP_STRICT = "Warnings count: exit 1 for them, too."
HELP_REPORT_OUTPUT = "Write the report to this file, whole or not at all."
HELP_MODELS = "Let the Pydantic models have the last word; without them the command is done sooner."
HELP_CHECK = "Tell what is doubtful or contradictory in plans: gaps, deadlines that are over, targets and leads that differ ..."
HELP_CHECK_PATHS = "Plans in any format, results of kehoach parse (*.json), folders of both; - is standard input."
HELP_CHECK_REPORT = "How it is told: text, grouped by severity; JSON; GitHub annotations."
HELP_SEVERITY = "The least grave that is told, and counts."
HELP_CHECK_STRICT = "Notes (info) count: exit 1 for them, too."
HELP_SCHEMA = "Print the JSON Schema of a plan."
HELP_VERSION = "Print the version and exit."

STDIN = "standard input"
STDOUT = "standard output"

UNTOLD_FORMAT = "its first bytes do not tell its format"
NAME_FORMAT = "name it with --format (txt, md, pdf, docx ...)"
TWICE_STDIN = "standard input can be read only once"
NAME_ONE = "name - only once"
SAME_TARGET = "two of the inputs would be written to this file"
WRITE_APART = "write them to different folders"
OVERWRITES_INPUT = "is an input and would be overwritten"
NAME_ANOTHER = "name another file with -o"
CLOSED = "is closed"
OPEN_IT = "open it or use a file"
NO_FOLDER = "cannot be used as a folder ({reason})"
NOT_WRITTEN = "cannot be written ({reason})"
TOO_LARGE = "larger than {size} MB"
NOT_READ = "cannot be read ({reason})"

INTERNAL = (
    "{place}internal error ({kind}: {detail}); please report it, with the file if you can; "
    "run with KEHOACH_DEBUG=1 for the traceback"
)
VALID_ONE = "1 plan is valid"
VALID_MANY = "{count} plans are valid"
NOT_VALID = "{plans} checked: {findings} in {files}"
SOME_UNREAD = "; {files} not read"
CHECKED = "{plans} checked: {findings}"
NOTHING_FOUND = "nothing found"
NO_PLAN = "holds no plan as kehoach parse writes it"
VALIDATE_IT = "see what is wrong with kehoach validate"
NONE_READ = "nothing was checked: {files} not read"


def counted(count: int, word: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
