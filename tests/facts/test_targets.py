"""Targets: numbers that objectives set, in the words of Vietnamese plans."""

from __future__ import annotations

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from kehoach_parser.facts.targets.read import find_targets
from kehoach_parser.facts.values import Baseline, Span, Target

# Text ("\\n" for a new line) | comparison value unit [change] [baseline's year and value]: subject; "-" for none.
PHRASES = r"""
100% hồ sơ TTHC được giải quyết đúng hạn | eq 100 %: hồ sơ TTHC được giải quyết đúng hạn
100% hồ sơ TTHC được giải quyết đúng hạn. | eq 100 %: hồ sơ TTHC được giải quyết đúng hạn
- 100% văn bản được ký số | eq 100 %: văn bản được ký số
-100% văn bản được ký số | eq 100 %: văn bản được ký số
Đạt 100% chỉ tiêu được giao | eq 100 %: chỉ tiêu được giao
Phấn đấu 100% thôn có nhà văn hóa | eq 100 %: thôn có nhà văn hóa
Hoàn thành 100% nhiệm vụ được giao | eq 100 %: nhiệm vụ được giao
Thực hiện 100% các kiến nghị sau kiểm tra | eq 100 %: các kiến nghị sau kiểm tra
Giải quyết đúng hạn 100% | eq 100 %: Giải quyết đúng hạn
95 phần trăm người dân hài lòng | eq 95 %: người dân hài lòng
Từ 30% TTHC trở lên | ge 30 %: TTHC
Từ 30% TTHC có phát sinh hồ sơ | ge 30 %: TTHC có phát sinh hồ sơ
100% cán bộ có trình độ cao đẳng trở lên | eq 100 %: cán bộ có trình độ cao đẳng trở lên
100% hộ thuộc diện nghèo trở lên | eq 100 %: hộ thuộc diện nghèo trở lên
Trên 90% trường xếp loại khá trở lên | gt 90 %: trường xếp loại khá trở lên
Tối thiểu 60% thợ bậc 3 trở lên | ge 60 %: thợ bậc 3 trở lên
70% người từ đủ 16 tuổi trở lên có thẻ | eq 70 %: người từ đủ 16 tuổi trở lên có thẻ
80% đơn vị hoàn thành tốt nhiệm vụ trở lên, trong đó 20% xuất sắc | eq 80 %: đơn vị hoàn thành tốt nhiệm vụ trở lên; eq 20 %: xuất sắc
Từ 90% hồ sơ trở lên, trong đó trước hạn đạt 30% | ge 90 %: hồ sơ; eq 30 %: trước hạn
Tỷ lệ hồ sơ đúng hạn đạt 95%, trong đó trước hạn đạt 30% | eq 95 %: Tỷ lệ hồ sơ đúng hạn; eq 30 %: trước hạn
Có 30 mô hình, trong đó có 10 mô hình điểm | eq 30 mô hình: mô hình; eq 10 mô hình: mô hình điểm
Trên 20% số hồ sơ trở lên | ge 20 %: số hồ sơ
Trên 95% người dân hài lòng | gt 95 %: người dân hài lòng
Tối thiểu 80% hồ sơ được số hóa | ge 80 %: hồ sơ được số hóa
Ít nhất 80% hồ sơ được số hóa | ge 80 %: hồ sơ được số hóa
Tỷ lệ số hóa hồ sơ đạt tối thiểu 15% | ge 15 %: Tỷ lệ số hóa hồ sơ
Tỷ lệ số hóa hồ sơ đạt từ 80% trở lên | ge 80 %: Tỷ lệ số hóa hồ sơ
Tỷ lệ số hóa hồ sơ đạt trên 80% | gt 80 %: Tỷ lệ số hóa hồ sơ
Tỷ lệ số hóa hồ sơ không dưới 80% | ge 80 %: Tỷ lệ số hóa hồ sơ
Tỷ lệ hài lòng đạt 95% trở lên | ge 95 %: Tỷ lệ hài lòng
Tỷ lệ hài lòng đạt ≥ 95% | ge 95 %: Tỷ lệ hài lòng
Tỷ lệ hài lòng >= 95% | ge 95 %: Tỷ lệ hài lòng
Tỷ lệ hài lòng > 95% | gt 95 %: Tỷ lệ hài lòng
Tỷ lệ trễ hạn < 0,5% | lt 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ trễ hạn ≤ 0,5% | le 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ trễ hạn dưới 0,5% | lt 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ trễ hạn không quá 0,5% | le 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ trễ hạn không vượt quá 0,5% | le 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ trễ hạn tối đa 0,5% | le 0.5 %: Tỷ lệ trễ hạn
Tỷ lệ hộ nghèo từ 3% trở xuống | le 3 %: Tỷ lệ hộ nghèo
Giảm tỷ lệ hồ sơ trễ hạn xuống dưới 0,5% | lt 0.5 %: Giảm tỷ lệ hồ sơ trễ hạn
Giảm tỷ lệ hộ nghèo xuống còn 3% | eq 3 %: Giảm tỷ lệ hộ nghèo
Tỷ lệ hộ nghèo giảm còn 3,25% | eq 3.25 %: Tỷ lệ hộ nghèo
Nâng tỷ lệ hồ sơ trực tuyến lên 60% | eq 60 %: Nâng tỷ lệ hồ sơ trực tuyến
Tỷ lệ hồ sơ trực tuyến tăng lên 60% | eq 60 %: Tỷ lệ hồ sơ trực tuyến
Duy trì 95% người dân hài lòng | eq 95 %: người dân hài lòng
Khoảng 80% hộ dân tham gia | eq 80 %: hộ dân tham gia
Chỉ tiêu 1: Đến năm 2027 đạt 55% và đến năm 2030 đạt 70% thôn có nữ lãnh đạo | eq 55 %: thôn có nữ lãnh đạo; eq 70 %: thôn có nữ lãnh đạo
Chỉ tiêu 2: 65% vào năm 2027 và 85% vào năm 2030 số hộ được hỗ trợ | eq 65 %: số hộ được hỗ trợ; eq 85 %: số hộ được hỗ trợ
Tỷ lệ nữ đạt 20% năm 2027 và 30% năm 2030 | eq 20 %: Tỷ lệ nữ; eq 30 %: Tỷ lệ nữ
Từ 20% đến 30% hồ sơ | ge 20 %: hồ sơ; le 30 %: hồ sơ
20% - 30% hồ sơ | ge 20 %: hồ sơ; le 30 %: hồ sơ
Giảm tỷ lệ hộ nghèo từ 12,5% xuống còn 8% | eq 8 %: Giảm tỷ lệ hộ nghèo
Nâng tỷ lệ hộ dùng nước sạch từ 80% lên trên 85% vào năm 2027 | gt 85 %: Nâng tỷ lệ hộ dùng nước sạch
Đến năm 2027: tỷ lệ hộ nghèo dưới 3% | lt 3 %: tỷ lệ hộ nghèo
20-30% hồ sơ | ge 20 %: hồ sơ; le 30 %: hồ sơ
Giảm 5-10% số ca mắc | ge 5 % decrease: số ca mắc; le 10 % decrease: số ca mắc
20 - 30% hồ sơ | ge 20 %: hồ sơ; le 30 %: hồ sơ
Kiểm tra từ 20% số phòng, 30% UBND cấp xã trở lên | ge 20 %: số phòng; ge 30 %: UBND cấp xã
Tăng ít nhất 02% so với năm 2022 | ge 2 % increase [2022 -]: -
Tăng ít nhất 02% so với năm 2022 (năm 2022 là 83,99%) | ge 2 % increase [2022 83.99]: -
Chỉ số hài lòng tăng ít nhất 02% so với năm 2022 (83,99%) | ge 2 % increase [2022 83.99]: Chỉ số hài lòng
Chỉ số hài lòng tăng 1,5% so với năm 2023 (năm 2023 đạt 85,4%) | eq 1.5 % increase [2023 85.4]: Chỉ số hài lòng
Nâng cao tỷ lệ hài lòng 1% so với năm 2020 (năm 2020 là 99,12%) | eq 1 % increase [2020 99.12]: Nâng cao tỷ lệ hài lòng
Giảm 10% số cuộc họp so với năm 2021 | eq 10 % decrease [2021 -]: số cuộc họp
Giảm tối thiểu 10% thời gian giải quyết | ge 10 % decrease: thời gian giải quyết
Cắt giảm 20% thời gian giải quyết | eq 20 % decrease: thời gian giải quyết
Tiết kiệm 10% chi thường xuyên | eq 10 % decrease: chi thường xuyên
Chỉ số cải cách hành chính tăng 03 bậc so với năm 2023 | eq 3 bậc increase [2023 -]: Chỉ số cải cách hành chính
Tăng cường kiểm tra, 100% đơn vị được kiểm tra | eq 100 %: đơn vị được kiểm tra
Tốc độ tăng trưởng đạt 8% | eq 8 %: Tốc độ tăng trưởng
Tối thiểu 01 sáng kiến | ge 1 sáng kiến: sáng kiến
Có tối thiểu 01 sáng kiến, giải pháp mới trong CCHC | ge 1 sáng kiến: sáng kiến, giải pháp mới trong CCHC
Mỗi đơn vị có ít nhất 02 sáng kiến | ge 2 sáng kiến: sáng kiến
Từ 50 TTHC trở lên | ge 50 thủ tục: TTHC
Rà soát tối thiểu 12 thủ tục hành chính | ge 12 thủ tục: thủ tục hành chính
Tổ chức 02 lớp tập huấn | eq 2 lớp: lớp tập huấn
Tổ chức ít nhất 02 cuộc kiểm tra | ge 2 cuộc: cuộc kiểm tra
Đăng tải tối thiểu 48 tin, bài | ge 48 tin, bài: tin, bài
Tuyên truyền qua 3 hình thức | eq 3 hình thức: hình thức
Thực hiện đầy đủ 03 hoạt động theo dõi | eq 3 hoạt động: hoạt động theo dõi
Hỗ trợ 1.250 hộ nghèo | eq 1250 hộ: hộ nghèo
Thu ngân sách đạt 1.250,5 triệu đồng | eq 1250.5 triệu đồng: Thu ngân sách
Thu ngân sách đạt 2,5 tỷ đồng | eq 2.5 tỷ đồng: Thu ngân sách
Thu nhập bình quân 65.000.000 đồng | eq 65000000 đồng: Thu nhập bình quân
Trồng 5.000 cây xanh | eq 5000 cây: cây xanh
Giải quyết việc làm cho 120 lao động | eq 120 người: lao động
Bồi dưỡng 30 cán bộ, công chức | eq 30 người: cán bộ, công chức
Đạt từ 85 điểm trở lên | ge 85 điểm: -
Giảm 02 ngày làm việc | eq 2 ngày làm việc decrease: -
Làm mới 3,5 km đường | eq 3.5 km: đường
0.5% số hộ | eq 0.5 %: số hộ
Không có cán bộ bị kỷ luật | eq 0 người: cán bộ bị kỷ luật
Không có sai phạm | eq 0 -: sai phạm
Thực hiện đúng quy định, không để xảy ra sai phạm | eq 0 -: sai phạm
Không để hồ sơ trễ hạn | eq 0 hồ sơ: hồ sơ trễ hạn
Không còn hộ đói | eq 0 hộ: hộ đói
100% đơn vị công khai; 95% người dân hài lòng | eq 100 %: đơn vị công khai; eq 95 %: người dân hài lòng
100% đơn vị công khai và 95% người dân hài lòng | eq 100 %: đơn vị công khai; eq 95 %: người dân hài lòng
Công khai thủ tục. Không có sai phạm | eq 0 -: sai phạm
100% đơn vị công khai. 95% người dân hài lòng | eq 100 %: đơn vị công khai; eq 95 %: người dân hài lòng
- 100% đơn vị công khai;\n- Tối thiểu 01 sáng kiến | eq 100 %: đơn vị công khai; ge 1 sáng kiến: sáng kiến
100% cán bộ đạt chuẩn theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 | eq 100 %: cán bộ đạt chuẩn theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018
100% TTHC mức độ 3, 4 | eq 100 %: TTHC mức độ 3, 4
Quản lý văn bản đạt 100% (trừ văn bản mật) | eq 100 %: Quản lý văn bản
(3) từ 80% đơn vị được kiểm tra | ge 80 %: đơn vị được kiểm tra
Có ít nhất 02 vùng trồng đạt chuẩn | ge 2 vùng: vùng trồng đạt chuẩn
Mỗi khu công nghiệp có tối thiểu 1 trạm phát sóng | ge 1 trạm: trạm phát sóng
Có thêm 04 trường đạt chuẩn quốc gia | eq 4 trường: trường đạt chuẩn quốc gia
Xếp loại tốt | none
Các xã thuộc vùng 3 | none
Hiện nay, toàn huyện có 12 trạm, trong đó 02 trạm 5G; 80% thôn có sóng. Phấn đấu 100% thôn có sóng | eq 100 %: thôn có sóng
Hiện nay, không có hộ nghèo | none
Hiện đại hóa 03 trạm y tế | eq 3 trạm: trạm y tế
Nâng cao tỷ lệ hài lòng so với năm 2021 | none
Trực tuyến mức độ 3 và 4 | none
Khoản 9 Điều 19 Nghị định số 61/2018/NĐ-CP | none
Trong năm 2024 | none
Ngày 30/6/2024 | none
Quý II năm 2024 | none
Thuộc nhóm 20 địa phương, thứ 11 đến 30 so với 63 tỉnh | none
Áp dụng ISO 9001:2015 | none
Đề án 06 của Chính phủ | none
Trong 05 ngày làm việc | none
Tiêu chí 16 | none
Phường 2 | none
Nhiệm kỳ 2021 - 2026 | none
Sử dụng không vượt quá số biên chế được giao | none
Đảm bảo theo quy định | none
Giảm tỷ lệ hộ nghèo xuống dưới 2% | lt 2 %: Giảm tỷ lệ hộ nghèo
Phấn đấu đạt từ 90% đến 95% hồ sơ trực tuyến | ge 90 %: hồ sơ trực tuyến; le 95 %: hồ sơ trực tuyến
Đạt từ 80 điểm trở lên | ge 80 điểm: -
Thu ngân sách trên địa bàn đạt 12.500 triệu đồng | eq 12500 triệu đồng: Thu ngân sách trên địa bàn
Tổng vốn đầu tư đạt 1.250 tỷ đồng | eq 1250 tỷ đồng: Tổng vốn đầu tư
Trồng mới 25,5 ha rừng | eq 25.5 ha: rừng
Mỗi xã ít nhất 01 mô hình chuyển đổi số | ge 1 mô hình: mô hình chuyển đổi số
Mỗi xã có tối thiểu 01 hợp tác xã hoạt động hiệu quả | ge 1 hợp tác xã: hợp tác xã hoạt động hiệu quả
Số lượng cuộc họp không quá 02 cuộc/tháng | le 2 cuộc: cuộc/tháng
Thời gian chờ đợi không quá 30 phút | le 30 phút: Thời gian chờ đợi
Giảm ít nhất 30% thời gian giải quyết TTHC so với năm 2023 | ge 30 % decrease [2023 -]: thời gian giải quyết TTHC
Tăng 5% so với năm 2023 | eq 5 % increase [2023 -]: -
Tăng trên 10% so với năm 2023 | gt 10 % increase [2023 -]: -
Chỉ số CCHC tăng từ 02 bậc trở lên so với năm 2023 | ge 2 bậc increase [2023 -]: Chỉ số CCHC
Xếp hạng Chỉ số CCHC thuộc nhóm 10 đơn vị dẫn đầu | none
Xếp thứ 5 trở lên trong bảng xếp hạng | none
100%/100% thôn có tổ công nghệ số | eq 100 %: thôn có tổ công nghệ số
Dưới 5% hồ sơ phải bổ sung | lt 5 %: hồ sơ phải bổ sung
Không quá 3% hồ sơ trễ hạn | le 3 %: hồ sơ trễ hạn
Ít nhất 60% người dân có tài khoản thanh toán | ge 60 %: người dân có tài khoản thanh toán
Cấp 1.500 tài khoản định danh điện tử | eq 1500 tài khoản: tài khoản định danh điện tử
Đào tạo nghề cho 250 lao động nông thôn | eq 250 người: lao động nông thôn
Có 12 thôn đạt chuẩn văn hóa | eq 12 thôn: thôn đạt chuẩn văn hóa
Hoàn thành 15/15 tiêu chí | none
Kết nạp từ 10 đảng viên trở lên | ge 10 người: đảng viên
Hỗ trợ xóa 35 nhà tạm | eq 35 nhà: nhà tạm
Tổ chức 04 phiên họp | eq 4 phiên: phiên họp
Lắp đặt 50 camera an ninh | eq 50 camera: camera an ninh
Tiếp nhận trực tuyến toàn trình đạt tối thiểu 70% | ge 70 %: Tiếp nhận trực tuyến toàn trình
Tỷ lệ hồ sơ trễ hạn giảm xuống dưới 1% | lt 1 %: Tỷ lệ hồ sơ trễ hạn
Thu nhập bình quân đầu người đạt trên 60 triệu đồng/người/năm | gt 60 triệu đồng: Thu nhập bình quân đầu người
Duy trì 100% cơ quan sử dụng chữ ký số | eq 100 %: cơ quan sử dụng chữ ký số
Nâng tỷ lệ người dân tham gia bảo hiểm y tế lên trên 95% | gt 95 %: Nâng tỷ lệ người dân tham gia bảo hiểm y tế
Rút ngắn 01 ngày làm việc | eq 1 ngày làm việc decrease: -
Phấn đấu có ít nhất 02 sản phẩm OCOP được công nhận | ge 2 sản phẩm: sản phẩm OCOP được công nhận
Tối đa 05 chỉ tiêu không đạt | le 5 chỉ tiêu: chỉ tiêu không đạt
Không để phát sinh điểm nóng về khiếu nại | eq 0 -: điểm nóng về khiếu nại
Nâng cao chất lượng phục vụ Nhân dân | none
Thực hiện Nghị quyết số 76/NQ-CP | none
Hoàn thành trước ngày 30/6/2024 | none
Tỷ lệ giải quyết đạt 99,5% trở lên, trong đó trước hạn đạt 30% | ge 99.5 %: Tỷ lệ giải quyết; eq 30 %: trước hạn
"""


def told(target: Target) -> str:
    words = [target.comparison, f"{target.value:.10g}", target.unit or "-", *([target.change] if target.change else [])]
    if target.baseline:
        value = "-" if target.baseline.value is None else f"{target.baseline.value:g}"
        words.append(f"[{target.baseline.year} {value}]")
    return f"{' '.join(words)}: {target.subject or '-'}"


@pytest.mark.parametrize("line", PHRASES.strip().splitlines())
def test_phrases(line: str) -> None:
    text, _, expected = line.partition(" | ")
    assert ("; ".join(told(target) for target in find_targets(text.replace("\\n", "\n"))) or "none") == expected


def test_a_target_keeps_its_clause() -> None:
    text = "- Tăng ít nhất 02% so với năm 2022 (năm 2022 là 83,99%);\n- Không có sai phạm."
    assert find_targets(text) == (
        Target("Tăng ít nhất 02% so với năm 2022 (năm 2022 là 83,99%)", 2.0, "%", "ge", "increase", Baseline(2022, 83.99), None),
        Target("Không có sai phạm", 0.0, None, "eq", None, None, "sai phạm"),
    )


@pytest.mark.parametrize(
    "text",
    ["- Tăng ít nhất 02% so với năm 2022;\n- Không có sai phạm.", "Không có sai phạm", " • 80% hồ sơ trực tuyến; 95% người dân hài lòng. "],
)
def test_a_target_knows_where_its_clause_stands(text: str) -> None:
    found = find_targets(text)
    assert found
    for target in found:
        assert target.span is not None
        assert target.span == Span("", text.find(target.text), text.find(target.text) + len(target.text))


def test_text_without_marks_is_read_as_well() -> None:
    assert [(t.value, t.comparison) for t in find_targets("Ty le ho so truc tuyen dat toi thieu 15%")] == [(15.0, "ge")]


def test_no_text_no_target() -> None:
    assert find_targets("") == ()


@seed(20240630)
@given(st.text(alphabet="0123456789%.,;()-–≥<\nTừtăngảmđạsovớinăm lêTTHC", max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert all(target.value >= 0 and target.comparison in ("eq", "ge", "gt", "le", "lt") for target in find_targets(text))
