"""Small invented plans with criteria and an appendix about them, for tests of what belongs together and what contradicts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kehoach_parser import parse_text

_PLAN = """\
| ỦY BAN NHÂN DÂN<br>XÃ AN THUẬN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 12/KH-UBND | *An Thuận, {date}* |

**KẾ HOẠCH**

**Nâng cao Chỉ số cải cách hành chính năm 2024**

**I. MỤC ĐÍCH, YÊU CẦU**

1. Giữ vững kết quả đã có.

2. Phân công rõ người, rõ việc.

**II. NHIỆM VỤ**

**1. Các tiêu chí bị trừ điểm**

{criteria}

**2. Các tiêu chí khác**

{text}

**III. TỔ CHỨC THỰC HIỆN**

1. Các công chức phụ trách báo cáo hằng quý.

2. Văn phòng - Thống kê theo dõi.

Trên đây là Kế hoạch của Ủy ban nhân dân xã./.

| ***Nơi nhận:***<br>- Như trên;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH**<br><br>**Trần Văn An** |
|---|---|

{appendices}
"""
_APPENDIX = """\
**{label}**

**NHIỆM VỤ NĂM 2024**

| TT | Tiêu chí | Mục tiêu | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|---|---|
{rows}
"""


def criterion(number: str, name: str, target: str = "Đầy đủ.", lead: str = "Văn phòng - Thống kê", deadline: str = "Trong năm 2024") -> str:
    """A criterion with its four fields, in Markdown."""
    return (
        f"{number}. Tiêu chí “{name}”\n\na) Mục tiêu, yêu cầu: {target}\n\nb) Nhiệm vụ, giải pháp: Niêm yết tại trụ sở.\n\n"
        f"c) Cơ quan chủ trì: {lead}.\n\nd) Thời gian thực hiện: {deadline}."
    )


def row(name: str, target: str = "Đầy đủ", lead: str = "Văn phòng - Thống kê", deadline: str = "Trong năm 2024") -> str:
    """A row of the appendix: criterion, with its code where it has one, target, lead, deadline."""
    return f"{name} | {target} | Niêm yết | {lead} | {deadline}"


def appendix(rows: Sequence[str], label: str = "PHỤ LỤC") -> str:
    """An appendix with these rows, in Markdown."""
    return _APPENDIX.format(label=label, rows="\n".join(f"| {number} | {cells} |" for number, cells in enumerate(rows, 1)))


def plan_of(
    criteria: Sequence[str] = (), rows: Sequence[str] = (), *, text: str = "Không có.", date: str = "ngày 10 tháng 5 năm 2024", labels: Sequence[str] = ("PHỤ LỤC",)
) -> dict[str, Any]:
    """The plan as plain data. labels: of the appendices, which all have the same rows; without rows there is none."""
    whole = _PLAN.format(
        date=date,
        criteria="\n\n".join(criteria) or "Không có.",
        text=text,
        appendices="\n\n".join(appendix(rows, label) for label in labels) if rows else "",
    )
    found: dict[str, Any] = json.loads(parse_text(whole, name="plan.md").model_dump_json())
    return found
