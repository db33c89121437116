"""Small PDF files written by hand: lines, rectangles and ASCII text, for what no office program prints at will."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass
class Page:
    """A page under way; coordinates in points from the top left of the page as it is shown.

    rotate: the page's /Rotate; the content is turned the other way, so that it shows upright. wrong: /Rotate alone is
    set and the page shows sideways. origin: lower left corner of the page's box. form: the content stands in a form.
    notes: annotations; crop: the visible part, as content and notes.
    """

    width: float = 595
    height: float = 842
    rotate: int = 0
    wrong: bool = False
    origin: tuple[float, float] = (0, 0)
    form: bool = False
    content: list[str] = field(default_factory=list)
    notes: list[tuple[str, tuple[float, float, float, float], tuple[str, ...]]] = field(default_factory=list)
    crop: tuple[float, float, float, float] | None = None

    def note(self, subtype: str, x0: float, y0: float, x1: float, y1: float, *texts: str) -> None:
        """An annotation ("FreeText", "Stamp", "Widget") with an appearance of its own: lines of 11 pt from the top."""
        self.notes.append((subtype, (x0, y0, x1, y1), texts))

    def text(self, x: float, y: float, text: str, size: float = 11, *, bold: bool = False) -> None:
        """A line of text with its baseline at y."""
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.content.append(f"BT /{'B' if bold else 'F'} {size} Tf {x:.2f} {self.height - y:.2f} Td ({shown}) Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5, dash: str = "[] 0") -> None:
        """A stroke."""
        self.content.append(f"{width} w {dash} d {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float, *, paint: str = "S", grey: float = 0) -> None:
        """A rectangle: paint "S" strokes, "f" fills it."""
        self.content.append(f"0.5 w {grey} g {x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re {paint} 0 g")

    def raw(self, operators: str) -> None:
        """Operators in PDF's own coordinates, y upwards."""
        self.content.append(operators)

    def stream(self) -> bytes:
        """The content, turned against the page's rotation."""
        turned = 0 if self.wrong else self.rotate
        angle = math.radians(turned)
        cos, sin = round(math.cos(angle)), round(math.sin(angle))
        shift = {0: (0, 0), 90: (self.height, 0), 180: (self.width, self.height), 270: (0, self.width)}[turned]
        matrix = f"{cos} {sin} {-sin} {cos} {shift[0] + self.origin[0]} {shift[1] + self.origin[1]} cm"
        return "\n".join(["q", matrix, *self.content, "Q"]).encode("latin-1")

    @property
    def media(self) -> tuple[float, float]:
        """Width and height before the rotation."""
        turned = not self.wrong and self.rotate in (90, 270)
        return (self.height, self.width) if turned else (self.width, self.height)


def _note(page: Page, subtype: str, place: tuple[float, float, float, float], texts: tuple[str, ...], number: int) -> list[bytes]:
    """The appearance (object number) of an annotation and the annotation itself."""
    x0, y0, x1, y1 = place
    lines = " ".join(f"BT /F 11 Tf 0 {y1 - y0 - 11 - 13 * row:.2f} Td ({text}) Tj ET" for row, text in enumerate(texts)).encode("latin-1")
    box = f"[0 0 {x1 - x0:.2f} {y1 - y0:.2f}]".encode()
    form = b"<</Type/XObject/Subtype/Form/BBox%s/Resources<</Font<</F 3 0 R>>>>/Length %d>>stream\n%s\nendstream" % (box, len(lines), lines)
    rect = f"[{x0:.2f} {page.height - y1:.2f} {x1:.2f} {page.height - y0:.2f}]".encode()
    kind = b"/FT/Sig" if subtype == "Widget" else b""
    return [form, b"<</Type/Annot/Subtype/%s%s/F 4/Rect%s/AP<</N %d 0 R>>>>" % (subtype.encode(), kind, rect, number)]


def write_pdf(pages: list[Page]) -> bytes:
    """The pages as a file."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>", b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>"]
    kids = []
    fonts = b"/Font<</F 3 0 R/B 4 0 R>>"
    for page in pages:
        wide, high = page.media
        left, bottom = page.origin
        stream = page.stream()
        box = f"[{left} {bottom} {left + wide} {bottom + high}]".encode()
        resources = fonts
        if page.form:
            objects.append(b"<</Type/XObject/Subtype/Form/BBox%s/Resources<<%s>>/Length %d>>stream\n%s\nendstream" % (box, fonts, len(stream), stream))
            resources += b"/XObject<</X %d 0 R>>" % len(objects)
            stream = b"/X Do"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        more = b""
        for subtype, place, texts in page.notes:
            objects.extend(_note(page, subtype, place, texts, len(objects) + 1))
            more += b" %d 0 R" % len(objects)
        more = b"/Annots[%s]" % more if more else b""
        if page.crop is not None:
            x0, y0, x1, y1 = page.crop
            more += f"/CropBox[{x0} {high - y1} {x1} {high - y0}]".encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Rotate %d/Resources<<%s>>/Contents %d 0 R%s>>" % (box, page.rotate, resources, contents, more)
        )
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, start)
