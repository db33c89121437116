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
HELP_BATCH = "Convert all plans in a folder, each to its own JSON file, and keep a manifest of what became of them."
HELP_BATCH_IN = "The folder with the plans, or a URL (s3://bucket/folder)."
HELP_BATCH_OUT = "Where the results go: sub/plan.pdf becomes OUT/sub/plan.pdf.json; OUT/manifest.jsonl tells of every file."
HELP_BATCH_GLOB = "Only names like this (*.pdf, 2023/*); may be given several times."
HELP_BATCH_FORMATS = "Only these formats (pdf,docx); all that can be read unless told."
HELP_BATCH_JOBS = "How many files are done at once; as many as there are cores unless told."
HELP_BATCH_TIMEOUT = "Seconds that one file may take; 0 is no limit."
HELP_BATCH_FAIL_ON = "When the exit code is 1: any file failed, all failed, or never."
HELP_BATCH_FORCE = "Do all files again, also those that have not changed."
HELP_BATCH_CLUSTER = "Work on the Dask cluster with this scheduler (tcp://host:8786)."
HELP_BATCH_QUIET = "Tell nothing but what ends the run."
HELP_BATCH_LOG_FORMAT = "Lines for people (text) or for programs (json)."
HELP_CHECK = "Tell what is doubtful or contradictory in plans: gaps, deadlines that are over, targets and leads that differ ..."
HELP_CHECK_PATHS = "Plans in any format, results of kehoach parse (*.json), folders of both; - is standard input."
HELP_CHECK_REPORT = "How it is told: text, grouped by severity; JSON; GitHub annotations."
HELP_SEVERITY = "The least grave that is told, and counts."
HELP_CHECK_STRICT = "Notes (info) count: exit 1 for them, too."
HELP_RESTORE = "Restore the diacritics of a text that lost them or was read by OCR set to another language."
HELP_RESTORE_FILE = "Plain text; - is standard input."
HELP_RESTORE_OUTPUT = "Write to this file, whole or not at all."
HELP_RESTORE_DIFF = "Show each line that changed instead, before and after, doubtful words marked; in colour on a terminal."
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
NOT_RESTORED = {
    "clean": "the text is clean and was left as it is",
    "foreign": "the text is not Vietnamese, or beyond help, and was left as it is",
    "short": "the text is too short to tell what it is and was left as it is",
}
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
