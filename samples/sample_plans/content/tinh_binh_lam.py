"""A province's plan on planting trees, without criteria. All places, persons and numbers are invented."""

from __future__ import annotations

from sample_plans.content.model import NOTE_MARK, Note, Para, Plan, Territory, Unit, dash, letter, p, plus


def _lettered(mark: str, heading: str, *content: Para) -> Unit:
    """Make a lettered unit with a title, "a) ..."."""
    return Unit(mark, heading, content, mark=")")


_PURPOSE = Unit(
    "I",
    "MỤC ĐÍCH, YÊU CẦU",
    units=(
        Unit(
            "1",
            "Mục đích",
            (
                letter(
                    "a",
                    """Phủ xanh các bãi bồi, bờ suối bị xói lở sau mùa lũ; giữ nguồn nước tưới cho các cánh đồng ở
                    hạ lưu.""",
                ),
                letter("b", "Tạo thói quen trồng và chăm cây trong nhà trường, cơ quan, khu dân cư."),
                letter(
                    "c", """Tăng thu nhập cho các hộ nhận khoán bằng cây cho quả, cho lá thuốc trồng xen dưới tán."""
                ),
                letter("d", "Góp phần đưa tỷ lệ che phủ rừng của tỉnh lên 52%."),
                letter("đ", "Có số liệu tin cậy về số cây sống để bố trí vốn cho các năm sau."),
            ),
        ),
        Unit(
            "2",
            "Yêu cầu",
            (
                dash("Trồng cây nào sống cây ấy; không chạy theo số lượng, không trồng cho có phong trào."),
                dash("Giống cây phải hợp với đất, có nguồn gốc rõ ràng, ưu tiên cây bản địa.", tight=True),
                dash("""Sau lễ phát động phải có người nhận chăm sóc từng khu; cây chết được trồng dặm ngay trong
                vụ, hồ sơ trồng dặm lưu tại xã."""),
            ),
        ),
    ),
)

_TARGETS = Unit(
    "II",
    "MỤC TIÊU",
    units=(
        Unit(
            "1",
            "Mục tiêu chung",
            (
                p("""Trong năm 2024, toàn tỉnh trồng mới 1.250.000 cây phân tán và phục hồi 340 ha rừng ven suối,
                tập trung ở những đoạn bờ đã khảo sát trong năm 2023."""),
                p("""Tỷ lệ cây sống sau một năm đạt từ 85% trở lên. Số cây sống được đếm lại hai lần, vào cuối mùa
                mưa và cuối mùa khô."""),
                p("""Các khu đã trồng từ trước nhưng thưa cây thì trồng bổ sung, không tính vào chỉ tiêu trồng
                mới."""),
            ),
        ),
        Unit(
            "2",
            "Mục tiêu cụ thể",
            units=(
                Unit(
                    "2.1",
                    "Cây phân tán",
                    (
                        dash("Trường học, cơ quan: 150.000 cây, mỗi điểm trường có ít nhất một góc rợp bóng."),
                        dash("Đường liên xã, bờ kênh: 600.000 cây."),
                        dash("Khu dân cư, nghĩa trang: 500.000 cây."),
                    ),
                ),
                Unit(
                    "2.2",
                    "Rừng ven suối",
                    (
                        p(
                            f"""Phục hồi rừng trên 27 đoạn suối xung yếu{NOTE_MARK} thuộc 11 xã, chiều rộng dải
                            cây mỗi bên bờ không dưới 15 m.""",
                            note=Note(
                                "1",
                                "Danh mục do Chi cục Kiểm lâm lập, niêm yết tại trụ sở Ủy ban nhân dân các xã có suối.",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

_TASKS = Unit(
    "III",
    "NHIỆM VỤ, GIẢI PHÁP",
    units=(
        Unit(
            "1",
            "Công tác chuẩn bị",
            units=(
                Unit(
                    "1.1",
                    "Rà soát đất trồng",
                    (
                        dash(
                            "Đo vẽ, cắm mốc từng khu trồng, trong đó lưu ý:",
                            plus("Đất bãi bồi: chỉ trồng nơi đã ổn định ít nhất ba mùa lũ."),
                            plus("Đất hành lang đường: giữ khoảng cách theo quy định của ngành giao thông."),
                        ),
                        dash("Cơ quan chủ trì: Sở Tài nguyên và Môi trường."),
                        dash("Cơ quan phối hợp: Ủy ban nhân dân các huyện."),
                        dash("Thời gian: Quý I năm 2024."),
                    ),
                ),
                Unit(
                    "1.2",
                    "Chuẩn bị cây giống",
                    (
                        dash("Gieo ươm tại 06 vườn ươm, mỗi vườn có sổ ghi nguồn hạt và ngày gieo."),
                        dash("Cơ quan chủ trì: Sở Nông nghiệp và Phát triển nông thôn."),
                        dash("Thời gian: Hoàn thành trước ngày 15 tháng 5 năm 2024."),
                    ),
                ),
            ),
        ),
        Unit(
            "2",
            "Trồng và chăm sóc",
            units=(
                _lettered(
                    "a",
                    "Phát động trồng cây",
                    dash("Tổ chức lễ phát động ở cấp tỉnh và cấp huyện trong cùng một buổi sáng."),
                    dash("Mỗi người dự lễ nhận chăm một cây có gắn thẻ tên."),
                ),
                _lettered(
                    "b",
                    "Trồng theo lịch mùa vụ",
                    p("""Vùng thấp trồng từ đầu tháng 6, vùng cao trồng từ giữa tháng 7; dừng trồng khi đất không
                    còn đủ ẩm."""),
                ),
                _lettered(
                    "c",
                    "Giao khoán chăm sóc",
                    dash("Ký hợp đồng với từng hộ, tổ, nêu rõ số cây, tiền công, cách nghiệm thu."),
                    dash("Chi trả làm hai đợt theo số cây sống."),
                ),
                _lettered("d", "Phòng cháy, phòng sâu bệnh", dash("Phát dọn thực bì quanh khu trồng trước mùa khô.")),
                _lettered(
                    "đ",
                    "Kiểm đếm cây sống",
                    dash("Dùng ảnh chụp có tọa độ, người đếm không phải là người trồng.", tight=True),
                    dash("Kết quả đếm niêm yết ở nhà văn hóa thôn 10 ngày."),
                ),
            ),
        ),
        Unit(
            "3",
            "Tuyên truyền, giáo dục",
            (
                letter("a", "Đưa bài học về cây rừng ven suối vào giờ hoạt động ngoài trời của các trường."),
                letter("b", "Phát sóng loạt phóng sự về những hộ trồng cây giỏi."),
                letter("c", "Hướng dẫn người dân tự ươm cây từ hạt nhặt trong rừng."),
                letter("d", "Nêu tên các tổ chức, cá nhân chặt phá cây mới trồng."),
                letter("đ", "Trao giải cho ảnh đẹp về cây xanh vào cuối năm."),
                letter("e", "Lập đường dây nóng nhận tin báo cây gãy đổ, cây bị chặt."),
            ),
        ),
    ),
)

_PLACE_AND_MONEY = Unit(
    "IV",
    "ĐỊA ĐIỂM, THỜI GIAN, KINH PHÍ",
    units=(
        Unit(
            "1",
            None,
            (p("Địa điểm: Tại 11 xã ven suối và các khu đất công đã được rà soát của các huyện, thành phố."),),
            bold_label="Địa điểm:",
        ),
        Unit("2", None, (p("Thời gian: Từ tháng 3 năm 2024 đến hết tháng 12 năm 2024."),), bold_label="Thời gian:"),
        Unit(
            "3",
            None,
            (
                p("""Kinh phí: Dự kiến 18,6 tỷ đồng, trong đó ngân sách tỉnh 11,2 tỷ đồng, phần còn lại do các
                doanh nghiệp và nhân dân đóng góp."""),
            ),
            bold_label="Kinh phí:",
        ),
    ),
)

_CARRYING_OUT = Unit(
    "V",
    "TỔ CHỨC THỰC HIỆN",
    units=(
        Unit(
            "1",
            "Sở Nông nghiệp và Phát triển nông thôn",
            (
                dash("Là cơ quan thường trực, hướng dẫn kỹ thuật trồng và chăm sóc cho từng loại đất."),
                dash("Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 12 năm 2024."),
            ),
            colon=True,
        ),
        Unit(
            "2",
            "Sở Tài chính",
            (
                p("""Cân đối, cấp kinh phí theo tiến độ nghiệm thu cây sống; hướng dẫn thủ tục thanh toán cho các
                hộ nhận khoán bằng mẫu đơn giản nhất."""),
            ),
            colon=True,
        ),
        Unit(
            "3",
            "Ủy ban nhân dân các huyện, thành phố",
            (
                dash("Giao chỉ tiêu cho từng xã, phường ngay sau khi nhận được Kế hoạch này."),
                dash("""Chịu trách nhiệm về số cây sống trên địa bàn; nơi nào tỷ lệ cây sống dưới 70% thì năm 2025
                không được giao thêm vốn trồng mới."""),
            ),
            colon=True,
        ),
    ),
)

PLAN = Plan(
    id="tinh-binh-lam",
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH BÌNH LÂM"),
    number="214",
    place="Bình Lâm",
    day=12,
    month=3,
    year=2024,
    territory=Territory("province", "tỉnh", "Bình Lâm"),
    subject=("Trồng cây phân tán, phục hồi rừng ven suối", "trên địa bàn tỉnh Bình Lâm năm 2024"),
    preamble=(
        p("""Căn cứ Quyết định số 524/QĐ-TTg ngày 01/4/2021 của Thủ tướng Chính phủ phê duyệt Đề án “Trồng một tỷ
        cây xanh giai đoạn 2021 - 2025”;"""),
        p("""Căn cứ Nghị quyết số 19/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh Bình Lâm về bảo vệ và
        phát triển rừng ven suối;"""),
        p("""Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng cây phân tán, phục hồi rừng ven suối trên địa bàn tỉnh
        năm 2024 như sau:"""),
    ),
    units=(_PURPOSE, _TARGETS, _TASKS, _PLACE_AND_MONEY, _CARRYING_OUT),
    closing="""Yêu cầu các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố nghiêm túc triển khai; khó khăn,
    vướng mắc phản ánh về Sở Nông nghiệp và Phát triển nông thôn để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem
    xét, quyết định""",
    recipients=(
        "Bộ Nông nghiệp và PTNT (b/c)",
        "TT. Tỉnh ủy, TT. HĐND tỉnh",
        "CT, các PCT UBND tỉnh",
        "Các sở, ban, ngành tỉnh",
        "UBND các huyện, thành phố",
        "Lưu: VT, NLN",
    ),
    on_behalf=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    role="PHÓ CHỦ TỊCH",
    signer="Mạc Đình Sơn Khê",
    misprints=(("nguồn gốc rõ ràng, ưu tiên", "nguồn gốc rõ ràng,  ưu tiên"),),
)
