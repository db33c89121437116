"""A district's plan with criteria in the body. All places, persons and numbers are invented."""

from __future__ import annotations

from sample_plans.content.huyen_song_lam_table import APPENDIX
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
                dash("""Giữ được những mặt đã làm tốt, sửa dứt điểm những chỗ còn yếu mà kết quả chấm điểm năm
                2023 đã phơi ra; đưa huyện Sông Lam trở lại nhóm ba huyện dẫn đầu tỉnh Bình Lâm."""),
                dash("""Làm cho người dân và doanh nghiệp thấy được sự thay đổi qua từng lần đến giao dịch: bớt
                giấy tờ, bớt đi lại, bớt chờ đợi."""),
            ),
        ),
        Unit(
            "2",
            "Yêu cầu",
            (
                dash("""Người đứng đầu cơ quan, đơn vị trực tiếp phụ trách, không khoán trắng cho cấp dưới; mỗi
                quý nghe báo cáo riêng về công tác cải cách hành chính (CCHC) ít nhất một lần."""),
                dash("""Mục tiêu phải đo được bằng số, số liệu phải truy được nguồn; tài liệu kiểm chứng lập tới
                đâu lưu tới đó."""),
                dash("""Lấy ý kiến của người dân làm thước đo; nơi nào số liệu báo cáo đẹp mà người dân vẫn kêu thì phải
                kiểm tra lại số liệu."""),
                dash(
                    """Không đặt thêm thủ tục, báo cáo, biểu mẫu mới cho cấp xã nếu chưa bỏ đi một loại tương
                    đương."""
                ),
            ),
        ),
    ),
)

_WEAK_POINTS = Unit(
    "1",
    "Khắc phục, cải thiện các tiêu chí, tiêu chí thành phần đạt điểm thấp",
    criteria=(
        Criterion(
            "1.1",
            "criterion",
            "Tuyên truyền công tác CCHC",
            (
                objective("Mỗi xã, thị trấn có ít nhất 04 tin, bài về CCHC trong một quý."),
                tasks(
                    dash(
                        "Đa dạng cách tuyên truyền, không chỉ đăng lại văn bản:",
                        plus("Làm phim ngắn dưới ba phút về từng thủ tục hay bị hỏi nhất."),
                        plus("Mở chuyên mục hỏi và đáp trên Đài Truyền thanh - Truyền hình huyện vào tối thứ Bảy."),
                        plus("In tờ gấp khổ nhỏ đặt tại bưu điện, trạm y tế, nhà văn hóa thôn."),
                    ),
                    dash("Chấm điểm tin, bài theo số lượt xem thật; chuyên mục ít người theo dõi thì thay cách làm."),
                ),
                responsibility(
                    duty("lead", "Chủ trì", "Phòng Văn hóa và Thông tin"),
                    duty("coordinate", "Phối hợp", "Phòng Nội vụ, UBND các xã, thị trấn"),
                ),
                deadline("Trong năm 2024."),
            ),
        ),
        Criterion(
            "1.2",
            "sub_criterion",
            "Tỷ lệ hồ sơ thủ tục hành chính (TTHC) về đất đai được giải quyết đúng hạn",
            (
                objective("""Từ 97% hồ sơ trở lên được giải quyết đúng hạn; hồ sơ trễ hạn phải có văn bản xin lỗi
                ghi rõ ngày hẹn lại, chỉ hẹn lại một lần."""),
                tasks(
                    dash("""Chi nhánh Văn phòng Đăng ký đất đai lập bảng theo dõi hồ sơ còn 02 ngày là đến hạn,
                    gửi lãnh đạo phụ trách vào đầu giờ sáng mỗi ngày làm việc."""),
                    dash("""Với hồ sơ phải đo đạc lại, cán bộ đo đạc hẹn trước với chủ đất và các hộ giáp ranh để
                    chỉ đi một lần; trường hợp vắng mặt thì lập biên bản, hẹn lại trong 05 ngày."""),
                    dash("""Thực hiện nghiêm Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ và Quyết định
                    số 21/2022/QĐ-UBND ngày 09/9/2022 của UBND tỉnh Bình Lâm về cơ chế một cửa, một cửa liên
                    thông."""),
                ),
                responsibility(
                    duty("lead", "Cơ quan chủ trì", "Phòng Tài nguyên và Môi trường"),
                    duty(
                        "coordinate", "Phối hợp thực hiện", "Chi nhánh Văn phòng Đăng ký đất đai, UBND các xã, thị trấn"
                    ),
                ),
                deadline("Trong năm 2024 và những năm tiếp theo."),
            ),
        ),
        Criterion(
            "1.3",
            "sub_criterion",
            "Số hóa hồ sơ, kết quả giải quyết TTHC",
            (
                objective("100% hồ sơ mới và ít nhất 40% kết quả còn hiệu lực của các năm trước được số hóa."),
                tasks(
                    p("""Rà soát máy quét của từng Bộ phận Một cửa, điều chuyển máy từ nơi thừa sang nơi thiếu
                    trước khi mua mới. Thuê nhân công thời vụ quét hồ sơ cũ vào ngày nghỉ, có công chức chuyên môn
                    kiểm tra từng tệp."""),
                ),
                responsibility(duty("implement", None, "Văn phòng HĐND và UBND huyện thực hiện", marker=None)),
                deadline("Chậm nhất ngày 30 tháng 11 năm 2024."),
            ),
        ),
        Criterion(
            "1.4",
            "criterion",
            "Sắp xếp, bố trí viên chức theo vị trí việc làm",
            (
                objective("100% đơn vị sự nghiệp có bản mô tả công việc cho từng vị trí."),
                tasks(
                    dash("Các trường học, trạm, trung tâm tự viết bản mô tả theo mẫu chung, dài không quá một trang."),
                    dash("Phòng Nội vụ thẩm định trong 10 ngày, trả lời bằng văn bản và nêu rõ chỗ phải sửa."),
                ),
                responsibility(
                    duty("lead", "Chủ trì", "Phòng Nội vụ"),
                    duty("coordinate_implement", "Phối hợp/thực hiện", "Các đơn vị sự nghiệp thuộc huyện"),
                ),
                deadline("Quý III năm 2024."),
            ),
        ),
    ),
)

_SATISFACTION = Unit(
    "2",
    "Cải thiện Chỉ số hài lòng của người dân, tổ chức",
    criteria=(
        Criterion(
            "2.1",
            "index",
            "Chỉ số hài lòng về TTHC",
            (
                objective("Tăng ít nhất 03% so với kết quả khảo sát năm 2023; không xã, thị trấn nào bị giảm."),
                tasks(
                    dash("""Gọi điện hỏi lại 5% số người đã nhận kết quả, chọn ngẫu nhiên, người gọi không thuộc
                    bộ phận bị hỏi."""),
                    dash("""Thủ tục nào bị kêu nhiều nhất trong quý thì quý sau phải có đề xuất cắt giảm giấy tờ
                    hoặc thời gian."""),
                ),
                responsibility(
                    duty("lead", "Chủ trì", "Văn phòng HĐND và UBND huyện"),
                    duty("coordinate", "Phối hợp", "Bưu điện huyện, UBND các xã, thị trấn"),
                ),
                deadline("Thường xuyên trong năm."),
            ),
        ),
        Criterion(
            "2.2",
            "index",
            "Mức độ hài lòng về việc tiếp nhận, xử lý phản ánh, kiến nghị",
            (
                objective("100% phản ánh, kiến nghị được trả lời trong 07 ngày, kể cả phản ánh gửi qua mạng xã hội."),
                tasks(
                    dash("Công khai số điện thoại của lãnh đạo các phòng; ai bỏ lỡ cuộc gọi thì gọi lại trong ngày."),
                    dash("Phản ánh không thuộc thẩm quyền vẫn phải trả lời, chỉ rõ nơi người dân cần đến."),
                ),
                responsibility(
                    duty("implement", None, "Các phòng chuyên môn, Thanh tra huyện, UBND các xã, thị trấn", None)
                ),
                deadline("Thường xuyên."),
            ),
        ),
    ),
)

_KEPT = Unit(
    "3",
    "Tiếp tục duy trì các tiêu chí đã đạt điểm cao",
    (
        dash("""Các tiêu chí đã đạt từ 95% điểm tối đa trở lên được giao chỉ tiêu không thấp hơn mức của năm 2023;
        đơn vị để tụt điểm phải giải trình tại phiên họp tháng của UBND huyện."""),
        dash("Mục tiêu, cơ quan thực hiện và thời hạn của từng tiêu chí nêu tại Phụ lục kèm theo."),
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
                p("""Thủ trưởng các phòng, ban, Chủ tịch UBND các xã, thị trấn ban hành kế hoạch của đơn vị mình
                trước ngày 15 tháng 5 năm 2024, trong đó ghi rõ tên người làm từng việc, ngày
                bắt đầu, ngày hoàn thành, tài liệu kiểm chứng phải nộp và
                người làm thay khi vắng mặt."""),
                p("""Cuối mỗi quý, các đơn vị gửi kết quả kèm tài liệu kiểm chứng về UBND huyện qua Phòng Nội vụ;
                đơn vị gửi chậm bị trừ điểm thi đua của người đứng đầu."""),
            ),
        ),
        Unit(
            "2",
            None,
            (
                p("""Phòng Tài chính - Kế hoạch cân đối kinh phí trong dự toán được giao, ưu tiên cho việc số hóa
                hồ sơ và sửa chữa Bộ phận Một cửa của các xã ở xa."""),
            ),
        ),
        Unit(
            "3",
            None,
            (
                p("""Phòng Nội vụ là cơ quan thường trực, tổ chức kiểm tra không báo trước ít nhất 06 xã, thị
                trấn; tổng hợp, tham mưu UBND huyện họp kiểm điểm giữa năm và cuối năm."""),
            ),
        ),
        Unit(
            "4",
            None,
            (
                p("""Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện tổ chức cho người dân chấm điểm độc lập việc
                phục vụ của các Bộ phận Một cửa, công bố kết quả trên Cổng thông tin điện tử huyện."""),
            ),
        ),
    ),
)

PLAN = Plan(
    id="huyen-song-lam",
    issuer=("ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LAM"),
    number=None,
    place="Sông Lam",
    day=None,
    month=4,
    year=2024,
    territory=Territory("district", "huyện", "Sông Lam", None, "tỉnh Bình Lâm"),
    subject=(
        "Duy trì, cải thiện Chỉ số cải cách hành chính và Chỉ số hài lòng",
        "của người dân, tổ chức trên địa bàn huyện Sông Lam năm 2024",
    ),
    preamble=(
        p("""Thực hiện Kế hoạch số 61/KH-UBND ngày 15/3/2024 của Ủy ban nhân dân (UBND) tỉnh Bình Lâm về nâng cao
        Chỉ số cải cách hành chính của tỉnh năm 2024;"""),
        p("""Trên cơ sở kết quả xếp hạng năm 2023 và ý kiến của các đơn vị tại hội nghị ngày 28 tháng 3 năm 2024,
        UBND huyện Sông Lam ban hành Kế hoạch duy trì, cải thiện Chỉ số cải cách hành chính và Chỉ số hài lòng của
        người dân, tổ chức, nội dung như sau:"""),
    ),
    units=(
        _PURPOSE,
        Unit("II", "NHIỆM VỤ VÀ GIẢI PHÁP", units=(_WEAK_POINTS, _SATISFACTION, _KEPT)),
        _CARRYING_OUT,
    ),
    closing="""Trên đây là Kế hoạch duy trì, cải thiện Chỉ số cải cách hành chính và Chỉ số hài lòng của người
    dân, tổ chức trên địa bàn huyện Sông Lam năm 2024. Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo
    cáo UBND huyện (qua Phòng Nội vụ) để xem xét, giải quyết""",
    recipients=(
        "UBND tỉnh Bình Lâm (b/c)",
        "Sở Nội vụ",
        "TT. Huyện ủy, TT. HĐND huyện",
        "CT, các PCT UBND huyện",
        "Các phòng, ban thuộc huyện",
        "UBND các xã, thị trấn",
        "Lưu: VT, NV",
    ),
    on_behalf=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    role="PHÓ CHỦ TỊCH",
    signer="Khổng Thị Diễm An",
    appendix=APPENDIX,
    misprints=(
        ("không khoán trắng cho cấp", "không khoán trắng  cho cấp"),
        ("cấp xã;\n- 100% quyết định", "cấp xã; - 100% quyết định"),
    ),
)
