"""A commune's plan on its administrative reform index. All places, persons and numbers are invented."""

from __future__ import annotations

from sample_plans.content.model import (
    Criterion,
    Plan,
    Territory,
    Unit,
    dash,
    deadline,
    duty,
    objective,
    p,
    plus,
    responsibility,
    tasks,
)

_PURPOSE = Unit(
    "I",
    "MỤC ĐÍCH, YÊU CẦU",
    units=(
        Unit(
            "1",
            "Mục đích",
            (
                dash("""Lấy lại những điểm số đã mất ở các lĩnh vực mà đoàn thẩm định của huyện đã chỉ ra; phấn
                đấu cuối năm 2023 xã đứng trong nhóm 5 đơn vị dẫn đầu toàn huyện."""),
                dash("""Giúp mỗi cán bộ, công chức thấy rõ phần việc của mình trong từng tiêu chí, không để đến kỳ
                chấm điểm mới đi tìm tài liệu kiểm chứng."""),
            ),
        ),
        Unit(
            "2",
            "Yêu cầu",
            (
                dash("""Giải pháp đưa ra phải làm được bằng nhân lực, kinh phí hiện có của xã; việc nào vượt khả
                năng thì báo cáo huyện ngay từ quý I."""),
                dash(
                    "Mỗi tiêu chí chỉ giao cho một người chịu trách nhiệm chính, có thời hạn và sản phẩm cụ thể.",
                    tight=True,
                ),
                dash("""Kết quả được rà lại hằng tháng trong cuộc họp giao ban và là một căn cứ để xếp loại thi
                đua cuối năm."""),
            ),
        ),
    ),
)

_LOST_POINTS = Unit(
    "1",
    "Khắc phục các tiêu chí, tiêu chí thành phần bị trừ điểm",
    criteria=(
        Criterion(
            "1.1",
            "criterion",
            "Chế độ báo cáo cải cách hành chính",
            (
                objective("100% báo cáo định kỳ gửi đúng hạn, đủ biểu mẫu."),
                tasks(
                    dash("Lập lịch nhắc báo cáo cho cả năm và dán tại phòng làm việc của từng bộ phận."),
                    dash("""Số liệu do bộ phận nào cung cấp thì bộ phận đó ký xác nhận trước khi tổng hợp; không
                    chép lại số liệu của kỳ trước."""),
                ),
                responsibility(
                    duty("lead", "Chủ trì", "Công chức Văn phòng - Thống kê"),
                    duty("coordinate", "Phối hợp", "Các công chức chuyên môn"),
                ),
                deadline("Trong năm 2023."),
            ),
        ),
        Criterion(
            "1.2",
            "sub_criterion",
            "Tỷ lệ thủ tục hành chính (TTHC) được niêm yết đúng, đủ tại trụ sở và trên Trang thông tin điện tử của xã",
            (
                objective(
                    """100% TTHC đang còn hiệu lực được niêm yết; thủ tục đã bãi bỏ được gỡ xuống chậm nhất 03
                    ngày làm việc sau khi có quyết định công bố.""",
                    own_line=True,
                ),
                tasks(
                    dash(
                        """Mỗi tuần một lần, công chức trực tại Bộ phận Một cửa đối chiếu danh mục niêm yết với
                        danh mục do huyện gửi về, cụ thể:""",
                        plus("Bảng niêm yết tại trụ sở: kiểm tra từng tờ, thay ngay tờ bị mờ, bị rách."),
                        plus("""Trang thông tin điện tử: mở thử từng đường dẫn, đường dẫn hỏng thì báo bộ phận kỹ
                        thuật sửa trong ngày."""),
                    ),
                    dash("Bố chí một máy tính để người dân tự tra cứu thủ tục.", tight=True),
                ),
                responsibility(duty("implement", None, "Công chức Tư pháp - Hộ tịch thực hiện", marker=None)),
                deadline("Thường xuyên trong năm.", marker="đ"),
            ),
        ),
        Criterion(
            "1.3",
            "sub_criterion",
            "Tỷ lệ cán bộ, công chức xã đạt chuẩn về trình độ",
            (
                objective("100% cán bộ, công chức đạt chuẩn về chuyên môn, nghiệp vụ."),
                tasks(
                    p("""Cử 02 công chức còn thiếu chứng chỉ tham gia lớp bồi dưỡng do tỉnh mở; ưu tiên bố trí
                    người trực thay để người đi học không phải bỏ buổi."""),
                ),
                deadline("Trong năm 2023 và những năm tiếp theo.", marker="c"),
            ),
        ),
        Criterion(
            "1.5",
            "sub_criterion",
            "Tỷ lệ hồ sơ nộp trực tuyến trên tổng số hồ sơ tiếp nhận",
            (
                objective("Từ 45% hồ sơ trở lên được nộp trực tuyến, tăng ít nhất 20% so với năm 2022."),
                tasks(
                    dash("""Thành lập tổ hướng dẫn lưu động gồm đoàn viên thanh niên và trưởng các thôn, mỗi tháng
                    đến từng nhà văn hóa thôn một buổi để giúp người dân lập tài khoản và nộp thử hồ sơ."""),
                    dash("""Phát trên loa truyền thanh của thôn bài hướng dẫn ngắn gọn, dễ nhớ. Bài nói của đợt
                    đầu dùng lại kịch bản đã được soạn theo Quyết định số 13/2018/QĐ-UBND, có bổ sung số điện
                    thoại hỗ trợ."""),
                ),
                responsibility(
                    duty("lead", "Chủ trì thực hiện", "Công chức Văn hóa - Xã hội"),
                    duty("coordinate_implement", "Phối hợp/thực hiện", "Đoàn Thanh niên xã, trưởng các thôn", end=""),
                ),
                deadline("Quý II, Quý III năm 2023."),
            ),
        ),
    ),
)

_SATISFACTION = Unit(
    "2",
    "Nâng cao mức độ hài lòng của người dân, tổ chức đến giao dịch tại xã",
    criteria=(
        Criterion(
            "2.1",
            "index",
            "Chỉ số hài lòng về việc tiếp cận dịch vụ",
            (
                objective("Đạt từ 88% trở lên."),
                tasks(
                    dash("""Kê lại quầy tiếp nhận sao cho người ngồi xe lăn đến được tận nơi; lắp thêm quạt và ghế
                    ở khu vực chờ."""),
                    dash("Làm biển chỉ dẫn từ cổng vào, chữ to, có mũi tên."),
                ),
                responsibility(
                    duty("lead", "Cơ quan chủ trì", "Văn phòng UBND xã"),
                    duty("implement", "Thực hiện", "Công chức Địa chính - Xây dựng"),
                ),
                deadline("Chậm nhất ngày 30 tháng 6 năm 2023."),
            ),
        ),
        Criterion(
            "2.2",
            "index",
            "Chỉ số hài lòng về thái độ phục vụ của công chức",
            (
                objective("Đạt từ 90% trở lên; không có phản ánh đúng về thái độ của công chức."),
                tasks(
                    p("""Đặt phiếu góp ý và mã quét tại quầy; cuối mỗi tuần Chủ tịch UBND xã trực tiếp đọc phiếu,
                    trả lời người góp ý."""),
                    inline=True,
                ),
                responsibility(duty("implement", None, "Toàn thể cán bộ, công chức xã", marker=None)),
                deadline("Thường xuyên."),
            ),
        ),
    ),
)

_KEPT = Unit(
    "3",
    "Giữ vững các tiêu chí đã đạt điểm tối đa",
    (
        dash("""Tiếp tục tiếp công dân vào sáng thứ Năm hằng tuần, đơn thư nhận trong ngày được vào sổ ngay trong
        ngày, không để dồn sang hôm sau như hồi đầu năm 2022. Sổ tiếp công dân phải được đánh số trang và đóng dấu
        giáp lai; lãnh đạo Ủy ban nhân dân xã ký vào cuối mỗi trang."""),
        dash("""Công khai quyết toán ngân sách và các khoản đóng góp của nhân dân theo đúng mẫu; thời gian niêm
        yết không ít hơn 30 ngày."""),
        dash("""Giữ nếp trực thay nhau ở Bộ phận Một cửa trong giờ hành chính, không để quầy trống người; người
        được cử trực thay phải nắm được hồ sơ đang thụ lý."""),
        dash("""Lưu đủ sổ sách, hình ảnh làm tài liệu kiểm chứng; thiếu tài liệu thì tự trừ điểm ngay khi chấm thử."""),
    ),
)

_CARRYING_OUT = Unit(
    "III",
    "TỔ CHỨC THỰC HIỆN",
    units=(
        Unit(
            "1",
            None,
            (
                p("""Công chức Văn phòng - Thống kê là đầu mối theo dõi Kế hoạch này; trước ngày 25 hằng tháng lập
                bảng chấm điểm thử của từng tiêu chí trình Chủ tịch UBND xã."""),
                p("""Khi cuối kỳ phát hiện tiêu chí nào có nguy cơ mất điểm, công chức Văn phòng - Thống kê báo
                ngay cho người phụ trách và đề xuất cách xử lý trong 02 ngày làm việc."""),
            ),
        ),
        Unit(
            "2",
            None,
            (
                p("""Các công chức chuyên môn căn cứ nhiệm vụ được giao lập danh mục tài liệu kiểm chứng, lưu theo
                từng tiêu chí và chịu trách nhiệm trước Chủ tịch UBND xã về số liệu của mình."""),
            ),
        ),
        Unit(
            "3",
            None,
            (
                p("""Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể vận động hội viên nộp hồ sơ trực
                tuyến, góp ý thẳng thắn về cách phục vụ của công chức."""),
            ),
        ),
    ),
)

PLAN = Plan(
    id="xa-an-thuan",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ AN THUẬN"),
    number="37",
    place="An Thuận",
    day=14,
    month=2,
    year=2023,
    territory=Territory("commune", "xã", "An Thuận", "huyện Sông Lam", "tỉnh Bình Lâm"),
    subject=("Cải thiện, nâng cao Chỉ số cải cách hành chính", "của xã An Thuận năm 2023"),
    preamble=(
        p("""Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách
        hành chính nhà nước giai đoạn 2021 - 2030;"""),
        p("""Căn cứ Quyết định số 13/2018/QĐ-UBND ngày 06/6/2018 của Ủy ban nhân dân tỉnh Bình Lâm ban hành Quy
        chế hoạt động của Bộ phận Một cửa cấp xã;"""),
        p("""Thực hiện Kế hoạch số 18/KH-UBND ngày 30/01/2023 của Ủy ban nhân dân huyện Sông Lam về công tác cải
        cách hành chính năm 2023;"""),
        p("""Theo bảng điểm huyện công bố, xã An Thuận đang xếp thứ 9/14, tụt hai bậc so với kỳ trước. Để lấy lại
        thứ hạng, Ủy ban nhân dân (UBND) xã xây dựng Kế hoạch với những nội dung sau:"""),
    ),
    units=(
        _PURPOSE,
        Unit("II", "NHIỆM VỤ VÀ GIẢI PHÁP", units=(_LOST_POINTS, _SATISFACTION, _KEPT)),
        _CARRYING_OUT,
    ),
    closing="""Trên đây là Kế hoạch cải thiện, nâng cao Chỉ số cải cách hành chính của xã An Thuận năm 2023, đề
    nghị các bộ phận, đoàn thể có liên quan triển khai thực hiện""",
    recipients=(
        "UBND huyện Sông Lam (b/c)",
        "Phòng Nội vụ huyện",
        "Thường trực Đảng ủy, HĐND xã",
        "Các công chức chuyên môn",
        "Lưu: VT",
    ),
    on_behalf=("TM. ỦY BAN NHÂN DÂN",),
    role="CHỦ TỊCH",
    signer="Lường Văn Tịnh",
    misprints=(
        ("bằng nhân lực, kinh phí", "bằng nhân lực,  kinh phí"),
        ("mỗi tháng đến từng nhà", "mỗi tháng  đến từng nhà"),
    ),
)
