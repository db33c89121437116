"""Digital signatures of a PDF: who signed, for whom, when and why, as the file tells it. Nothing is verified."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

from kehoach_parser.document import Signature

# PDF's form of a time: "D:20260312101530+07'00'"; all behind the year may be missing.
_TIME = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
# The attribute "signing time" (PKCS #9) of the signature itself, in UTC.
_SIGNED_AT = re.compile(rb"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05\x31.\x17\x0d(\d{12})Z", re.DOTALL)
_LONG_FORM = 0x80


def read_signatures(document: Any, data: bytes) -> tuple[Signature, ...]:
    """The signatures of the file in the order of its fields; what cannot be read of one is None."""
    count = raw.FPDF_GetSignatureCount(document.raw)
    found = []
    for index in range(max(count, 0)):
        item = raw.FPDF_GetSignatureObject(document.raw, index)
        contents = _bytes(raw.FPDFSignatureObj_GetContents, item)
        if not contents.strip(b"\0"):
            continue
        time = _bytes(raw.FPDFSignatureObj_GetTime, item).rstrip(b"\0")
        reason = _bytes(raw.FPDFSignatureObj_GetReason, item)
        signer, organisation = _names(contents)
        found.append(
            Signature(
                signer=signer,
                organisation=organisation,
                time=iso_time(time.decode("latin-1")) or _signed_at(contents),
                reason=reason.decode("utf-16-le", "replace").rstrip("\0").strip() or None,
                covers_all=_covers_all(item, data),
            )
        )
    return tuple(found)


def _bytes(get: Callable[[Any, Any, int], int], item: Any) -> bytes:
    """What one of PDFium's functions writes into a buffer that it first tells the size of."""
    size = get(item, None, 0)
    if size <= 0:
        return b""
    buffer = ctypes.create_string_buffer(size)
    get(item, buffer, size)
    return buffer.raw[:size]


def _covers_all(item: Any, data: bytes) -> bool | None:
    """Do the two ranges reach from the file's first byte to its last, with the signature alone between them?"""
    size = raw.FPDFSignatureObj_GetByteRange(item, None, 0)
    if size != 4:
        return None
    ranges = (ctypes.c_int * 4)()
    raw.FPDFSignatureObj_GetByteRange(item, ranges, 4)
    start, length, behind, rest = ranges
    whole = start == 0 and behind + rest >= len(data.rstrip())
    return whole and data[length : length + 1] == b"<" and data[behind - 1 : behind] == b">"


def iso_time(text: str) -> str | None:
    """A time of PDF in ISO 8601: "D:20260312101530+07'00'" is "2026-03-12T10:15:30+07:00"."""
    match = _TIME.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if hour is None:
        return date
    zone = "Z" if zulu else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}"


def _signed_at(contents: bytes) -> str | None:
    match = _SIGNED_AT.search(contents)
    return None if match is None else iso_time(f"20{match.group(1).decode()}Z")


def _names(contents: bytes) -> tuple[str | None, str | None]:
    """(signer, organisation) from the certificate of the signer; None where it cannot be read."""
    try:
        from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates  # noqa: PLC0415
        from cryptography.x509.oid import NameOID  # noqa: PLC0415 - only signed files need it

        certificates = load_der_pkcs7_certificates(_trimmed(contents))
    except Exception:  # noqa: BLE001 - told where readable; a file with a strange signature is read all the same
        return None, None
    issuers = {one.issuer for one in certificates if one.issuer != one.subject}
    own = next((one for one in certificates if one.subject not in issuers), None)
    if own is None:
        return None, None

    def value(oid: Any) -> str | None:
        found = own.subject.get_attributes_for_oid(oid)
        return " ".join(str(found[0].value).split()) or None if found else None

    return value(NameOID.COMMON_NAME), value(NameOID.ORGANIZATION_NAME) or value(NameOID.ORGANIZATIONAL_UNIT_NAME)


def _trimmed(contents: bytes) -> bytes:
    """The signature without the zeros that fill its place: as long as its first element says."""
    if len(contents) < 2 or contents[1] <= _LONG_FORM:
        return contents
    count = contents[1] - _LONG_FORM
    return contents[: 2 + count + int.from_bytes(contents[2 : 2 + count], "big")]
