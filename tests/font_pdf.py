"""PDF files whose fonts lie: lines of text set in fonts of the 8-bit age, or in fonts of glyph ids without a table to Unicode.

Written by hand, so that every code in them is known. The fonts have one width and print boxes.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from itertools import groupby

from kehoach_parser.document import Body, Grid
from tests.old_text import glyph_ids, to_tcvn3, to_vni

# Width of every glyph, in thousandths of the size.
WIDTH = 500
GLYPHS = 1400


@dataclass
class Sheet:
    """A page under way. encoding: "tcvn3", "vni", "ids" (Times New Roman's glyph ids), or "plain" (Windows-1252)."""

    encoding: str
    content: list[str] = field(default_factory=list)
    width: float = 595
    height: float = 842
    origin: tuple[float, float] = (0, 0)

    def text(self, x: float, y: float, text: str, size: float = 12, *, style: str = "", wide: float | None = None) -> None:
        """A line with its baseline at y from the top; style: "B", "I" or both; wide: how wide it is made."""
        runs = list(self.runs(text, style))
        count = sum(length for _, _, length in runs)
        scale = 100 if wide is None else 100 * wide / (count * size * WIDTH / 1000)
        left, low = self.origin
        self.content.append(f"BT {scale:.4f} Tz {left + x:.2f} {low + self.height - y:.2f} Td")
        self.content += [f"/{font} {size} Tf <{codes}> Tj" for font, codes, _ in runs]
        self.content.append("ET")

    def runs(self, text: str, style: str) -> list[tuple[str, str, int]]:
        """(font, codes in hexadecimal, number of glyphs)."""
        if self.encoding == "ids":
            ids = glyph_ids("I" in style)
            codes = [ids[char] for char in text]
            return [(f"G{style}", "".join(f"{code:04x}" for code in codes), len(codes))]
        if self.encoding == "vni":
            data = to_vni(text).encode("cp1252")
            return [(f"V{style}", data.hex(), len(data))]
        if self.encoding == "plain":
            return [(f"P{style}", text.encode("cp1252").hex(), len(text))]
        found = []
        # Capitals with a tone are small letters in the font of capitals.
        for high, group in groupby(text, key=lambda char: char != char.lower() and to_tcvn3(char) == to_tcvn3(char.lower())):
            data = to_tcvn3("".join(group)).encode("cp1252")
            found.append((f"{'H' if high else 'T'}{style}", data.hex(), len(data)))
        return found

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rectangle."""
        left, low = self.origin
        self.content.append(f"0.5 w {left + x0:.2f} {low + self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")


NAMES = {"T": ".VnTime", "H": ".VnTimeH", "V": "VNI-Times", "G": "ABCDEF+TimesNewRoman", "P": "Times"}
STYLES = {"": "", "B": ",Bold", "I": ",Italic", "BI": ",BoldItalic"}


def write_pdf(sheets: list[Sheet]) -> bytes:
    """The pages as a file."""
    objects: list[bytes] = [b"", b"", _stream(truetype())]
    fonts = b""
    for letter, name in NAMES.items():
        for style, suffix in STYLES.items():
            base = (name + suffix).encode()
            descriptor = (
                b"<</Type/FontDescriptor/FontName/%s/Flags 4/Ascent 900/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80"
                b"/FontBBox[0 -200 1000 900]%s>>"
            )
            if letter == "G":
                objects.append(
                    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                    b"/DW %d/CIDToGIDMap/Identity/FontDescriptor %s>>" % (base, WIDTH, descriptor % (base, b"/FontFile2 3 0 R"))
                )
                objects.append(b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]>>" % (base, len(objects)))
            else:
                widths = b" ".join([b"%d" % WIDTH] * 224)
                objects.append(
                    b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]"
                    b"/FontDescriptor %s>>" % (base, widths, descriptor % (base, b""))
                )
            fonts += b"/%s %d 0 R" % ((letter + style).encode(), len(objects))
    kids = []
    for sheet in sheets:
        objects.append(_stream("\n".join(sheet.content).encode()))
        left, low = sheet.origin
        box = f"[{left} {low} {left + sheet.width} {low + sheet.height}]".encode()
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources<</Font<<%s>>>>/Contents %d 0 R>>" % (box, fonts, len(objects)))
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start, count = len(data), len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, table, count, start)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Length1 %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), len(data), packed)


def truetype() -> bytes:
    """A font of GLYPHS boxes and no table of characters: the least that PDF readers load. Glyphs without an outline would
    not do: PDFium leaves them out where they stand alone."""
    corners = (0, 400, 0, -400), (0, 0, 600, 0)
    box = struct.pack(">hhhhhHH4B4h4h", 1, 0, 0, 400, 600, 3, 0, 1, 1, 1, 1, *corners[0], *corners[1])
    tables = {
        b"cmap": struct.pack(">HH", 0, 0),
        b"glyf": box * GLYPHS,
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -200, 1000, 900, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 900, -200, 0, WIDTH, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS),
        b"hmtx": struct.pack(">Hh", WIDTH, 0) * GLYPHS,
        b"loca": struct.pack(f">{GLYPHS + 1}I", *range(0, (GLYPHS + 1) * len(box), len(box))),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    count = len(tables)
    header, body = struct.pack(">IHHHH", 0x10000, count, 64, 2, count * 16 - 64), b""
    for tag, data in tables.items():
        header += tag + struct.pack(">III", 0, 12 + 16 * count + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return header + body


def retyped(body: Body, encoding: str) -> bytes:
    """A PDF's lines and ruled tables set again where they stood, in the fonts of an encoding."""
    sizes = body.page_sizes or ()
    sheets = [Sheet(encoding, width=width, height=height) for width, height in sizes]
    for item in body.items:
        if isinstance(item, Grid):
            for cell in item.cells:
                for index, line in enumerate(cell.lines):
                    if line.bbox and line.page:
                        x0, y0, x1, y1 = line.bbox
                        if index == 0:
                            sheets[line.page - 1].box(x0, y0, x1, y1)
                        high = min(14.0, (y1 - y0 - 2) / len(cell.lines))
                        sheets[line.page - 1].text(x0 + 2, y0 + 2 + high * (index + 0.8), line.text, 0.8 * high, wide=min(x1 - x0 - 4, 5.0 * len(line.text)))
        elif item.bbox and item.page:
            x0, y0, x1, y1 = item.bbox
            style = "B" if item.bold else ""
            sheets[item.page - 1].text(x0, y1 - 3, item.text, 13, style=style, wide=x1 - x0)
    return write_pdf(sheets)
