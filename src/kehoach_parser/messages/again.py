"""A sentence said again in another language: what it speaks of is read from it by the catalogue that it came from.

Results of earlier runs hold sentences alone; a reader of another language wants them in theirs.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache

from kehoach_parser.messages.catalogue import LANGUAGES, catalogue, tell


def again(lang: str, code: str, message: str) -> str:
    """A diagnostic's message in a language; the message as it is where it is not of this version's catalogues."""
    for spoken in LANGUAGES:
        for name, pattern, specs in _patterns(spoken, code):
            match = pattern.fullmatch(message)
            if match is not None:
                values = {key: _value(spoken, specs[key], value) for key, value in match.groupdict().items()}
                return tell(lang, "diagnostics", name, values)
    return message


@lru_cache(maxsize=128)
def _patterns(lang: str, code: str) -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    """(code with its variant, pattern of its sentence, spec of each parameter) of every sentence of a code."""
    found = []
    for name, sentence in catalogue(lang)["diagnostics"].items():
        if name.partition("/")[0] == code:
            parts, specs = [], {}
            for literal, key, spec, _ in string.Formatter().parse(sentence):
                parts.append(re.escape(literal))
                if key is not None:
                    specs[key] = spec or ""
                    parts.append(f"(?P<{key}>.+)")
            found.append((name, re.compile("".join(parts), re.DOTALL), specs))
    return tuple(found)


def _value(lang: str, spec: str, said: str) -> str:
    """The parameter that a piece of a sentence was made of."""
    if spec.startswith("n "):
        return said.partition(" ")[0]
    if spec == "w":
        return next((name for name, word in catalogue(lang)["words"].items() if word == said), said)
    if spec == "pages":
        words = catalogue(lang)["words"]
        return said.removeprefix(f"{words['pages']} ").removeprefix(f"{words['page']} ")
    if spec == "date" and said.count("/") == 2:
        day, month, year = said.split("/")
        return f"{year}-{month:0>2}-{day:0>2}"
    return said
