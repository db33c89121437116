"""A PDF signed with a certificate made here: number and day that were stamped on it, and who signed."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from kehoach_parser.document import Line, Signature
from kehoach_parser.readers.pdf.reader import read_pdf
from kehoach_parser.readers.pdf.signatures import iso_time
from tests.pdf_maker import Page, write_pdf

OFFICE = "Ủy ban nhân dân xã Đồng Mẫu"


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> signers.SimpleSigner:
    folder = tmp_path_factory.mktemp("key")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, OFFICE), x509.NameAttribute(NameOID.COMMON_NAME, "Trần Thị Thử")]
    )
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    made = signers.SimpleSigner.load(  # type: ignore[no-untyped-call]
        str(folder / "key.pem"), str(folder / "cert.pem")
    )
    assert isinstance(made, signers.SimpleSigner)
    return made


@pytest.fixture
def stamped() -> bytes:
    page = Page()
    page.text(85, 100, "No:", 13)
    page.text(150, 100, "/KH-UBND", 13)
    page.text(320, 100, "Hill, day", 13)
    page.text(410, 100, "month 3", 13)
    page.text(85, 200, "The text of the plan, as it was printed before anyone signed it.", 12)
    page.note("Widget", 115, 89, 140, 103, "52")
    page.note("FreeText", 385, 89, 400, 103, "19")
    return write_pdf([page])


def signed(data: bytes, signer: signers.SimpleSigner, reason: str | None = None) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    spec = fields.SigFieldSpec("Sig1", on_page=0, box=(300, 300, 520, 380))
    told = signers.PdfSignatureMetadata(field_name="Sig1", reason=reason)
    return bytes(signers.PdfSigner(told, signer, new_field_spec=spec).sign_pdf(writer).getvalue())


def test_a_signed_plan_gives_number_day_and_signer(stamped: bytes, signer: signers.SimpleSigner) -> None:
    body = read_pdf(signed(stamped, signer, reason="Phát hành"), "signed.pdf")
    lines = [item for item in body.items if isinstance(item, Line)]
    text = [line.text for line in lines if line.role == "body"]
    assert "No: 52/KH-UBND" in text
    assert "Hill, day 19 month 3" in text
    # What pyhanko writes into its stamp names the signer and the time; it is none of the text.
    assert {line.reason for line in lines if line.role == "furniture"} == {"signature"}
    assert not any("Digitally" in line for line in text)
    (told,) = body.signatures
    assert (told.signer, told.organisation, told.reason, told.covers_all) == ("Trần Thị Thử", OFFICE, "Phát hành", True)
    assert told.time is not None
    assert dt.datetime.fromisoformat(told.time).tzinfo is not None


def test_what_was_added_behind_the_signature_is_not_covered(stamped: bytes, signer: signers.SimpleSigner) -> None:
    data = signed(stamped, signer)
    body = read_pdf(data + b"\n% more\n", "signed.pdf")
    assert [one.covers_all for one in body.signatures] == [False]


def test_a_plan_without_signature_has_none(stamped: bytes) -> None:
    assert read_pdf(stamped, "plain.pdf").signatures == ()
    root = Path(__file__).resolve().parents[2]
    assert read_pdf((root / "samples" / "xa-an-thuan.pdf").read_bytes(), "a.pdf").signatures == ()


def test_an_unreadable_certificate_is_told_as_unknown(stamped: bytes, signer: signers.SimpleSigner) -> None:
    data = signed(stamped, signer)
    start = data.index(b"/Contents <30") + len(b"/Contents <")
    broken = data[:start] + b"00" * 40 + b"31" + data[start + 82 :]
    (told,) = read_pdf(broken, "broken.pdf").signatures
    assert told == Signature(time=told.time, covers_all=True)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("D:20260312101530+07'00'", "2026-03-12T10:15:30+07:00"),
        ("D:20260312101530Z", "2026-03-12T10:15:30Z"),
        ("D:202603121015", "2026-03-12T10:15:00"),
        ("20260312", "2026-03-12"),
        ("yesterday", None),
    ],
)
def test_times(printed: str, iso: str | None) -> None:
    assert iso_time(printed) == iso
