"""The JSON contract in Pydantic: what a plan becomes. The JSON Schema is generated from here.

Strict, extra fields forbidden. All text is NFC; lines of one paragraph or cell are joined by one blank. Terms in
Vietnamese follow Decree 30/2020/NĐ-CP on clerical work.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from kehoach_parser.contract.facts import Assignment, Citation, Model, Period, Pointer, Reference, Region, Target

SCHEMA_VERSION: Literal["1.2"] = "1.2"


class TextLayer(Model):
    """What kind of text the source holds (lớp văn bản)."""

    layer: Literal["native", "ocr", "none"]
    """Where the characters come from: the file itself, optical recognition, nowhere."""
    quality: Literal["clean", "damaged", "undiacritised"]
    """clean; damaged (fonts or recognition broke characters); undiacritised (diacritics were lost)."""
    restored: bool
    """Diacritics were restored by the language model."""


class DigitalSignature(Model):
    """A digital signature in a PDF, as its certificate says: told, not verified (chữ ký số). Since 1.2."""

    signer: str | None
    """Name of the signer or of the body that signed (người ký)."""
    organisation: str | None
    """Organisation of the certificate (cơ quan, tổ chức)."""
    time: str | None
    """When it was signed, as ISO 8601, "2026-03-02T09:15:00+07:00" (thời gian ký)."""
    reason: str | None
    """Reason given (lý do)."""
    covers_all: bool | None
    """The signature covers the whole file: nothing was added behind it (ký toàn bộ tệp)."""


class SourceInfo(Model):
    """Where the data comes from (nguồn)."""

    name: str
    """File name without its folder (tên tệp)."""
    sha256: str
    """SHA-256 of the bytes, in hexadecimal."""
    media_type: str
    """Media type as read, "application/pdf" (định dạng)."""
    bytes: int
    """Size in bytes (dung lượng)."""
    pages: int | None
    """Number of pages (số trang); null where the format has no pages."""
    page_sizes: list[tuple[float, float]] | None
    """Width and height of each page in PDF points."""
    text: TextLayer
    """Kind and quality of the text."""
    parser: str
    """Program and version that wrote this, "kehoach-parser X.Y.Z"."""
    signatures: list[DigitalSignature] = Field(default_factory=list)
    """Digital signatures in the file, in their order (chữ ký số). Since 1.2."""


class HeaderDate(Model):
    """Date of the document (ngày, tháng, năm ban hành); a part left blank or unreadable is null."""

    day: Annotated[int, Field(ge=1, le=31)] | None
    """Day (ngày)."""
    month: Annotated[int, Field(ge=1, le=12)] | None
    """Month (tháng)."""
    year: Annotated[int, Field(ge=1900, le=2200)] | None
    """Year (năm)."""


class Header(Model):
    """Letterhead (phần mở đầu: tên cơ quan, số, ký hiệu, địa danh, thời gian)."""

    issuer: str | None
    """Issuing body as printed, lines joined (tên cơ quan ban hành)."""
    number: str | None
    """Number of the document (số); null where left blank."""
    symbol: str | None
    """Symbol of the document, "KH-UBND" (ký hiệu), without blanks."""
    place: str | None
    """Place of issue (địa danh)."""
    date: HeaderDate | None
    """Date of issue (thời gian ban hành); null where no date line stands."""


class Unit(Model):
    """The territory that the plan is for (đơn vị hành chính), read from the whole document."""

    level: Literal["province", "district", "commune"]
    """Level (cấp): tỉnh, huyện, xã."""
    type: str
    """Type in Vietnamese, lower case: "xã", "phường", "thị trấn", "huyện", "tỉnh" (loại)."""
    name: str | None
    """Name without its type (tên)."""
    district: str | None
    """The district above, with its type (cấp huyện)."""
    province: str | None
    """The province above, with its type (cấp tỉnh)."""
    code: str | None = None
    """Official code (mã đơn vị hành chính) of 2, 3 or 5 digits by level, as of the date of issue; null where in doubt.
    Since 1.1."""
    district_code: str | None = None
    """Official code of the district that a commune belongs to (mã cấp huyện); null since July 2025. Since 1.1."""
    province_code: str | None = None
    """Official code of the province that a commune or district belongs to (mã cấp tỉnh). Since 1.1."""


class Paragraph(Model):
    """A paragraph or list item (đoạn văn, gạch đầu dòng)."""

    marker: str | None
    """List mark as printed: "-", "+", "a)", "1)"; null for a plain paragraph (ký hiệu đầu dòng)."""
    text: str
    """The text without its mark (nội dung)."""
    children: list[Paragraph]
    """Items below this one (mục con), and its footnotes (chú thích)."""
    assignments: list[Assignment] = Field(default_factory=list)
    """Who does it, where this text says so itself (phân công). Since 1.1."""
    period: Period | None = None
    """When it is due, where this text says so itself; null where it does not (thời hạn). Since 1.1."""


class LabelledField(Model):
    """A labelled field of a criterion (mục của tiêu chí)."""

    marker: str | None
    """Letter of the field, "a" (ký hiệu); null where it has none."""
    label: str
    """Label as printed without ":" (nhãn)."""
    content: list[Paragraph]
    """Text of the field (nội dung); what stands on the label's own line is first."""


class Responsibility(LabelledField):
    """Field "Phân công trách nhiệm"."""

    model_config = ConfigDict(title="Responsibility")

    assignments: list[Assignment]
    """The assignments read from the text (các phân công)."""


class Deadline(LabelledField):
    """Field "Thời gian thực hiện/hoàn thành"."""

    model_config = ConfigDict(title="Deadline")

    period: Period | None
    """The deadline as dates (thời hạn); null where not told."""


class Objective(LabelledField):
    """Field "Mục tiêu, yêu cầu"."""

    model_config = ConfigDict(title="Objective")

    targets: list[Target] = Field(default_factory=list)
    """The numbers that it sets (chỉ tiêu). Since 1.1."""


class Criterion(Model):
    """A unit with labelled fields (tiêu chí)."""

    number: str
    """Number without its last dot, "1.1" (số thứ tự)."""
    kind: Literal["criterion", "sub_criterion", "index"]
    """Tiêu chí; tiêu chí thành phần; chỉ số or mức độ hài lòng."""
    name: str
    """Heading without number, label words and outer quotation marks (tên)."""
    objective: Objective | None
    """Mục tiêu, yêu cầu."""
    tasks: LabelledField | None
    """Nhiệm vụ, giải pháp."""
    responsibility: Responsibility | None
    """Phân công trách nhiệm."""
    deadline: Deadline | None
    """Thời gian thực hiện/hoàn thành."""
    other: list[LabelledField]
    """Labelled fields of another meaning (mục khác)."""
    content: list[Paragraph]
    """Text that stands under no label (nội dung khác)."""
    counterparts: list[Pointer] = Field(default_factory=list)
    """Rows of appendix tables about the same criterion (dòng phụ lục tương ứng). Since 1.1."""


class Section(Model):
    """A numbered unit of the body (phần, mục, khoản, điểm)."""

    number: str
    """Number without its mark: "I", "1", "1.1", "a" (số, ký hiệu)."""
    heading: str | None
    """Title; null where the unit is running text (tiêu đề)."""
    content: list[Paragraph]
    """Text before the first unit below (nội dung)."""
    sections: list[Section]
    """Units below (mục con)."""
    criteria: list[Criterion]
    """Criteria below (tiêu chí)."""
    assignments: list[Assignment] = Field(default_factory=list)
    """Who does what this unit is about, where its lines or its heading say so (phân công). Since 1.1."""
    period: Period | None = None
    """When it is due, where its lines say so; null where they do not (thời hạn). Since 1.1."""
    targets: list[Target] = Field(default_factory=list)
    """Targets, where the unit's heading calls it an objective (chỉ tiêu). Since 1.1."""


class Signature(Model):
    """Signature block (thể thức ký)."""

    on_behalf: str | None
    """"TM. ..." and "KT. ..." lines joined (thẩm quyền ký)."""
    role: str | None
    """Post of the signer (chức vụ)."""
    name: str | None
    """Name of the signer (họ tên)."""


class Row(Model):
    """A row of an appendix table; null: the table has no such column, "": the cell is empty."""

    number: str | None
    """TT without its dot (số thứ tự)."""
    code: str | None
    """Code of the criterion as printed, "TC 1.1" (mã)."""
    criterion: str | None
    """Criterion (tiêu chí)."""
    objective: str | None
    """Objective (mục tiêu, chỉ tiêu)."""
    tasks: str | None
    """Tasks (nhiệm vụ, nội dung công việc)."""
    lead: str | None
    """Lead agency (cơ quan chủ trì)."""
    coordinate: str | None
    """Coordinating agencies (cơ quan phối hợp)."""
    deadline: str | None
    """Deadline (thời gian thực hiện)."""
    other: dict[str, str]
    """All other columns under their printed headings (cột khác)."""
    period: Period | None
    """The deadline as dates."""
    targets: list[Target] = Field(default_factory=list)
    """Targets that the objective sets (chỉ tiêu). Since 1.1."""
    assignments: list[Assignment] = Field(default_factory=list)
    """lead and coordinate once more, agency by agency; label is the column's heading (phân công). Since 1.1."""
    counterpart: Pointer | None = None
    """The criterion of the body that this row is about (tiêu chí tương ứng); null where there is none. Since 1.1."""


class Group(Model):
    """Rows under one group heading (nhóm)."""

    number: str | None
    """Number of the group, "I" (số)."""
    title: str | None
    """Title of the group; null for rows before any group heading, or behind a group that ended (tên nhóm)."""
    rows: list[Row]
    """Rows (các dòng)."""
    level: Annotated[int, Field(ge=1)] = 1
    """Depth of the group: "A" 1, "I" below it 2, "1" below that 3; groups stand flat, as printed (cấp). Since 1.2."""
    row: Row | None = None
    """The group's own row where other columns hold values in it, sums; no row of rows (dòng của nhóm). Since 1.2."""


class Appendix(Model):
    """An appendix, or a data table of the body (phụ lục, bảng)."""

    label: str | None
    """"PHỤ LỤC", "Phụ lục 1"; null for a table without that word."""
    title: str | None
    """Title or caption (tên phụ lục)."""
    attached_to: str | None
    """"Kèm theo Kế hoạch số ..." without brackets."""
    columns: list[str]
    """Column headings as printed (tên cột)."""
    groups: list[Group]
    """Rows by group."""
    content: list[Paragraph]
    """Notes before and after the table, prose (ghi chú, nội dung)."""
    sections: list[Section]
    """Units of a prose appendix (các mục)."""
    after: Pointer | None
    """For a table of the body: the unit it stands in."""


class Furniture(Model):
    """Page furniture taken out of the text (số trang, tiêu đề lặp lại)."""

    text: str
    """As printed."""
    page: int | None
    """Page from 1."""


class Diagnostic(Model):
    """A doubt or an oddity (cảnh báo)."""

    code: str
    """Stable code, "numbering-gap"."""
    severity: Literal["error", "warning", "info"]
    """How grave it is."""
    message: str
    """One sentence in English."""
    where: Pointer | None
    """The value concerned."""
    region: Region | None
    """The place in the source."""


class Repair(Model):
    """A text that was repaired (chỗ đã sửa)."""

    where: Pointer
    """The leaf."""
    raw: str
    """Its text as it stood in the source."""
    kind: Literal["glyph", "font", "spacing", "restored", "ocr"]
    """What kind of damage was mended."""


class Plan(Model):
    """A plan (kế hoạch)."""

    schema_version: Literal["1.2"] = SCHEMA_VERSION
    """Version of this contract."""
    source: SourceInfo
    """Where it comes from."""
    header: Header
    """Letterhead (phần mở đầu)."""
    unit: Unit | None
    """The territory; null where the document does not tell (đơn vị)."""
    year: int | None
    """The year that the plan is for, the first of a period of years (năm)."""
    kind: str | None
    """Kind of document as printed, "KẾ HOẠCH" (tên loại)."""
    subject: str | None
    """Subject, lines joined (trích yếu)."""
    preamble: list[Paragraph]
    """Legal bases and introduction (căn cứ, mở đầu)."""
    sections: list[Section]
    """Body (nội dung)."""
    closing: list[Paragraph]
    """Closing words up to "./." (lời kết)."""
    recipients: list[str]
    """Recipients (nơi nhận)."""
    signature: Signature
    """Signature, the first of several (ký)."""
    appendices: list[Appendix]
    """Appendices and data tables, in order (phụ lục)."""
    citations: list[Citation]
    """Documents cited, each once (viện dẫn)."""
    references: list[Reference] = Field(default_factory=list)
    """Places of the plan that its own text refers to (dẫn chiếu nội bộ). Since 1.1."""
    furniture: list[Furniture]
    """Page furniture."""
    unassigned: list[Paragraph]
    """Text that fits nowhere (chưa xếp được)."""
    diagnostics: list[Diagnostic]
    """Doubts and oddities (cảnh báo)."""
    repairs: list[Repair]
    """What was repaired (chỗ đã sửa)."""
    year_end: int | None = None
    """Last year of a period, "giai đoạn 2026 - 2030" (năm cuối); null for a single year. Since 1.2."""
    cosigners: list[Signature] = Field(default_factory=list)
    """Further signers of a document that several sign, in printed order (đồng ký). Since 1.2."""
    provenance: dict[Pointer, list[Region]] = Field(default_factory=dict)
    """For each leaf its places in the source; empty with --no-provenance (xuất xứ)."""
