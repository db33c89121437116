"""What follows a citation: its issuer and its subject, and where both end; who proposed it."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.citations.tails import is_listed, proposer, read_issuer, read_subject
from kehoach_parser.text.fold import fold


@pytest.mark.parametrize(
    ("between", "listed"),
    [("", True), ("  ", True), (", ", True), ("; ", True), (" và ", True), (" (", True), (": ", True), (" của ", False), (" và Công ", False), (". ", False)],
)
def test_documents_side_by_side(between: str, listed: bool) -> None:
    assert is_listed(f"A{between}B", 1, 1 + len(between)) is listed


def issuer(text: str, limit: int | None = None) -> tuple[str | None, str]:
    """(issuer, what is left of the text)."""
    found, end = read_issuer(text, fold(text), 0, len(text) if limit is None else limit)
    return found, text[end:]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" của Chính phủ về quản lý", "Chính phủ"),
        (" của Chính phủ", "Chính phủ"),
        (", của Bộ Y tế; Thông tư", "Bộ Y tế"),
        (" của Bộ Y tế. Căn cứ", "Bộ Y tế"),
        (" của Bộ Giáo dục và Đào tạo quy định", "Bộ Giáo dục và Đào tạo"),
        (" của Ủy ban nhân dân (UBND) tỉnh ban hành", "Ủy ban nhân dân (UBND) tỉnh"),
        (" của Ủy ban nhân dân tỉnh (sau đây gọi là Kế hoạch)", "Ủy ban nhân dân tỉnh"),
        (" của ủy ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"),
        (" của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        (" của Sở Văn hóa, Thể thao và Du lịch về", "Sở Văn hóa, Thể thao và Du lịch"),
        (" của Chính phủ, Nghị định", "Chính phủ"),
        (" của Chính phủ và các", "Chính phủ"),
        (" của UBND xã và Công văn", "UBND xã"),
        (" của ngành", None),
        (" về quản lý", None),
        ("", None),
        (" của " + "A" * 121, None),
        (" của " + "A" * 120, "A" * 120),
    ],
)
def test_issuer(text: str, name: str | None) -> None:
    found, rest = issuer(text)
    assert found == name
    assert text.endswith(rest)
    assert (rest == text) is (name is None)


def test_an_issuer_ends_at_the_limit() -> None:
    text = " của Bộ Y tế và Bộ Công an"
    assert issuer(text, len(" của Bộ Y tế"))[0] == "Bộ Y tế"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (" về việc quản lý chợ; Nghị định", "quản lý chợ"),
        (" về quản lý chợ", "quản lý chợ"),
        (" về quản lý chợ.", "quản lý chợ"),
        (" về quản lý chợ (giai đoạn 2021 - 2025)", "quản lý chợ (giai đoạn 2021 - 2025)"),
        (" về quản lý chợ) và", "quản lý chợ"),
        (" về quản lý chợ\nCăn cứ", "quản lý chợ"),
        (" về quản lý chợ (khoản 5 mục III)", "quản lý chợ"),
        (" về quản lý chợ (tỷ lệ không quá một phần mười)", "quản lý chợ"),
        (" về quản lý chợ (tỷ lệ không quá)", "quản lý chợ (tỷ lệ không quá)"),
        (" về quản lý chợ, UBND xã ban hành Kế hoạch", "quản lý chợ"),
        (" về quản lý chợ năm 2.5 hay", "quản lý chợ năm 2.5 hay"),
        (" về quản lý chợ và các", "quản lý chợ"),
        (" về ;", None),
        (" của Chính phủ", None),
        (" về " + "a" * 600, "a" * 600),
        (" về " + "a" * 601, None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert read_subject(text, fold(text), 0, len(text)) == subject


def test_a_subject_ends_at_the_limit() -> None:
    text = " về quản lý chợ, số 2/QĐ"
    assert read_subject(text, fold(text), 0, text.index(",")) == "quản lý chợ"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theo đề nghị của Sở Nội vụ tại ", "Sở Nội vụ"),
        ("Theo đề nghị của Sở Nội vụ, tại ", "Sở Nội vụ"),
        ("Theo đề nghị của sở tại ", None),
        ("Căn cứ ", None),
        ("Theo đề nghị của Sở Nội vụ. Căn cứ tại ", None),
    ],
)
def test_proposer(text: str, name: str | None) -> None:
    found = proposer(text + "Tờ trình số 5/TTr-SNV", len(text))
    assert (found.issuer if found else None) == name


def test_a_chairman_s_words_are_written_down_by_his_office() -> None:
    said = ["Theo ý kiến của Sở Tài chính tại ", "Theo ý kiến của Chủ tịch UBND tỉnh tại ", "Theo đề nghị của Giám đốc Sở Tài chính tại "]
    found = [proposer(text + "Công văn số 5/VPUB-NC", len(text)) for text in said]
    assert [each.issuer if each else None for each in found] == ["Sở Tài chính", None, "Giám đốc Sở Tài chính"]
