"""Sentences by section and code, from a catalogue for each language (en.toml ...); what a sentence speaks of is filled in.

A sentence holds {name} for a parameter, or {name:spec}: "n NOUN" a number with its noun ("2 files"), "w" a word of the
contract or the program ("deadline"), "pages" page numbers ("pages 1-3, 7"), "date" an ISO date as the language writes it,
"os" the operating system's name of an error ("ENOENT").
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, TypeAlias, get_args

# By their codes of two letters, as locales have them; each has its catalogue.
Language: TypeAlias = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(lang: str) -> dict[str, dict[str, Any]]:
    """Section -> code -> sentence. Read at first use: a version or a result needs no words."""
    from importlib.resources import files  # noqa: PLC0415 - with all that it imports 10 ms

    import tomli  # noqa: PLC0415 - as tomllib, compiled

    return tomli.loads(files("kehoach_parser").joinpath("messages", f"{lang}.toml").read_text("utf-8"))


def tell(lang: str, section: str, code: str, parameters: Mapping[str, Any] | None = None) -> str:
    """A sentence of the catalogue with its parameters filled in. Raises KeyError where there is none."""
    sentence: str = catalogue(lang)[section][code]
    return fill(lang, sentence, parameters or {})


def fill(lang: str, sentence: str, parameters: Mapping[str, Any]) -> str:
    """A sentence with its parameters filled in."""
    return _formatter(lang).vformat(sentence, (), parameters) if "{" in sentence else sentence


def counted(lang: str, count: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    one, _, more = catalogue(lang)["nouns"][noun].partition("|")
    return f"{count} {one if count == 1 or not more else more}"


def word(lang: str, name: str) -> str:
    """A word of the contract or the program as people say it ("exit-code 4": the word and what follows it); itself where
    the catalogue has none (a mark, a number)."""
    head, blank, rest = name.partition(" ")
    return f"{catalogue(lang)['words'].get(head, head)}{blank}{rest}"


@lru_cache(maxsize=len(LANGUAGES))
def _formatter(lang: str) -> _Formatter:
    return _Formatter(lang)


class _Formatter(string.Formatter):
    """str.format with the specs that the module's docstring tells."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: Any, spec: str) -> str:
        kind, _, noun = spec.partition(" ")
        if kind == "n":
            return counted(self._lang, int(value), noun)
        if kind == "w":
            return word(self._lang, str(value))
        if kind == "pages":
            several = any(sign in str(value) for sign in "-,")
            return f"{word(self._lang, 'pages' if several else 'page')} {value}"
        if kind == "date":
            return _date(self._lang, str(value))
        if kind == "os":
            return str(catalogue(self._lang)["system"].get(value, value))
        return str(value)


def _date(lang: str, iso: str) -> str:
    """An ISO date as it is in English, "30/6/2023" elsewhere."""
    parts = iso.split("-")
    if lang == "en" or not all(map(str.isdigit, parts)):
        return iso
    return "/".join(str(int(part)) for part in reversed(parts))
