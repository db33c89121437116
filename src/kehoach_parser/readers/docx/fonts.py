"""Runs of a Word file set in fonts of the 8-bit age (".VnTime", "VNI-Times"): which ones, and what they print."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kehoach_parser.readers.docx.package import Element, W
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.legacy import Encoding, encoding_of, is_unicode, weigh

_FONTS = W + "rFonts"
# Office programs write TCVN3's code of "ư" so: it is that of the soft hyphen.
SOFT_HYPHEN = W + "softHyphen"
# Part of a line: its text, and the encoding of its font or None.
Part = tuple[str, Encoding | None]


def font_of(properties: Element | None) -> str | None:
    """The font that a w:rPr names for letters beyond ASCII: "" where it names a theme's, None where it names none."""
    fonts = None if properties is None else properties.find(_FONTS)
    if fonts is None:
        return None
    for name in ("hAnsi", "ascii"):
        if fonts.get(f"{W}{name}Theme"):
            return ""
        if fonts.get(W + name):
            return str(fonts.get(W + name))
    return None


def text_of(run: Element) -> str:
    """The letters of a w:r, soft hyphens among them."""
    return "".join(child.text or "" if child.tag == W + "t" else "\u00ad" for child in run.iterchildren(W + "t", SOFT_HYPHEN))


def kinds_in_use(paragraphs: Iterable[list[Part]]) -> frozenset[Kind]:
    """The encodings that a document's text is really in.

    Text that was converted to Unicode often keeps the name of its old font: an encoding counts only where its words
    are syllables when converted at least as often as they are as they stand.
    """
    gained: dict[Kind, int] = {}
    for parts in paragraphs:
        for encoding, text in _runs(parts):
            if encoding is not None:
                gained[encoding.kind] = gained.get(encoding.kind, 0) + weigh(text, encoding.kind)
    return frozenset(kind for kind, weight in gained.items() if weight >= 0)


def printed(parts: Iterable[Part]) -> str:
    """The text of a line's parts; those in an old encoding in Unicode. A word may be cut between two parts."""
    return "".join(encoding.decode(text) if encoding is not None else text for encoding, text in _runs(parts))


def _runs(parts: Iterable[Part]) -> Iterable[tuple[Encoding | None, str]]:
    for encoding, group in groupby(parts, key=lambda part: part[1]):
        text = "".join(text for text, _ in group)
        # Such a font has no other letters: Word prints these in another one.
        yield (None if encoding is not None and is_unicode(text) else encoding), text


def old_encoding(font: str, kinds: frozenset[Kind]) -> Encoding | None:
    """The encoding of a font, where it is one of the encodings in use."""
    encoding = encoding_of(font) if font else None
    return encoding if encoding is not None and encoding.kind in kinds else None
