"""Layers (optional content) of a PDF that are switched off: what stands on them does not print."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any

_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


def layers_off(data: bytes) -> frozenset[str]:
    """The names of the layers that the file shows switched off; empty for nearly all files, and told without parsing."""
    if not _has_layers(data):
        return frozenset()
    try:
        from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - only files with layers need it
        from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
        from pdfminer.pdftypes import resolve1  # noqa: PLC0415

        properties = resolve1(PDFDocument(PDFParser(BytesIO(data))).catalog.get("OCProperties")) or {}
        usual = resolve1(properties.get("D")) or {}
        listed = resolve1(usual.get("OFF")) or []
        if getattr(usual.get("BaseState"), "name", "") == "OFF":
            on = {str(one) for one in resolve1(usual.get("ON")) or []}
            listed = [one for one in resolve1(properties.get("OCGs")) or [] if str(one) not in on]
        return frozenset(_text(resolve1(one).get("Name", b"")) for one in listed)
    except Exception:  # noqa: BLE001 - pdfminer raises anything on files that PDFium forgives
        return frozenset()


def _has_layers(data: bytes) -> bool:
    if b"/OCProperties" in data:
        return True
    for match in _OBJECT_STREAM.finditer(data):
        try:
            if b"/OCProperties" in zlib.decompressobj().decompress(data[match.end() :], 1 << 20):
                return True
        except zlib.error:
            continue
    return False


def _text(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    return value[2:].decode("utf-16-be", "replace") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
