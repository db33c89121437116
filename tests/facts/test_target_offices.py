"""Objectives in the words of many kinds of offices. The first table was written before the rules that read it, from the way
these offices write (in seven the unit or the subject was put right later); the second with them."""

from __future__ import annotations

import time

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
Tỷ lệ lao động qua đào tạo đạt từ 70% đến 75% | ge 70 %: Tỷ lệ lao động qua đào tạo; le 75 %: Tỷ lệ lao động qua đào tạo
Số ca tử vong do tai nạn giảm ít nhất 5% so với năm 2024 | ge 5 % decrease [2024 -]: Số ca tử vong do tai nạn
Nâng tỷ lệ che phủ rừng lên 43,5% vào năm 2027 | eq 43.5 %: Nâng tỷ lệ che phủ rừng
Phấn đấu 85% chi hội đạt loại khá trở lên | eq 85 %: chi hội đạt loại khá trở lên
Tổ chức ít nhất ba buổi tuyên truyền | ge 3 buổi: buổi tuyên truyền
Lắp đặt 25 máy lọc nước | eq 25 máy lọc: máy lọc nước
Sản lượng lương thực đạt 12,5 nghìn tấn | eq 12.5 nghìn tấn: Sản lượng lương thực
Duy trì 14/14 xã đạt chuẩn | none
Kim ngạch xuất khẩu tăng bình quân 9,5%/năm | eq 9.5 % increase: Kim ngạch xuất khẩu
Tăng trung bình 2%/năm tỷ lệ hộ khá | eq 2 % increase: tỷ lệ hộ khá
Không để xảy ra cháy rừng | eq 0 -: cháy rừng
Số vụ bạo lực học đường: 0 | eq 0 -: Số vụ bạo lực học đường
Mỗi phòng giảm ít nhất một cuộc họp | ge 1 cuộc decrease: cuộc họp
Tỷ lệ tiêm chủng đạt trên 96% trẻ dưới 1 tuổi | gt 96 %: trẻ dưới 1 tuổi
Hỗ trợ vay vốn cho 45 hộ | eq 45 hộ: hộ
Thu gom 100% rác thải trong khu dân cư | eq 100 %: rác thải trong khu dân cư
Đạt 7 giường bệnh/1.000 dân | eq 7 giường bệnh/1.000 dân: -
Diện tích nhà ở bình quân đạt 28 m²/người | eq 28 m²/người: Diện tích nhà ở bình quân
Sản lượng điện đạt 3.500 kWh/năm | eq 3500 kWh/năm: Sản lượng điện
Xây mới mười phòng học | eq 10 phòng học: phòng học
Vận động 1.000 đoàn viên hiến máu | eq 1000 người: đoàn viên hiến máu
Giải quyết xong 100% đơn khiếu nại thuộc thẩm quyền | eq 100 %: đơn khiếu nại thuộc thẩm quyền
Bồi dưỡng hai mươi cán bộ nguồn | eq 20 người: cán bộ nguồn
Giảm 0,1 điểm phần trăm tỷ suất sinh | eq 0.1 điểm phần trăm decrease: tỷ suất sinh
Tỷ lệ giải quyết án hình sự bằng hoặc cao hơn 98% | ge 98 %: Tỷ lệ giải quyết án hình sự
Chi tiết kiệm tối thiểu 10% kinh phí hội nghị | ge 10 % decrease: kinh phí hội nghị
Tỷ lệ giải ngân đạt hoặc vượt 95% | ge 95 %: Tỷ lệ giải ngân
Gần 50 hộ đã đăng ký | none
Thực hiện Chỉ thị 40 của Ban Bí thư | none
Tỷ lệ nữ quản lý ít nhất vào năm 2026 đạt 40% | ge 40 %: Tỷ lệ nữ quản lý
Từ 90% trở lên người dân hài lòng | ge 90 %: người dân hài lòng
Tăng 5% trở lên so với năm 2025 | ge 5 % increase [2025 -]: -
Nghị quyết 19 về ba nội dung trọng tâm | none
Chương trình 135 giai đoạn hai | none
Thực hiện Đề án 06 trên địa bàn | none
Tổ 5 khu phố 3 phường An Bình | none
Có 12 vườn mẫu và 03 tuyến đường hoa | eq 12 vườn mẫu: vườn mẫu; eq 3 tuyến đường: tuyến đường hoa
Đến năm 2030, 90% hộ dân dùng nước sạch, 100% thôn có loa | eq 90 %: hộ dân dùng nước sạch; eq 100 %: thôn có loa
Đến năm 2027 đạt 55% và đến năm 2030 đạt 70% thôn có nữ lãnh đạo | eq 55 %: thôn có nữ lãnh đạo; eq 70 %: thôn có nữ lãnh đạo
Thu hút 1.500 lượt khách tham quan trong năm 2026 | eq 1500 lượt: lượt khách tham quan
Phấn đấu đến năm 2026, tỷ lệ hộ nghèo còn dưới 2% | lt 2 %: tỷ lệ hộ nghèo
Năm 2026, 100% cơ quan dùng chữ ký số | eq 100 %: cơ quan dùng chữ ký số
Mỗi xã có ít nhất năm mô hình kinh tế | ge 5 mô hình: mô hình kinh tế
Trong năm 2026 tổ chức hai lớp tập huấn | eq 2 lớp: lớp tập huấn
Một số thôn chưa đạt 50% kế hoạch | none
Ba không: không sợ, không né, không đùn đẩy | none
Khi có trên 50% hộ đồng thuận thì triển khai | none
Thu nhập tăng từ 50 triệu đồng lên 60 triệu đồng | eq 60 triệu đồng: Thu nhập
Thu nhập bình quân đầu người đạt 60 - 65 triệu đồng/người/năm | ge 60 triệu đồng: Thu nhập bình quân đầu người; le 65 triệu đồng: Thu nhập bình quân đầu người
Tăng thêm 3 - 5 mô hình | ge 3 mô hình increase: mô hình; le 5 mô hình increase: mô hình
Thấp hơn 0,5% so với năm 2025 | eq 0.5 % decrease [2025 -]: -
Tỷ lệ nghèo cao hơn 2% so với bình quân của tỉnh | eq 2 % increase: Tỷ lệ nghèo
Đạt ít nhất 85/100 điểm | ge 85 điểm: -
Sản lượng đạt 65 tạ/ha | eq 65 tạ/ha: Sản lượng
Giảm 50% số cuộc họp, tăng 20% số buổi đối thoại | eq 50 % decrease: số cuộc họp; eq 20 % increase: số buổi đối thoại
Trên 95% đến 98% người dân hài lòng | gt 95 %: người dân hài lòng; le 98 %: người dân hài lòng
Bảo đảm 24/24 giờ trực | none
Tỷ lệ số hóa đạt 100% vào năm 2026 | eq 100 %: Tỷ lệ số hóa
10 xã đạt chuẩn, 05 xã nâng cao | eq 10 xã: xã đạt chuẩn; eq 5 xã: xã nâng cao
Ngày 20/11 tổ chức 01 hội diễn | eq 1 hội diễn: hội diễn
Từ 01 đến 02 phong trào thi đua | ge 1 phong trào: phong trào thi đua; le 2 phong trào: phong trào thi đua
Cấp mới 05 giấy phép | eq 5 giấy phép: giấy phép
Hoàn thành 100% kế hoạch trong quý I | eq 100 %: kế hoạch
Phủ sóng 5G 100% trung tâm xã | eq 100 %: trung tâm xã
Xếp trong 10 tỉnh dẫn đầu | none
Tỷ lệ trẻ em dưới 6 tuổi được khám đạt 98% | eq 98 %: Tỷ lệ trẻ em dưới 6 tuổi được khám
Không quá hai lần kiểm tra doanh nghiệp trong năm | le 2 lần: kiểm tra doanh nghiệp
Giảm 1,5 - 2%/năm tỷ lệ hộ nghèo | ge 1.5 % decrease: tỷ lệ hộ nghèo; le 2 % decrease: tỷ lệ hộ nghèo
Đạt 5 tiêu chuẩn trường học hạnh phúc | eq 5 tiêu chuẩn: tiêu chuẩn trường học hạnh phúc
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(WRITTEN_BEFORE + WRITTEN_WITH))
def test_phrases(line: str) -> None:
    text, _, expected = line.partition(" | ")
    assert ("; ".join(told(target) for target in find_targets(text)) or "none") == expected


def test_how_many_phrases_there_are() -> None:
    assert len(lines(WRITTEN_BEFORE)) >= 80


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Đến năm 2030, 90% hộ dân dùng nước sạch, 100% thôn có loa", [2030, 2030]),
        ("Đến năm 2027 đạt 55% và đến năm 2030 đạt 70% thôn có nữ lãnh đạo", [2027, 2030]),
        ("Tỷ lệ nữ đạt 20% năm 2027 và 30% năm 2030", [2027, 2030]),
        ("Tỷ lệ số hóa đạt 100% vào năm 2026", [2026]),
        ("Năm 2026, 100% cơ quan dùng chữ ký số", [2026]),
        ("Tăng 5% so với năm 2025", [None]),
        ("Phấn đấu đến năm 2026, tăng 5% so với năm 2025", [2026]),
        ("100% thôn có loa", [None]),
    ],
)
def test_the_year_by_which_it_is_to_be_reached(text: str, years: list[int | None]) -> None:
    assert [target.year for target in find_targets(text)] == years


@pytest.mark.parametrize("unit", ["5% ", "đạt 95% hộ dân, ", "từ 5 đến 10% hộ, ", "đến năm 2030 đạt 5%, "])
def test_a_long_text_costs_time_in_proportion(unit: str) -> None:
    def cost(length: int) -> float:
        text, start = unit * length, time.process_time()
        find_targets(text)
        return time.process_time() - start

    cost(500)
    # Twice the length; four times as much would be the square.
    assert min(cost(4000) for _ in range(2)) < 3.2 * max(min(cost(2000) for _ in range(2)), 0.02)
