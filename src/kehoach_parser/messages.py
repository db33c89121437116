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
HELP_VALIDATE = "Check JSON files of plans against the schema: one line for each finding."
HELP_JSON_FILES = "JSON files, with one document or with one document a line; - is standard input."
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
