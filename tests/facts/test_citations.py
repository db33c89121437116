"""Citations: documents cited in the words of Vietnamese plans, found, normalised and gathered."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from kehoach_parser.facts.citations.gather import gather
from kehoach_parser.facts.citations.read import Found, find_citations
from kehoach_parser.facts.values import Citation
from kehoach_parser.tree import Printed
from tests.drafts import draft_of

# Text | type, number, date ("-" for none), subject of laws; ";" between documents.
PHRASES = """
Kế hoạch số 138/KH-UBND ngày 25/9/2021 | Kế hoạch 138/KH-UBND 2021-09-25
Kế hoạch số 138/KH-UBND, ngày 25/9/2021 của Uỷ ban nhân dân huyện | Kế hoạch 138/KH-UBND 2021-09-25
Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ | Nghị định 61/2018/NĐ-CP 2018-04-23
Nghị định 90/2020/NĐ-CP | Nghị định 90/2020/NĐ-CP -
nghị định số 90/2020/NĐ-CP | Nghị định 90/2020/NĐ-CP -
NGHỊ ĐỊNH SỐ 90/2020/NĐ-CP | Nghị định 90/2020/NĐ-CP -
Quyết định 1291/QĐ-TTg ngày 07/10/2019 | Quyết định 1291/QĐ-TTg 2019-10-07
Quyết định số 13/2018/QĐ-UBND ngày 24 tháng 4 năm 2018 | Quyết định 13/2018/QĐ-UBND 2018-04-24
Quyết định số 13/2018/QĐ-UBND ngày 24-4-2018 | Quyết định 13/2018/QĐ-UBND 2018-04-24
Quyết định số 13/2018/QĐ-UBND ngày 24.4.2018 | Quyết định 13/2018/QĐ-UBND 2018-04-24
Quyết định số 13/2018/QĐ-UBND (ngày 24/4/2018) | Quyết định 13/2018/QĐ-UBND 2018-04-24
Quyết định số 13/2018/QĐ-UBND ban hành ngày 24/4/2018 | Quyết định 13/2018/QĐ-UBND 2018-04-24
Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 | Thông tư 01/2018/TT-VPCP 2018-11-23
Thông tư liên tịch số 01/2014/TTLT-VPCP-BTC ngày 05/3/2014 | Thông tư liên tịch 01/2014/TTLT-VPCP-BTC 2014-03-05
Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ | Chỉ thị 26/CT-TTg 2016-09-05
Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị | Chỉ thị 05-CT/TW 2016-05-15
Nghị quyết số 66-NQ/TW ngày 30 tháng 4 năm 2025 của Bộ Chính trị | Nghị quyết 66-NQ/TW 2025-04-30
Nghị quyết số 42/NQ-HĐND ngày 15/01/2021 | Nghị quyết 42/NQ-HĐND 2021-01-15
Nghị quyết số 197/2025/QH15 của Quốc hội | Nghị quyết 197/2025/QH15 -
Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 | Nghị quyết 1211/2016/UBTVQH13 2016-05-25
Công văn số 1094/UBND-NC ngày 21/5/2020 của UBND tỉnh | Công văn 1094/UBND-NC 2020-05-21
Công văn số 1250-CV/TU ngày 21/5/2020 | Công văn 1250-CV/TU 2020-05-21
Công điện số 223/CĐ-TTg ngày 20/11/2025 | Công điện 223/CĐ-TTg 2025-11-20
Thông báo số 552/TB-VPCP ngày 13 tháng 10 năm 2025 | Thông báo 552/TB-VPCP 2025-10-13
Kết luận số 23-KL/TW ngày 21/11/2024 | Kết luận 23-KL/TW 2024-11-21
Chương trình hành động số 10-CTr/TU ngày 13/8/2025 | Chương trình hành động 10-CTr/TU 2025-08-13
Quy định số 178-QĐ/TW ngày 27/6/2024 | Quy định 178-QĐ/TW 2024-06-27
Hướng dẫn số 7886/HD-BNV ngày 14/9/2025 | Hướng dẫn 7886/HD-BNV 2025-09-14
Phương án số 02600/PA-UBND ngày 18/8/2025 | Phương án 02600/PA-UBND 2025-08-18
Báo cáo số 15/BC-UBND ngày 12/01/2024 | Báo cáo 15/BC-UBND 2024-01-12
Tờ trình số 41/TTr-SNV ngày 02/02/2024 | Tờ trình 41/TTr-SNV 2024-02-02
Đề án số 05/ĐA-UBND ngày 02/02/2024 | Đề án 05/ĐA-UBND 2024-02-02
Quy chế phối hợp số 49/QCPH-UBND-UBMT-HCTĐ ngày 24/01/2025 | Quy chế phối hợp 49/QCPH-UBND-UBMT-HCTĐ 2025-01-24
Văn bản số 512/SNV-CCHC ngày 03/4/2024 | Công văn 512/SNV-CCHC 2024-04-03
văn bản hợp nhất số 03/VBHN-BTC ngày 03/4/2024 | Văn bản hợp nhất 03/VBHN-BTC 2024-04-03
Biên bản số 07/BB-UBND | Biên bản 07/BB-UBND -
Luật số 58/2024/QH15 ngày 29/11/2024 | Luật 58/2024/QH15 2024-11-29
Bộ luật số 45/2019/QH14 | Bộ luật 45/2019/QH14 -
Pháp lệnh số 02/2020/UBTVQH14 | Pháp lệnh 02/2020/UBTVQH14 -
Kế hoạch số 03KH-UBND ngày 06/01/2023 | Kế hoạch 03/KH-UBND 2023-01-06
Quyết định số 12QĐ-UBND ngày 06/01/2023 | Quyết định 12/QĐ-UBND 2023-01-06
Quyết định số 12/QD-UBND ngày 06/01/2023 | Quyết định 12/QĐ-UBND 2023-01-06
Nghị định số 61/2018/ND-CP | Nghị định 61/2018/NĐ-CP -
Nghị định số 61/2018/NĐ- CP ngày 23/4/2018 | Nghị định 61/2018/NĐ-CP 2018-04-23
Nghị quyết số 71/NQ -CP ngày 01/4/2025 | Nghị quyết 71/NQ-CP 2025-04-01
Nghị quyết số 27/NQ- TW ngày 09/11/2022 | Nghị quyết 27/NQ-TW 2022-11-09
Chương trình hành động số 10- CTr/TU ngày 13/8/2025 | Chương trình hành động 10-CTr/TU 2025-08-13
Quyết định số 13 /QĐ-UBND ngày 06/01/2023 | Quyết định 13/QĐ-UBND 2023-01-06
Quyết định số 13/ 2018/QĐ-UBND | Quyết định 13/2018/QĐ-UBND -
Nghị quyết số 42/NQ-HDND | Nghị quyết 42/NQ-HĐND -
Kế hoạch số: 15/KH-UBND ngày 06/01/2023 | Kế hoạch 15/KH-UBND 2023-01-06
Kế hoạch số 12a/KH-UBND ngày 06/01/2023 | Kế hoạch 12a/KH-UBND 2023-01-06
Ké hoach s6 120/KH-UBND ngay 24/9/2021 | Kế hoạch 120/KH-UBND 2021-09-24
Quyét dinh so6 04/2004/QD-BNV ngay 16/01/2004 | Quyết định 04/2004/QĐ-BNV 2004-01-16
Nghi quyét sb 63/NQ-CP ngay 29/6/2021 | Nghị quyết 63/NQ-CP 2021-06-29
Quyet dinh s6 677/Qb-UBND ngay 28/7/2020 | Quyết định 677/QĐ-UBND 2020-07-28
Nghị định số 130/2005/NĐ-CP ngày 17/10/2005, số 117/2013/NĐ-CP ngày 07/10/2013 của Chính phủ | Nghị định 130/2005/NĐ-CP 2005-10-17; Nghị định 117/2013/NĐ-CP 2013-10-07
Nghị định số 20/2008/NĐ-CP ngày 14/02/2008, Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 | Nghị định 20/2008/NĐ-CP 2008-02-14; Nghị định 63/2010/NĐ-CP 2010-06-08; Nghị định 92/2017/NĐ-CP 2017-08-07
Các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025; số 010/CĐ-UBND | Công điện 007/CĐ-UBND 2025-11-17; Công điện 008/CĐ-UBND -; Công điện 009/CĐ-UBND 2025-11-19; Công điện 010/CĐ-UBND -
Nghị định số 59/2012/NĐ-CP, Nghị định số 32/2020/NĐ-CP và các văn bản hướng dẫn thi hành | Nghị định 59/2012/NĐ-CP -; Nghị định 32/2020/NĐ-CP -
Kế hoạch số 3033/KH-UBND ngày 23/12/2022 của UBND tỉnh, Kế hoạch số 182/KH-UBND ngày 27/12/2022 của UBND huyện | Kế hoạch 3033/KH-UBND 2022-12-23; Kế hoạch 182/KH-UBND 2022-12-27
Quyết định số 847/QĐ-UBND ngày 17/11/2020 của UBND; Kế hoạch số 01/KH-ĐKT ngày 18/11/2020 | Quyết định 847/QĐ-UBND 2020-11-17; Kế hoạch 01/KH-ĐKT 2020-11-18
Kết luận liên ngành tư pháp Trung ương số 23/KL-LNTPTW ngày 21 tháng 11 năm 2024 | Kết luận 23/KL-LNTPTW 2024-11-21
Kế hoạch hành động số 15/KH-UBND | Kế hoạch 15/KH-UBND -
Quyết định của Chủ tịch UBND tỉnh số 12/QĐ-UBND ngày 05/3/2024 | Quyết định 12/QĐ-UBND 2024-03-05
Quyết định số 1291 ngày 07/10/2019 | Quyết định 1291 2019-10-07
Nghị quyết số 18 của Ban Chấp hành Trung ương | Nghị quyết 18 -
Nghị định số 61/2018 của Chính phủ | Nghị định 61/2018 -
Quyết định số 13/QĐ-UBND ngày 31/02/2023 | Quyết định 13/QĐ-UBND -
Nghị định số 45/2020/NĐ-CP của Chính phủ ngày 08/4/2020 | Nghị định 45/2020/NĐ-CP 2020-04-08
Kế hoạch số 98 KH/TWĐTN ngày 14/7/2026 | Kế hoạch 98-KH/TWĐTN 2026-07-14
Kế hoạch số 18-KH/HĐTN-PT ngày 14/7/2026 | Kế hoạch 18-KH/HĐTN-PT 2026-07-14
hướng dẫn số 17 – HD/HĐĐ ngày 09/9/2026 | Hướng dẫn 17-HD/HĐĐ 2026-09-09
nghị quyết số 23 –NQ/BCH ngày 05/11/2026 | Nghị quyết 23-NQ/BCH 2026-11-05
Công văn số 219/STP-ĐA4 ngày 21/5/2026 | Công văn 219/STP-ĐA4 2026-05-21
Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân, ngày 26/11/2003 | Luật - 2003-11-26 Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Luật Tổ chức HĐND và UBND năm 2003 | Luật - - Tổ chức HĐND và UBND
theo số 12/QĐ-UBND ngày 05/3/2024 | Quyết định 12/QĐ-UBND 2024-03-05
12/QĐ-UBND | Quyết định 12/QĐ-UBND -
Luật Quản lý, sử dụng tài sản công | Luật - - Quản lý, sử dụng tài sản công
Luật Cán bộ, công chức và các văn bản hướng dẫn thi hành | Luật - - Cán bộ, công chức
Luật đầu tư công và các nghị định hướng dẫn | Luật - - đầu tư công
Luật Ngân sách nhà nước; Luật Kế toán | Luật - - Ngân sách nhà nước; Luật - - Kế toán
Luật NSNN, Luật Quản lý thuế, các Luật thuế sửa đổi, bổ sung | Luật - - NSNN; Luật - - Quản lý thuế
Luật Phòng, chống ma túy | Luật - - Phòng, chống ma túy
Luật Bảo vệ môi trường và Luật Đa dạng sinh học | Luật - - Bảo vệ môi trường; Luật - - Đa dạng sinh học
Luật Đầu tư theo quy định | Luật - - Đầu tư
Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 | Luật - 2025-06-16 Tổ chức chính quyền địa phương
Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024 | Luật 58/2024/QH15 2024-11-29 Đầu tư công
Luật Đầu tư công (Luật số 58/2024/QH15) | Luật 58/2024/QH15 - Đầu tư công
Luật Đất đai năm 2024 | Luật - - Đất đai
Bộ luật Lao động | Bộ luật - - Lao động
Luật Phòng thủ dân sự; Nghị định số 98/2021/NĐ-CP | Luật - - Phòng thủ dân sự; Nghị định 98/2021/NĐ-CP -
Khoản 2 Điều 23 Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân | Luật - - Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
THỰC HIỆN LUẬT PHÒNG, CHỐNG MA TÚY | Luật - - PHÒNG, CHỐNG MA TÚY
Pháp lệnh Ưu đãi người có công với cách mạng | Pháp lệnh - - Ưu đãi người có công với cách mạng
Kế hoạch số 05/KH-UBND ngày 04 tháng 01 năm 2025 của Ủy ban nhân dân xã về cải cách hành chính năm 2025 | Kế hoạch 05/KH-UBND 2025-01-04
Quyết định số 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ ban hành Kế hoạch rà soát, đơn giản hóa thủ tục hành chính | Quyết định 1085/QĐ-TTg 2022-09-15
Nghị định số 42/2022/NĐ-CP và Nghị định số 107/2021/NĐ-CP của Chính phủ | Nghị định 42/2022/NĐ-CP -; Nghị định 107/2021/NĐ-CP -
Thông tư số 01/2023/TT-VPCP ngày 05 tháng 4 năm 2023 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | Thông tư 01/2023/TT-VPCP 2023-04-05
Nghị quyết số 131/NQ-CP ngày 06/10/2022 của Chính phủ về đẩy mạnh cải cách thủ tục hành chính | Nghị quyết 131/NQ-CP 2022-10-06
Nghị quyết số 09-NQ/ĐU ngày 12/3/2024 của Đảng ủy xã | Nghị quyết 09-NQ/ĐU 2024-03-12
Chỉ thị số 08-CT/HU ngày 12/3/2024 của Ban Thường vụ Huyện ủy | Chỉ thị 08-CT/HU 2024-03-12
Hướng dẫn số 12/HD-SNV ngày 20/02/2024 của Sở Nội vụ | Hướng dẫn 12/HD-SNV 2024-02-20
Công văn số 845/SNV-CCHC&VTLT ngày 20/02/2024 | Công văn 845/SNV-CCHC&VTLT 2024-02-20
Công văn số 6/UBND ngày 20/02/2024 của UBND huyện | Công văn 6/UBND 2024-02-20
Quy chế số 03/QC-UBND ngày 11/01/2024 | Quy chế 03/QC-UBND 2024-01-11
Chương trình số 22-CTr/HU ngày 30/5/2024 | Chương trình 22-CTr/HU 2024-05-30
Thông tri số 05-TT/TU ngày 02/4/2024 | Thông tri 05-TT/TU 2024-04-02
Kết luận số 83-KL/TW ngày 21/6/2024 của Bộ Chính trị | Kết luận 83-KL/TW 2024-06-21
Luật Căn cước năm 2023 | Luật - - Căn cước
Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023 | Luật - 2023-06-22 Giao dịch điện tử
theo Luật Khiếu nại và Luật Tố cáo | Luật - - Khiếu nại; Luật - - Tố cáo
Quyết định số 25/2025/QĐ-UBND ngày 10/3/2025 sửa đổi Quyết định số 13/2018/QĐ-UBND | Quyết định 25/2025/QĐ-UBND 2025-03-10; Quyết định 13/2018/QĐ-UBND -
Giấy mời số 45/GM-UBND ngày 03/4/2024 | Giấy mời 45/GM-UBND 2024-04-03
Quyết định 06/QĐ-TTg (Đề án 06) | Quyết định 06/QĐ-TTg -
Thông báo kết luận số 215-TB/TU ngày 03/4/2024 | Thông báo 215-TB/TU 2024-04-03
Báo cáo số 120 /BC-UBND ngày 03/4/2024 và Tờ trình số 41/TTr-UBND cùng ngày | Báo cáo 120/BC-UBND 2024-04-03; Tờ trình 41/TTr-UBND -
"""
# No document is cited here.
NOTHING = """
kỷ luật, kỷ cương hành chính
văn bản quy phạm pháp luật
theo quy định của Pháp Luật
trình độ đại học Luật hoặc chuyên ngành luật
luật sư, luật gia
theo Luật
đưa Luật vào cuộc sống
các Luật thuế
Luật này
mức độ 3/4
một cửa/một cửa liên thông
24/7
25/9/2021
ngày 25/9/2021 - UBND xã
giai đoạn 2021 - UBND
TC 1.1
ISO 9001:2015
QCVN 01:2021/BYT
Biểu số 12
Mẫu số 02
tổ 5/A
50/63 tỉnh
100% TTHC
kế hoạch số hóa
COVID-19
5G-IoT
tel. 0269-3824/UBND
"""


def told(found: Found) -> str:
    named = found.subject is not None and (found.number is None or found.type == "Luật")
    return " ".join([found.type, found.number or "-", found.date or "-", *([found.subject or ""] if named else [])])


@pytest.mark.parametrize("line", PHRASES.strip().splitlines())
def test_phrases(line: str) -> None:
    text, _, expected = line.partition(" | ")
    assert "; ".join(told(found) for found in find_citations(text)) == expected


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_nothing_is_cited(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize(
    ("text", "issuer", "subject"),
    [
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa.", "Chính phủ", "thực hiện cơ chế một cửa"),
        ("Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND xã An Thuận về việc ban hành Quy chế", "UBND xã An Thuận", "ban hành Quy chế"),
        ("Quyết định số 12/QĐ-UBND ngày 05/3/2024 về việc ban hành Quy chế; báo cáo kết quả", None, "ban hành Quy chế"),
        ("Thông tư số 22/2021/TT-BGDĐT của Bộ Giáo dục và Đào tạo quy định về đánh giá", "Bộ Giáo dục và Đào tạo", "quy định về đánh giá"),
        ("Thông tư số 01/2018/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", None),
        ("Kế hoạch số 21/KH-UBND ngày 05/3/2024 của Ủy ban nhân dân (UBND) tỉnh khắc phục tồn tại", "Ủy ban nhân dân (UBND) tỉnh", "khắc phục tồn tại"),
        ("Quyết định số 12/QĐ-UBND của UBND tỉnh, các cơ quan phải báo cáo", "UBND tỉnh", None),
        ("Quyết định số 12/QĐ-UBND của UBND tại huyện", "UBND", None),
        ("Nghị định số 90/2020/NĐ-CP của Chính phủ và hướng dẫn của Bộ Nội vụ", "Chính phủ", None),
        ("Nghị quyết số 71/NQ-CP của Chính phủ và Chương trình hành động số 10-CTr/TU", "Chính phủ", None),
        ("Chỉ thị số 02/CT-SNN của Chi cục Bảo vệ thực vật về phòng trừ dịch hại", "Chi cục Bảo vệ thực vật", "phòng trừ dịch hại"),
        ("Công văn số 1094/UBND-NC của UBND tỉnh về thực hiện Nghị định số 45/2020/NĐ-CP.", "UBND tỉnh", "thực hiện Nghị định số 45/2020/NĐ-CP"),
        ("Kế hoạch số 24/KH-UBND của UBND tỉnh về cải cách hành chính, UBND xã ban hành Kế hoạch như sau", "UBND tỉnh", "cải cách hành chính"),
        ("Quyết định số 76/QĐ-BCA của Bộ Công an phê duyệt Chương trình (sau đây gọi là Chương trình)", "Bộ Công an", "phê duyệt Chương trình"),
        ("Quyết định số 12/QĐ-UBND ngày 05/3/2024", None, None),
        ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03/4/2024.", "Sở Nội vụ", None),
        ("Xét đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 12/TTr-SVHTTDL.", "Giám đốc Sở Văn hóa, Thể thao và Du lịch", None),
        ("Theo đề nghị của các thôn tại Biên bản số 07/BB-UBND.", None, None),
        ("Theo kết luận của Chủ tịch UBND tỉnh tại Thông báo số 44/TB-VPUBND.", None, None),
        ("Quyết định số 12/QĐ-UBND của UBND tỉnh quy định về khen thưởng (mỗi đơn vị không quá 02 tập thể)", "UBND tỉnh", "quy định về khen thưởng"),
        ("Kế hoạch số 5/KH-UBND của UBND tỉnh về chuyển đổi số (giai đoạn 2021 - 2025)", "UBND tỉnh", "chuyển đổi số (giai đoạn 2021 - 2025)"),
        ("Nghị quyết số 7/NQ-CP của Chính phủ về phục hồi kinh tế (điểm b khoản 2 Điều 4), trong đó chú ý giá cả", "Chính phủ", "phục hồi kinh tế"),
        ("Đề án số 9/ĐA-UBND của UBND tỉnh về Bộ chỉ số (DDCI) cấp sở", "UBND tỉnh", "Bộ chỉ số (DDCI) cấp sở"),
        ("Kế hoạch số 23/KH-SVHTTDL của Sở Văn hóa, Thể thao và Du lịch về lễ hội", "Sở Văn hóa, Thể thao và Du lịch", "lễ hội"),
        ("Kế hoạch số 23/KH-SVHTTDL của Sở Văn hóa, Thể thao và Du lịch;", "Sở Văn hóa, Thể thao và Du lịch", None),
        ("Kế hoạch số 5/KH-STC của Sở Tài chính, Sở Nội vụ và Sở Y tế", "Sở Tài chính", None),
        ("Văn bản số 7/PCTT-VP của Ban Chỉ huy Phòng, chống thiên tai tỉnh", "Ban Chỉ huy Phòng, chống thiên tai tỉnh", None),
        ("Kế hoạch số 5-KH/BCĐ của Ban Chỉ đạo dân chủ cơ sở và vận động quần chúng về dân vận", "Ban Chỉ đạo dân chủ cơ sở và vận động quần chúng", "dân vận"),
        ("Kế hoạch của UBND huyện số 17/KH-UBND ngày 05/3/2024 về cải cách hành chính", "UBND huyện", "cải cách hành chính"),
        ("Kế hoạch số 18/KH-SYT của Sở Y tế về phòng, chống dịch, Trung tâm Y tế xây dựng Kế hoạch như sau:", "Sở Y tế", "phòng, chống dịch"),
        ("Kế hoạch số 13/KH-UBND của UBND huyện Sông Lam tổ chức Đại hội thể thao", "UBND huyện Sông Lam", "tổ chức Đại hội thể thao"),
        ("Kế hoạch số 5-KH/BTC của Ban Tổ chức Huyện ủy về kiểm tra", "Ban Tổ chức Huyện ủy", "kiểm tra"),
        ("Hướng dẫn số 25/HD-SYT của Sở Y tế về hội thi, Ban Tổ chức hội thi xây dựng kế hoạch hội thi.", "Sở Y tế", "hội thi"),
        ("Kế hoạch số 18/KH-SYT của Sở Y tế về phòng, chống dịch, Tiêm chủng mở rộng", "Sở Y tế", "phòng, chống dịch, Tiêm chủng mở rộng"),
    ],
)
def test_issuer_and_subject(text: str, issuer: str | None, subject: str | None) -> None:
    found = find_citations(text)[0]
    assert (found.issuer, found.subject) == (issuer, subject)


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Các Quyết định: số 12/QĐ-UBND ngày 05/3/2024, số 15/QĐ-UBND; số 19/QĐ-UBND của UBND tỉnh về chỉ tiêu", ["UBND tỉnh"] * 3),
        ("Nghị quyết số 18-NQ/TW và số 19-NQ/TW của Ban Chấp hành Trung ương", ["Ban Chấp hành Trung ương"] * 2),
        ("Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW của Ban Chấp hành Trung ương", [None, "Ban Chấp hành Trung ương"]),
        ("Công văn số 12/SNV-CCHC, số 15/UBND-NC của UBND tỉnh", [None, "UBND tỉnh"]),
        ("Quyết định số 12/QĐ-UBND thay thế số 15/QĐ-UBND của UBND tỉnh", [None, "UBND tỉnh"]),
    ],
)
def test_the_issuer_of_a_list(text: str, issuers: list[str | None]) -> None:
    assert [found.issuer for found in find_citations(text)] == issuers


def test_places_hold_the_citation() -> None:
    text = "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/3/2024 và Luật Đất đai, các phòng báo cáo."
    assert [text[found.start : found.end] for found in find_citations(text)] == [
        "Quyết định số 12/QĐ-UBND ngày 05/3/2024",
        "Luật Đất đai",
    ]


@seed(20240630)
@given(st.text(alphabet="0123456789/-., ;()\nABCĐNQKHUđịnhsốLuậtngàycủavề", max_size=60))
def test_any_text_is_searched_without_a_fault(text: str) -> None:
    found = find_citations(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(a.start <= b.start for a, b in itertools.pairwise(found))


# --- in a plan


def plan(*texts: str, number: str | None = "15", attached_to: str | None = None) -> dict[str, Any]:
    header = {"number": number, "symbol": "KH-UBND", "date": {"day": 5, "month": 3, "year": 2024}}
    preamble: list[Any] = [{"marker": None, "text": text, "children": []} for text in texts]
    appendix: dict[str, Any] = {"label": None, "attached_to": attached_to, "groups": [], "content": [], "sections": []}
    return {"header": header, "subject": None, "preamble": preamble, "sections": [], "appendices": [appendix]}


def all_cited(whole: dict[str, Any]) -> tuple[Citation, ...]:
    draft = draft_of(whole)
    return gather(draft, Printed(draft))


def gathered(*texts: str) -> list[tuple[Any, ...]]:
    return [(c.type, c.number, c.date, c.subject, [m.split("/")[2] for m in c.mentions]) for c in all_cited(plan(*texts))]


def test_each_document_once_with_its_mentions() -> None:
    texts = ("Nghị định số 61/2018/NĐ-CP", "Nghị định 61/2018/NĐ-CP ngày 23/4/2018 về cơ chế một cửa", "Nghị định số 061/2018/NĐ-CP")
    assert gathered(*texts) == [("Nghị định", "61/2018/NĐ-CP", "2018-04-23", "cơ chế một cửa", ["0", "1", "2"])]


def test_a_text_that_cites_a_document_twice_is_one_mention() -> None:
    assert gathered("Luật Đất đai; Luật Đất đai năm 2024") == [("Luật", None, None, "Đất đai", ["0"])]


def test_numbers_without_a_year_begin_anew() -> None:
    found = gathered("Kế hoạch số 12/KH-UBND ngày 05/3/2023", "Kế hoạch số 12/KH-UBND ngày 06/3/2024", "Kế hoạch số 12/KH-UBND")
    assert [(date, mentions) for _, _, date, _, mentions in found] == [("2023-03-05", ["0"]), ("2024-03-06", ["1", "2"])]


def test_of_two_dates_that_of_the_number_s_year() -> None:
    texts = ("Nghị quyết số 163/2024/QH15 ngày 27/11/2025", "Nghị quyết số 163/2024/QH15 ngày 27/11/2024")
    assert [found[:3] for found in gathered(*texts)] == [("Nghị quyết", "163/2024/QH15", "2024-11-27")]


def test_short_forms_join_the_full_one() -> None:
    found = gathered("Luật Đầu tư công số 58/2024/QH15", "Luật Đầu tư công", "Quyết định số 1291", "Quyết định số 1291/QĐ-TTg")
    assert [(number, mentions) for _, number, _, _, mentions in found] == [("58/2024/QH15", ["0", "1"]), ("1291/QĐ-TTg", ["3", "2"])]


def test_the_commoner_type_wins() -> None:
    texts = ("Công văn số 78/HD-BNV ngày 14/9/2023", "Hướng dẫn số 78/HD-BNV", "Hướng dẫn số 78/HD-BNV")
    assert [found[0] for found in gathered(*texts)] == ["Hướng dẫn"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Kế hoạch số 15/KH-UBND này", 0),
        ("Kế hoạch số 15/KH-UBND ngày 05/3/2024 của UBND xã", 0),
        ("Kế hoạch số 15/KH-UBND ngày 07/02/2022 của UBND huyện", 1),
        ("Kế hoạch số 16/KH-UBND", 1),
    ],
)
def test_the_plan_s_own_number_is_no_citation(text: str, cited: int) -> None:
    assert len(all_cited(plan(text))) == cited


def test_the_own_number_may_stand_in_an_appendix_alone() -> None:
    whole = plan("Kế hoạch số 15/KH-UBND", number=None, attached_to="Kèm theo Kế hoạch số 15/KH-UBND ngày 05/3/2024 của UBND xã")
    assert all_cited(whole) == ()


def test_pointers_are_escaped_and_derived_text_is_left_out() -> None:
    whole = plan()
    rows = [{"deadline": None, "other": {"Ghi chú/căn cứ": "Luật Đất đai"}}]
    whole["appendices"][0]["groups"] = [{"number": None, "title": None, "rows": rows}]
    responsibility = {"label": "Phân công", "assignments": [{"role": "lead", "label": None, "parties": "Luật Nhà ở"}]}
    whole["sections"] = [{"criteria": [{"number": "1.1", "name": "Báo cáo", "responsibility": responsibility}]}]
    assert [c.mentions for c in all_cited(whole)] == [("/appendices/0/groups/0/rows/0/other/Ghi chú~1căn cứ",)]


def test_a_citation_knows_each_place_where_it_is_cited() -> None:
    texts = ("Luật Đất đai; Luật Đất đai năm 2024", "Theo Luật Đất đai", "Luật Đất đai số 31/2024/QH15")
    (found,) = all_cited(plan(*texts))
    assert found.mentions == ("/preamble/2/text", "/preamble/0/text", "/preamble/1/text")
    cited = [texts[int(span.where.split("/")[2])][span.start : span.end] for span in found.spans]
    assert cited == ["Luật Đất đai số 31/2024/QH15", "Luật Đất đai", "Luật Đất đai", "Luật Đất đai"]


def test_a_short_form_of_a_short_form_joins_the_full_one() -> None:
    texts = ("Luật Đất đai số 31", "Luật Đất đai số 31/2024/QH15", "Luật Đất đai")
    found = all_cited(plan(*texts))
    assert sorted(m for c in found for m in c.mentions) == ["/preamble/0/text", "/preamble/1/text", "/preamble/2/text"]


# Opening of a preamble | the numbers that the plan carries out.
CARRIED = """
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND huyện về cải cách hành chính năm 2025, UBND xã xây dựng Kế hoạch | 12/KH-UBND
Thực hiện Kế hoạch số 12/KH-UBND của UBND huyện về cải cách hành chính; Công văn số 34/UBND-NV ngày 10/01/2025 của UBND huyện | 12/KH-UBND, 34/UBND-NV
Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ | 12/KH-UBND
Thực hiện Kế hoạch số 12/KH-UBND về triển khai Nghị quyết số 76/NQ-CP và Nghị quyết số 57-NQ/TW; Quyết định số 34/QĐ-UBND | 12/KH-UBND, 34/QĐ-UBND
Triển khai thực hiện Quyết định số 468/QĐ-TTg ngày 27/3/2021, UBND phường ban hành Kế hoạch | 468/QĐ-TTg
Để triển khai thực hiện có hiệu quả Nghị quyết số 76/NQ-CP và Quyết định số 876/QĐ-BNV, UBND xã ban hành | 76/NQ-CP, 876/QĐ-BNV
Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 1094/UBND-NC ngày 21/5/2020 | 1094/UBND-NC
Thực hiện Kế hoạch cải cách hành chính năm 2025 của huyện (Kế hoạch số 10/KH-UBND ngày 05/01/2025) | 10/KH-UBND
Thực hiện các Nghị quyết: số 18-NQ/TW ngày 25/10/2017, số 19-NQ/TW ngày 25/10/2017 | 18-NQ/TW, 19-NQ/TW
Căn cứ Nghị định số 61/2018/NĐ-CP; thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh | 12/KH-UBND
Thực hiện Kế hoạch số 12/KH-UBND; căn cứ Nghị định số 61/2018/NĐ-CP | 12/KH-UBND
Căn cứ Kế hoạch số 12/KH-UBND về triển khai thực hiện Nghị quyết số 76/NQ-CP |
Căn cứ Nghị định số 61/2018/NĐ-CP |
Theo đề nghị của Phòng Nội vụ tại Tờ trình số 12/TTr-PNV |
Sau một năm thực hiện Kế hoạch số 12/KH-UBND, công tác cải cách hành chính có chuyển biến |
"""


@pytest.mark.parametrize("line", CARRIED.strip().splitlines())
def test_documents_that_the_plan_carries_out(line: str) -> None:
    text, _, expected = line.partition("|")
    assert ", ".join(c.number or "" for c in all_cited(plan(text.strip())) if c.implements) == expected.strip()


def in_body(text: str) -> dict[str, Any]:
    content: list[Any] = [{"marker": None, "text": text, "children": []}]
    return {"number": "1", "heading": None, "content": content, "sections": [], "criteria": []}


def test_the_body_tells_nothing_of_what_the_plan_carries_out() -> None:
    whole = plan() | {"sections": [in_body("Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018")]}
    assert [c.implements for c in all_cited(whole)] == [False]


def test_what_one_mention_says_holds_of_the_document() -> None:
    whole = plan("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025") | {"sections": [in_body("Kế hoạch số 12/KH-UBND")]}
    assert [c.implements for c in all_cited(whole)] == [True]


def test_the_day_behind_a_law_that_amends_others_is_its_own() -> None:
    text = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức"
        " Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;"
    )
    assert [(found.date, found.subject) for found in find_citations(text)] == [
        ("2015-06-19", "Tổ chức chính quyền địa phương"),
        ("2019-11-22", "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"),
        (None, "Tổ chức Chính phủ"),
        (None, "Tổ chức chính quyền địa phương"),
    ]
