"""The language that the command speaks: as --lang says, else as the locale does."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from kehoach_parser.messages import catalogue
from kehoach_parser.messages.catalogue import LANGUAGES, Language

OPTION = "--lang"
_told: ContextVar[Language | None] = ContextVar("lang", default=None)


def choose(arguments: Sequence[str]) -> None:
    """Takes down what a command line says of the language, wherever it stands there: help and errors of usage need it
    before the options are read. A value that is none is told by the option itself."""
    found: Language | None = None
    before = ""
    for argument in arguments:
        if argument == "--":
            break
        name, sign, value = argument.partition("=")
        said = argument if before == OPTION else value if sign and name == OPTION else ""
        found = next((lang for lang in LANGUAGES if lang == said), found)
        before = argument
    _told.set(found)


def spoken() -> Language:
    """The language of what people read."""
    return _told.get() or of_locale(os.environ)


def of_data() -> Language:
    """The language of messages in JSON: English unless the command line says otherwise, so that results do not hang on
    the machine that they were made on."""
    return _told.get() or "en"


def of_locale(environment: Mapping[str, str]) -> Language:
    """The language of messages that an environment asks for (POSIX: the first of these that is set and not empty)."""
    value = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = re.split("[^a-z]", value.lower())[0]
    return next((lang for lang in LANGUAGES if lang == code), "en")


def tell(section: str, code: str, **parameters: Any) -> str:
    """A sentence in the language that is spoken."""
    return catalogue.tell(spoken(), section, code, parameters)


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return catalogue.counted(spoken(), count, noun)


def word(name: str) -> str:
    """A word of the program."""
    return catalogue.word(spoken(), name)
