"""What labels mean by their words."""

from __future__ import annotations

import pytest

from kehoach_parser.vocabulary.labels import concept_of, names_body, open_concept


@pytest.mark.parametrize(
    ("meaning", "labels"),
    [
        ("lead", "Đơn vị chịu trách nhiệm chính; Bộ phận phụ trách; Khoa, phòng chủ trì; CƠ QUAN CHỦ TRÌ; Đồng chí đầu mối"),
        ("lead", "Đơn vị được giao chủ trì; Cơ quan chủ trì, hướng dẫn, kiểm tra; Người chịu trách nhiệm thực hiện; Chủ trì (chính)"),
        ("coordinate", "Bộ phận tham mưu, phối hợp; Các ngành cùng phối hợp; Phối hợp tổ chức thực hiện; Lực lượng phối hợp thực hiện"),
        ("coordinate_implement", "Đơn vị phối hợp, thực hiện; Phối hợp/thực hiện; Các đoàn thể phối hợp và triển khai"),
        ("implement", "Bộ phận thực hiện; Các xã, phường triển khai thực hiện; Tổ dân phố tổ chức thực hiện"),
        ("deadline", "Thời hạn phải xong; Hoàn thành trước; Hạn cuối; Lộ trình thực hiện; Thời gian thực hiện nhiệm vụ; Dự kiến thời gian"),
        ("tasks", "Cách thức tiến hành; Các nhiệm vụ phải làm; Biện pháp; Việc cần làm; Nội dung nhiệm vụ trọng tâm; Một số giải pháp"),
        ("objective", "Chỉ tiêu phấn đấu; Yêu cầu cần đạt; Mục tiêu giai đoạn 2026 - 2030; Mục tiêu của toàn huyện; Chỉ tiêu quý I"),
        ("responsibility", "Phân công cụ thể; Trách nhiệm của các đơn vị; Trách nhiệm chủ trì, phối hợp; Phân công công việc"),
    ],
)
def test_labels_are_read_by_their_words(meaning: str, labels: str) -> None:
    assert {label: concept_of(label) for label in labels.split("; ")} == dict.fromkeys(labels.split("; "), meaning)


@pytest.mark.parametrize(
    "label",
    [
        "Phòng Tài chính chủ trì",  # a body with a name
        "Xã 3 thực hiện",
        "Thời gian bắt đầu",
        "Thời gian và địa điểm",
        "Mục tiêu, nhiệm vụ",  # two meanings
        "Yêu cầu tiến độ",
        "Chủ trì, phối hợp",
        "Tổ chức thực hiện",  # a heading
        "Nội dung báo cáo",
        "Kết quả thực hiện",
        "Yêu cầu các xã",
        "Phòng, chống cháy",
        "Các đơn vị",
        "Nhiệm vụ 2",
        "Mục tiên",  # a letter is wrong
        "",
    ],
)
def test_in_doubt_a_label_means_nothing(label: str) -> None:
    assert concept_of(label) is None


def test_some_heads_keep_their_meaning_where_a_mark_makes_a_label() -> None:
    assert (open_concept("Giải pháp kỹ thuật"), concept_of("Giải pháp kỹ thuật")) == ("tasks", None)
    assert open_concept("Chỉ tiêu về số hộ") == "objective"
    assert open_concept("Giải pháp 2") is None
    assert open_concept("Mục tiêu, thời gian") is None
    assert open_concept("Nội dung họp") is None
    assert open_concept("Bộ phận thực hiện") == "implement"


def test_bodies() -> None:
    assert names_body("Bộ phận thực hiện")
    assert names_body("Đầu mối thực hiện")
    assert not names_body("Phối hợp thực hiện")
