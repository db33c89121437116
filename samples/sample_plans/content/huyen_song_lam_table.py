"""The appendix of the district's plan."""

from __future__ import annotations

from sample_plans.content.model import Appendix, Group, Row, clean

_ALL = "Các phòng, ban, UBND các xã, thị trấn"


def _row(code: str, criterion: str, objective: tuple[str, ...], who: tuple[str, str], deadline: str) -> Row:
    """Make a row; codes of sub-criteria are followed by a long dash, those of criteria by a short one."""
    code_dash = "–" if code.startswith("TCTP") else "-"
    return Row(code, code_dash, clean(criterion), "\n".join(map(clean, objective)), *who, deadline)


_STEERING = Group(
    "I",
    "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC",
    (
        _row(
            "TC 1.1",
            "Ban hành và hoàn thành kế hoạch CCHC năm",
            ("Hoàn thành 100% nhiệm vụ trong kế hoạch",),
            ("Phòng Nội vụ", _ALL),
            "Trong năm 2024",
        ),
        _row(
            "TC 1.2",
            "Tuyên truyền công tác CCHC",
            (
                "- Mỗi xã, thị trấn có ít nhất 16 tin, bài trong năm.",
                "- Đài Truyền thanh - Truyền hình huyện phát mỗi tuần 01 chuyên mục.",
                "- Tổ chức 01 cuộc thi tìm hiểu, có ít nhất 500 người dự thi.",
            ),
            ("Phòng Văn hóa và Thông tin", _ALL),
            "Thường xuyên trong năm/theo kế hoạch",
        ),
        _row(
            "TC 1.3",
            "Tự kiểm tra CCHC tại các đơn vị",
            ("Kiểm tra từ 30% số đơn vị trở lên; 100% tồn tại phát hiện qua kiểm tra được khắc phục",),
            ("Phòng Nội vụ", "Thanh tra huyện, UBND các xã, thị trấn"),
            "Quý II, Quý III năm 2024",
        ),
        _row(
            "TCTP 1.4.1",
            "Thực hiện nhiệm vụ do UBND tỉnh giao",
            ("Không có nhiệm vụ quá hạn",),
            ("Văn phòng HĐND và UBND huyện", _ALL),
            "Thường xuyên",
        ),
    ),
)

_PROCEDURES = Group(
    "II",
    "CẢI CÁCH THỦ TỤC HÀNH CHÍNH PHỤC VỤ NGƯỜI DÂN",
    (
        _row(
            "TCTP 2.1.1",
            "Công khai TTHC tại nơi tiếp nhận",
            (
                "- 100% TTHC còn hiệu lực được niêm yết tại Bộ phận Một cửa cấp huyện, cấp xã;",
                "- 100% quyết định công bố được đăng trên Cổng thông tin điện tử huyện trong 03 ngày làm việc.",
            ),
            ("Văn phòng HĐND và UBND huyện", _ALL),
            "Sau khi có quyết định công bố TTHC",
        ),
        _row(
            "TCTP 2.1.2",
            "Rà soát, đề xuất cắt giảm TTHC",
            (
                "Đề xuất cắt giảm giấy tờ hoặc thời gian của ít nhất 08 TTHC, trong đó:",
                "+ Lĩnh vực đất đai: 03 thủ tục.",
                "+ Lĩnh vực hộ tịch: 02 thủ tục.",
                "+ Lĩnh vực khác: 03 thủ tục.",
            ),
            ("Văn phòng HĐND và UBND huyện", "Phòng Tư pháp, Phòng Tài nguyên và Môi trường"),
            "Trước ngày 30/9/2024",
        ),
        _row(
            "TCTP 2.2.1",
            "Tỷ lệ hồ sơ giải quyết đúng hạn ở cấp huyện",
            ("Từ 98% trở lên (riêng lĩnh vực đất đai từ 97% trở lên)",),
            ("Văn phòng HĐND và UBND huyện", "Các phòng chuyên môn"),
            "Trong năm 2024",
        ),
        _row(
            "TCTP 2.2.2",
            "Tỷ lệ hồ sơ giải quyết đúng hạn ở cấp xã",
            ("Từ 99% trở lên",),
            ("UBND các xã, thị trấn", ""),
            "Trong năm 2024",
        ),
        _row(
            "TC 2.3",
            "Tiếp nhận, xử lý phản ánh, kiến nghị",
            ("100% phản ánh, kiến nghị được trả lời trong 07 ngày và công khai kết quả",),
            ("Văn phòng HĐND và UBND huyện", "Các phòng chuyên môn"),
            "Khi có phản ánh, kiến nghị",
        ),
    ),
)

_STAFF = Group(
    "III",
    "CẢI CÁCH TỔ CHỨC BỘ MÁY, CHẾ ĐỘ CÔNG VỤ",
    (
        _row(
            "TCTP 3.1.1",
            "Bố trí viên chức theo vị trí việc làm",
            ("100% đơn vị sự nghiệp có bản mô tả công việc được phê duyệt",),
            ("Phòng Nội vụ", "Các đơn vị sự nghiệp"),
            "Quý III năm 2024",
        ),
        _row(
            "TCTP 3.1.2",
            "Chấp hành kỷ luật, kỷ cương",
            (
                "- Không có công chức bị kỷ luật từ khiển trách trở lên.",
                "- Kiểm tra đột xuất việc chấp hành giờ làm việc ít nhất 04 lần.",
            ),
            ("Thanh tra huyện", "Phòng Nội vụ"),
            "Trong năm đánh giá",
        ),
        _row(
            "TC 3.2",
            "Đào tạo, bồi dưỡng cán bộ, công chức cấp xã",
            (
                """Hoàn thành 100% kế hoạch; mỗi công chức Bộ phận Một cửa được bồi dưỡng kỹ năng giao tiếp ít
                nhất 02 ngày, học viên không đạt phải học lại""",
            ),
            ("Phòng Nội vụ", "UBND các xã, thị trấn"),
            "Trong năm 2024 và những năm tiếp theo",
        ),
        _row(
            "TC 3.3",
            "Tinh giản biên chế",
            ("Đạt chỉ tiêu tỉnh giao",),
            ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch"),
            "Theo kế hoạch của tỉnh",
        ),
    ),
)

_MONEY = Group(
    "IV",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
    (
        _row(
            "TCTP 4.1.1",
            "Giải ngân vốn đầu tư công",
            ("Giải ngân từ 95% kế hoạch vốn trở lên; từng dự án có lịch giải ngân theo tháng",),
            ("Phòng Tài chính - Kế hoạch", "Các chủ đầu tư"),
            "Đến hết ngày 31/12/2024",
        ),
        _row(
            "TCTP 4.1.2",
            "Quản lý, sử dụng tài sản công",
            (
                "- 100% trụ sở được cấp giấy chứng nhận quyền sử dụng đất.",
                "- Ban hành xong quy chế quản lý tài sản công ở 14/14 xã, thị trấn.",
            ),
            ("Phòng Tài chính - Kế hoạch", _ALL),
            "Trong năm 2024",
        ),
    ),
)

APPENDIX = Appendix(
    label="PHỤ LỤC",
    title=(
        "MỤC TIÊU VÀ PHÂN CÔNG THỰC HIỆN CÁC TIÊU CHÍ, TIÊU CHÍ THÀNH PHẦN",
        "CỦA HUYỆN SÔNG LAM NĂM 2024",
    ),
    attached_to="Kèm theo Kế hoạch số          /KH-UBND ngày       /4/2024 của UBND huyện Sông Lam",
    columns=(
        "TT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Mục tiêu, yêu cầu",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp/thực hiện",
        "Thời gian thực hiện/hoàn thành",
    ),
    groups=(_STEERING, _PROCEDURES, _STAFF, _MONEY),
)
