"""The contract's facts: what is read out of a plan's text and repeats it. Region, pointers and dates are defined here, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Pointer = Annotated[str, Field(pattern=r"^(/([^/~]|~[01])*)*$")]


class Model(BaseModel):
    """Strict, with nothing but the fields named."""

    model_config = ConfigDict(strict=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /) -> JsonSchemaValue:
        """The schema, the docstrings of the fields as their descriptions."""
        from kehoach_parser.contract.descriptions import descriptions  # noqa: PLC0415 - parsing needs none

        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, text in descriptions(cls.__module__).get(cls.__name__, {}).items():
            properties[name]["description"] = text
        return schema


class Region(Model):
    """A place in the source (vị trí)."""

    page: int | None
    """Page from 1 (trang); null where the format has no pages."""
    line: Annotated[int, Field(ge=1)]
    """First line from 1 in the whole source (dòng)."""
    lines: Annotated[int, Field(ge=1)]
    """How many lines (số dòng)."""
    bbox: tuple[float, float, float, float] | None
    """x0, y0, x1, y1 in PDF points from the top left of the page; null where the format has none."""


class Agency(Model):
    """One of the bodies or posts that parties names (cơ quan, đơn vị, chức danh)."""

    printed: str
    """As it stands in parties (như văn bản)."""
    name: str
    """The one name that its forms share, "Văn phòng - Thống kê" for "VP-TK"; the printed one where none is known (tên chuẩn)."""
    scope: Literal["own", "subordinate", "other"] | None
    """Of the plan's own unit, of the units below it, another; null where the text does not tell (phạm vi)."""
    score: Annotated[float, Field(ge=0, le=100)]
    """How near the printed form is to a known one: 100 the same, less for a misread one, 0 for a name not known."""


class Assignment(Model):
    """Who does what (phân công)."""

    role: Literal["lead", "coordinate", "implement", "coordinate_implement"]
    """chủ trì; phối hợp; thực hiện; phối hợp/thực hiện."""
    label: str | None
    """Label as printed without ":", null where there is none (nhãn)."""
    parties: str
    """The agencies named, as printed, without the final mark (cơ quan, đơn vị, cá nhân)."""
    agencies: list[Agency] = Field(default_factory=list)
    """The agencies in parties one by one, where they can be told apart safely (từng cơ quan). Since 1.1."""


class Period(Model):
    """When something is due (thời hạn)."""

    start: Date | None
    """First day (từ ngày)."""
    end: Date | None
    """Last day (đến ngày)."""
    open_ended: bool
    """"và những năm tiếp theo"."""
    recurring: bool
    """"thường xuyên", "hằng năm"."""
    conditional: bool
    """"khi ...", "sau khi ...", "theo kế hoạch"."""
    year_inferred: bool
    """The year is not printed here; it is the plan's."""
    frequency: Literal["day", "week", "month", "quarter", "half_year", "year"] | None = None
    """How often it recurs, "hằng quý" (chu kỳ); null where it is not told. Since 1.1."""
    parts: list[Period] = Field(default_factory=list)
    """Each of several times that a deadline names; start and end span them. A part has no parts (các mốc). Since 1.2."""
    day_of_month: Annotated[int, Field(ge=1, le=31)] | None = None
    """The day of the month on or by which it recurs: "ngày 15 hằng tháng" (ngày trong tháng). Since 1.2."""


class Baseline(Model):
    """What a change is measured against (mốc so sánh)."""

    year: int
    """Year (năm)."""
    value: float | None
    """The value in that year (giá trị); null where it is not printed."""


class Target(Model):
    """A number to be reached (chỉ tiêu)."""

    text: str
    """The clause that sets it (nguyên văn)."""
    value: float
    """The number (giá trị)."""
    unit: str | None
    """"%", "thủ tục", "người" (đơn vị tính); null for none at all of something that is not counted."""
    comparison: Literal["eq", "ge", "gt", "le", "lt"]
    """Just so many; at least; more than; at most; less than."""
    change: Literal["increase", "decrease"] | None
    """value says by how much to rise (tăng) or to fall (giảm); null where it says how much there is to be."""
    baseline: Baseline | None
    """What a change is measured against; null where it is not told."""
    subject: str | None
    """What is measured, as printed (nội dung)."""
    year: int | None = None
    """The year in which it is to be reached, where its words or its column tell ("Đến năm 2030 ...", "Chỉ tiêu năm 2026"); null
    where only the plan does (năm đạt). Since 1.2."""


class Citation(Model):
    """A document that the plan cites (văn bản viện dẫn)."""

    type: str
    """"Nghị định", "Luật" (loại văn bản)."""
    number: str | None
    """Number and symbol, normalised (số, ký hiệu)."""
    date: Date | None
    """Date of issue (ngày ban hành)."""
    issuer: str | None
    """Issuing body (cơ quan ban hành)."""
    subject: str | None
    """What it is about (trích yếu)."""
    mentions: list[Pointer]
    """Where it is cited."""
    implements: bool = False
    """The plan itself carries this document out: "Thực hiện Kế hoạch số ..." (văn bản mà kế hoạch triển khai). Since 1.1."""
    amends: str | None = None
    """Number and symbol of the document that this one amends or replaces (văn bản được sửa đổi); null where none is told. Since 1.2."""


class Reference(Model):
    """A place of the plan that the plan itself refers to (dẫn chiếu nội bộ)."""

    text: str
    """As printed, "điểm b, khoản 1.15, mục I của kế hoạch này"."""
    where: Pointer
    """The text that refers."""
    to: Pointer | None
    """The place meant; null where there is none such."""
    corrected: bool
    """The printed numbers name no such place; to is the only one that fits all but one of them."""
