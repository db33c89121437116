"""Objectives in the words of many kinds of offices. The first table was written before the rules that read it, from the way
these offices write; the second with them."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.targets.read import find_targets
from tests.facts.test_targets import told

# Text | comparison value unit [change] [baseline's year and value]: subject; "-" for none.
WRITTEN_BEFORE = """
# commune
Từ 85 đến 90% hộ gia đình đạt chuẩn văn hóa | ge 85 %: hộ gia đình đạt chuẩn văn hóa; le 90 %: hộ gia đình đạt chuẩn văn hóa
Giá trị sản xuất nông nghiệp tăng bình quân 4,5%/năm | eq 4.5 % increase: Giá trị sản xuất nông nghiệp
Giảm bình quân 0,8%/năm tỷ lệ hộ cận nghèo | eq 0.8 % decrease: tỷ lệ hộ cận nghèo
Xây dựng 02 nhà văn hóa thôn | eq 2 nhà: nhà văn hóa thôn
Mỗi thôn có ít nhất một sân bóng chuyền | ge 1 sân bóng: sân bóng chuyền
Kiên cố hóa 2,7 km kênh mương | eq 2.7 km: kênh mương
Gần 90% hộ dân dùng nước sạch | none
Thu gom từ 95% rác thải sinh hoạt trở lên | ge 95 %: rác thải sinh hoạt
Hồ sơ tồn đọng: 0 | eq 0 hồ sơ: Hồ sơ tồn đọng
# ward
Vận động 15 tuyến phố văn minh | eq 15 tuyến phố: tuyến phố văn minh
Duy trì 100% tổ dân phố có camera | eq 100 %: tổ dân phố có camera
Không để quá 03 vụ cháy trong năm | le 3 vụ: vụ cháy
Trả lời 100% phản ánh trong 48 giờ | eq 100 %: phản ánh
Diện tích cây xanh đạt 6 m2/người | eq 6 m2/người: Diện tích cây xanh
Mức hài lòng bằng hoặc cao hơn 92% | ge 92 %: Mức hài lòng
# province, department
GRDP tăng 8,5% so với năm 2025 | eq 8.5 % increase [2025 -]: GRDP
Tốc độ tăng trưởng GRDP đạt 10 - 10,5% | ge 10 %: Tốc độ tăng trưởng GRDP; le 10.5 %: Tốc độ tăng trưởng GRDP
GRDP bình quân đầu người đạt 5.200 USD | eq 5200 USD: GRDP bình quân đầu người
Kim ngạch xuất khẩu đạt 3,2 tỷ USD | eq 3.2 tỷ USD: Kim ngạch xuất khẩu
Công suất điện gió đạt 450 MW | eq 450 MW: Công suất điện gió
Thu hút 25 dự án FDI | eq 25 dự án: dự án FDI
Đón 3,5 triệu lượt khách | eq 3.5 triệu lượt khách: lượt khách
Tỷ lệ đô thị hóa đạt trên 45% | gt 45 %: Tỷ lệ đô thị hóa
Tỷ lệ che phủ rừng duy trì ở mức 42% | eq 42 %: Tỷ lệ che phủ rừng
Giải ngân đạt và vượt 95% vốn đầu tư công | ge 95 %: vốn đầu tư công
Giảm từ 3 đến 5% số vụ tai nạn giao thông | ge 3 % decrease: số vụ tai nạn giao thông; le 5 % decrease: số vụ tai nạn giao thông
Chỉ số PCI tăng từ 2 đến 3 bậc | ge 2 bậc increase: Chỉ số PCI; le 3 bậc increase: Chỉ số PCI
Chi phí logistics giảm còn 12% | eq 12 %: Chi phí logistics
Nâng độ che phủ từ 40% lên 43% | eq 43 %: Nâng độ che phủ
# school
100% giáo viên đạt chuẩn trình độ | eq 100 %: giáo viên đạt chuẩn trình độ
Tỷ lệ học sinh lên lớp đạt từ 99% trở lên | ge 99 %: Tỷ lệ học sinh lên lớp
Có ít nhất ba giải cấp tỉnh | ge 3 giải: giải cấp tỉnh
Học sinh bỏ học dưới 0,3% | lt 0.3 %: Học sinh bỏ học
Mỗi giáo viên dự giờ tối thiểu 18 tiết/năm | ge 18 tiết: tiết/năm
Tỷ lệ tốt nghiệp đạt tối thiểu chín mươi tám phần trăm (98%) | ge 98 %: Tỷ lệ tốt nghiệp
Hai câu lạc bộ tiếng Anh được thành lập | eq 2 câu lạc bộ: câu lạc bộ tiếng Anh được thành lập
# hospital
Công suất sử dụng giường bệnh đạt 90 - 95% | ge 90 %: Công suất sử dụng giường bệnh; le 95 %: Công suất sử dụng giường bệnh
Số giường bệnh đạt 32 giường/10.000 dân | eq 32 giường/10.000 dân: Số giường bệnh
Tỷ suất tử vong trẻ dưới 5 tuổi giảm xuống dưới 15‰ | lt 15 ‰: Tỷ suất tử vong trẻ dưới 5 tuổi
Tỷ lệ hài lòng của người bệnh trên 95% | gt 95 %: Tỷ lệ hài lòng của người bệnh
Thời gian chờ khám không quá 60 phút | le 60 phút: Thời gian chờ khám
Tỷ số tử vong mẹ dưới 42 ca/100.000 trẻ đẻ sống | lt 42 ca/100.000 trẻ đẻ sống: Tỷ số tử vong mẹ
Khám sức khỏe cho 1.200 người cao tuổi | eq 1200 người: người cao tuổi
Bổ sung 05 bác sĩ chuyên khoa | eq 5 bác sĩ: bác sĩ chuyên khoa
Chỉ số chất lượng đạt 4,2/5 điểm | eq 4.2 điểm: Chỉ số chất lượng
# court, procuracy
Giải quyết án dân sự đạt trên 85% | gt 85 %: Giải quyết án dân sự
Tỷ lệ án bị hủy do lỗi chủ quan không quá 1,2% | le 1.2 %: Tỷ lệ án bị hủy do lỗi chủ quan
Hòa giải thành từ 60% trở lên | ge 60 %: Hòa giải thành
Tổ chức ít nhất 12 phiên tòa rút kinh nghiệm | ge 12 phiên tòa: phiên tòa rút kinh nghiệm
Không để xảy ra án oan | eq 0 -: án oan
# Party committee
Kết nạp từ 8 đến 10 đảng viên mới | ge 8 người: đảng viên mới; le 10 người: đảng viên mới
90% chi bộ hoàn thành tốt nhiệm vụ trở lên | eq 90 %: chi bộ hoàn thành tốt nhiệm vụ trở lên
Kiểm tra 20 tổ chức đảng | eq 20 tổ chức: tổ chức đảng
Tỷ lệ phát triển đảng viên đạt 3 - 4%/năm | ge 3 %: Tỷ lệ phát triển đảng viên; le 4 %: Tỷ lệ phát triển đảng viên
100% đảng viên học tập Nghị quyết | eq 100 %: đảng viên học tập Nghị quyết
# Fatherland Front
Vận động Quỹ “Vì người nghèo” đạt 500 triệu đồng | eq 500 triệu đồng: Vận động Quỹ “Vì người nghèo”
Xây mới 10 nhà Đại đoàn kết | eq 10 nhà: nhà Đại đoàn kết
Trên 90% khu dân cư tổ chức Ngày hội | gt 90 %: khu dân cư tổ chức Ngày hội
Giám sát tối thiểu 02 chuyên đề | ge 2 chuyên đề: chuyên đề
# Youth Union
Trồng mới 3.000 cây xanh | eq 3000 cây: cây xanh
Tư vấn hướng nghiệp cho 2.000 thanh niên | eq 2000 thanh niên: thanh niên
Hỗ trợ năm mươi thanh niên khởi nghiệp | eq 50 thanh niên: thanh niên khởi nghiệp
Hiến máu tình nguyện đạt 300 đơn vị máu | eq 300 đơn vị: đơn vị máu
Tỷ lệ tập hợp thanh niên đạt 65%, tăng 2% so với năm 2025 | eq 65 %: Tỷ lệ tập hợp thanh niên; eq 2 % increase [2025 -]: Tỷ lệ tập hợp thanh niên
# ministry
Cắt giảm ít nhất 30% chi phí tuân thủ | ge 30 % decrease: chi phí tuân thủ
Đến năm 2030, 80% dịch vụ công đạt mức toàn trình | eq 80 %: dịch vụ công đạt mức toàn trình
Cả nước có 5.000 km đường cao tốc | eq 5000 km: đường cao tốc
Tỷ số giới tính khi sinh đạt 109 bé trai/100 bé gái | eq 109 bé trai/100 bé gái: Tỷ số giới tính khi sinh
Nếu tỷ lệ đạt dưới 50% thì tổ chức lại | none
Trường hợp trên 10% hộ không đồng thuận thì báo cáo UBND xã | none
# police, army
Tỷ lệ điều tra, khám phá án đạt trên 82% | gt 82 %: Tỷ lệ điều tra, khám phá án
Giảm ít nhất 5% số vụ phạm pháp hình sự so với năm 2025 | ge 5 % decrease [2025 -]: số vụ phạm pháp hình sự
Giao quân đạt 100% chỉ tiêu | eq 100 %: chỉ tiêu
Huấn luyện 120 dân quân | eq 120 dân quân: dân quân
# women's union, farmers' union, trade union
Giúp 15 hộ phụ nữ thoát nghèo | eq 15 hộ: hộ phụ nữ thoát nghèo
Thành lập mới ít nhất 01 tổ hợp tác, 02 chi hội nghề nghiệp | ge 1 tổ hợp tác: tổ hợp tác; eq 2 chi hội: chi hội nghề nghiệp
Thu nhập hội viên tăng 10% mỗi năm | eq 10 % increase: Thu nhập hội viên
Phấn đấu có 70% lao động nữ tham gia công đoàn | eq 70 %: lao động nữ tham gia công đoàn
Tiền lương bình quân tăng từ 5% đến 7% | ge 5 % increase: Tiền lương bình quân; le 7 % increase: Tiền lương bình quân
Quỹ hội bình quân đạt 150.000 đồng/hội viên | eq 150000 đồng: Quỹ hội bình quân
"""
# Written with the rules.
WRITTEN_WITH = """
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(WRITTEN_BEFORE + WRITTEN_WITH))
def test_phrases(line: str) -> None:
    text, _, expected = line.partition(" | ")
    assert ("; ".join(told(target) for target in find_targets(text)) or "none") == expected


def test_how_many_phrases_there_are() -> None:
    assert len(lines(WRITTEN_BEFORE)) >= 80
