"""Parts that a Word file holds beside its own text: what Word takes in when it opens the file, and diagrams."""

from __future__ import annotations

from kehoach_parser.document import Item
from kehoach_parser.errors import KehoachError
from kehoach_parser.readers.docx.package import A, Element, Package, R
from kehoach_parser.readers.options import ReadPart

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
# Points of a diagram that hold no text of their own but its drawing.
_DRAWN = frozenset({"pres", "parTrans", "sibTrans"})


class Embedded:
    """The parts of one package that its main part refers to. unread: names of those that could not be read."""

    def __init__(self, package: Package, read_part: ReadPart | None) -> None:
        self.unread: list[str] = []
        self._package = package
        self._read_part = read_part

    def chunk(self, element: Element) -> tuple[Item, ...]:
        """What a w:altChunk takes in (HTML, MHT, RTF, another Word file), as its own reader reads it."""
        _, path = self._package.relations.get(element.get(R + "id") or "", ("", ""))
        data = self._package.content(path)
        if data is None or not data.strip():
            return ()
        try:
            if self._read_part is not None:
                body = self._read_part(data, path.rpartition("/")[2])
                self.unread.extend(body.unread_parts)
                return body.items
        except KehoachError:
            pass
        self.unread.append(path)
        return ()

    def diagram(self, element: Element) -> list[str]:
        """The texts of a diagram (SmartArt), one for each paragraph, in the order of its points."""
        ids = next(element.iter(_DIAGRAM + "relIds"))
        _, path = self._package.relations.get(ids.get(R + "dm") or "", ("", ""))
        root = self._package.part(path)
        found: list[str] = []
        for point in () if root is None else root.iter(_DIAGRAM + "pt"):
            if point.get("type") not in _DRAWN:
                found.extend("".join(text.text or "" for text in paragraph.iter(A + "t")) for paragraph in point.iter(A + "p"))
        return [" ".join(text.split()) for text in found if text.strip()]
