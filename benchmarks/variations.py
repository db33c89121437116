"""Distinct plans made of the samples: places, people, numbers, dates and years changed, the same for the same count.

    python benchmarks/variations.py FOLDER [--count 300] [--formats txt,md,docx]

Texts are changed as they stand; in a DOCX the text of its parts is, so that its layout stays.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FORMATS = ("txt", "md", "docx")

PLACES = ("An Thuận", "Sông Lam", "Bình Lâm")
PEOPLE = ("Lường Văn Tịnh", "Khổng Thị Diễm An", "Mạc Đình Sơn Khê")
_FIRST = ("Ân", "Bảo", "Cẩm", "Diên", "Giao", "Hòa", "Khánh", "Lộc", "Mỹ", "Nghĩa", "Phú", "Quảng", "Tân", "Vĩnh", "Xuân", "Yên")
_SECOND = ("Bằng", "Châu", "Điền", "Giang", "Hậu", "Kỳ", "Lĩnh", "Minh", "Nhơn", "Phong", "Sơn", "Thạnh", "Trung", "Văn")
_FAMILY = ("Đỗ", "Hoàng", "Lê", "Nguyễn", "Phạm", "Rơ Châm", "Trần", "Vàng")

_NUMBER = re.compile(r"\b\d{1,3}(?=/KH-)")
_SPOKEN_DATE = re.compile(r"\b(ngày )(\d{1,2})( tháng )(\d{1,2})(?= năm)")
_SHORT_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})(?=/20\d\d\b)")
_YEAR = re.compile(r"\b20(1\d|2\d)\b")
_SHARE = re.compile(r"\b[6-9]\d(?=%)")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    write_variations(arguments.folder, arguments.count, tuple(arguments.formats.split(",")))


def write_variations(folder: Path, count: int, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """Write `count` variations into folders of fifty; their paths."""
    paths = []
    for number, (name, data) in enumerate(variations(count, formats)):
        path = folder / f"{number // 50:03}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
    return paths


def variations(count: int, formats: tuple[str, ...] = FORMATS) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each variation; samples and formats take turns."""
    sources = [path for path in sorted(SAMPLES.iterdir()) if path.suffix[1:] in formats and path.stem != "SOURCES"]
    for number in range(count):
        source = sources[number % len(sources)]
        change = Change(random.Random(number))  # noqa: S311 - no secrets
        data = source.read_bytes()
        new = _docx(data, change) if source.suffix == ".docx" else change(data.decode()).encode()
        yield f"{number:05}-{source.name}", new


class Change:
    """One variation's new names and numbers."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        seconds = chance.sample(_SECOND, len(PLACES))
        self._names = {old: f"{chance.choice(_FIRST)} {second}" for old, second in zip(PLACES, seconds, strict=True)}
        self._names |= {old: f"{chance.choice(_FAMILY)} Văn {chance.choice(_SECOND)}" for old in PEOPLE}
        self._later = chance.randrange(4)

    def __call__(self, text: str) -> str:
        """The text with the new names, numbers, dates and years."""
        for old, new in self._names.items():
            text = text.replace(old, new).replace(old.upper(), new.upper())
        text = _NUMBER.sub(lambda _: str(self._chance.randint(1, 399)), text)
        text = _SPOKEN_DATE.sub(lambda m: f"{m[1]}{self._day()}{m[3]}{self._chance.randint(1, 12):02}", text)
        text = _SHORT_DATE.sub(lambda _: f"{self._day()}/{self._chance.randint(1, 12):02}", text)
        text = _SHARE.sub(lambda _: str(self._chance.randint(60, 99)), text)
        return _YEAR.sub(lambda m: str(int(m[0]) + self._later), text)

    def _day(self) -> str:
        return f"{self._chance.randint(1, 28):02}"


def _docx(data: bytes, change: Change) -> bytes:
    """The document with the text of its body and page headers changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if re.fullmatch(r"word/(document|header\d+)\.xml", part.filename):
                content = _texts(content.decode(), change).encode()
            new.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _texts(xml: str, change: Change) -> str:
    """XML with what stands between its tags changed."""
    return "".join(piece if piece.startswith("<") else change(piece) for piece in re.split(r"(<[^>]*>)", xml))


if __name__ == "__main__":
    main()
