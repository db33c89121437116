"""The package of a Word file: the zip, its parts as XML trees, their relations; every failure as our own error."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import Any, TypeAlias

from lxml import etree

from kehoach_parser.errors import EncryptedError, InputError, LimitError

# lxml ships no types; its elements are named once here.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = W + "val"
P = W + "p"
PPR = W + "pPr"
RPR = W + "rPr"
TBL = W + "tbl"
TXBX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"

# ISO/IEC 29500 "strict" files carry other namespaces; they are renamed to the transitional ones after parsing.
_STRICT_ROOT = "http://purl.oclc.org/ooxml/"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}

# A plan of 30 pages has a document.xml of 0.2 MB; 200 MB is a thousand times that and no honest document.
MAX_PART_BYTES = 200_000_000

_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BROKEN = "docx-broken"

_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

# Fonts of old encodings; ".vn" alone would be every address of a web site.
_OLD_FONTS = (b".Vn", b".VN", b'".vn', b'"Vn', b"VNI", b'"vni', b'"VPS', b'"VI ', b'"VI-', b'"VISCII', b'"BK')

# What stands around content without being content: it is walked through, in blocks, rows, cells and runs alike.
WRAPPERS = frozenset(
    {
        W + "sdt",
        W + "sdtContent",
        W + "customXml",
        W + "smartTag",
        W + "ins",
        W + "moveTo",
        W + "hyperlink",
        W + "dir",
        W + "bdo",
        W + "ruby",
        W + "rubyBase",
    }
)
REMOVED = frozenset({W + "del", W + "moveFrom"})


def integer(value: str | None, default: int, low: int = -(10**9), high: int = 10**9) -> int:
    """The attribute as a whole number between low and high; default where it is missing or no number."""
    try:
        return min(max(int(value or ""), low), high)
    except ValueError:
        return default


def switch(element: Element | None) -> bool:
    """Whether an on/off element is there and says on; without a value it does."""
    return element is not None and element.get(VAL, "1") not in {"0", "false", "off", "none"}


def value(parent: Element, tag: str) -> str | None:
    """The w:val of a child; None where parent or child or value is missing."""
    return attribute(None if parent is None else parent.find(tag))


def attribute(element: Element | None) -> str | None:
    """The w:val of an element; None where either is missing."""
    found: str | None = None if element is None else element.get(VAL)
    return found


def lead(parent: Element, tag: str) -> Element | None:
    """The properties of an element, which the format puts first; elsewhere they are still found.

    Nine times as fast as find(), which took a fifth of the whole reading time.
    """
    if len(parent) and parent[0].tag == tag:
        return parent[0]
    return parent.find(tag)


def children(parent: Element | None) -> dict[str, Element]:
    """The children by their tags (one walk, where each find() would be one); the first of each tag counts."""
    found: dict[str, Element] = {}
    for child in () if parent is None else parent:
        found.setdefault(child.tag, child)
    return found


def branch(alternate: Element) -> Element | None:
    """The first alternative (mc:Choice, then mc:Fallback) that holds text; None where none does.

    Word writes a text box twice, as DrawingML and as VML; only one of them may be read.
    """
    for option in alternate:
        for text in option.iter(W + "t", W + "sym", M + "t"):
            if text.tag == W + "sym" or (text.text and text.text.strip()):
                return option
    return None


class Package:
    """The parts of one Word file.

    Raises InputError where the bytes are no zip or hold no Word document, EncryptedError where a password protects
    them, LimitError where a part unpacks to more than MAX_PART_BYTES. old_fonts: a part read so far may name a font of
    the 8-bit age.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.old_fonts = False
        if data.startswith(_OLE_MAGIC):
            if _ENCRYPTED_STREAM in data:
                raise EncryptedError("docx-password", name)
            raise InputError("docx-old", name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._zip.namelist())
        except _ZIP_ERRORS as error:
            raise InputError(_BROKEN, name) from error
        self.main = self._main_part()
        document = self.part(self.main)
        if document is None or document.tag != W + "document":
            raise InputError(_BROKEN, name)
        self.document = document
        self.relations = self.related(self.main)

    def part(self, path: str) -> Element | None:
        """A part's root element, strict namespaces renamed; None where the package has no such part.

        Raises InputError where the part is no well-formed XML or has a document type (the format allows none).
        """
        if path not in self._names:
            return None
        data = self._unpacked(path)
        self.old_fonts = self.old_fonts or any(name in data for name in _OLD_FONTS)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise InputError("docx-part-broken", self.name, part=path) from error
        if root is None or root.getroottree().docinfo.doctype:
            raise InputError("docx-doctype", self.name, part=path)
        if any(space.startswith(_STRICT_ROOT) for space in root.nsmap.values()):
            _rename(root)
        return root

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """The relations of a part: id -> (kind, path of the target); kind is the last word of the relation's type."""
        folder, _, base = path.rpartition("/")
        root = self.part(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root:
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target:
                continue
            kind = (relation.get("Type") or "").rpartition("/")[2]
            place = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[relation.get("Id") or ""] = (kind, place)
        return found

    def of_kind(self, kind: str) -> Element | None:
        """The root of the document's part of that kind ("styles", "numbering", ...); None where missing."""
        for found, target in self.relations.values():
            if found == kind:
                return self.part(target)
        return None

    def content(self, path: str) -> bytes | None:
        """The bytes of a part; None where the package has no such part."""
        return self._unpacked(path) if path in self._names else None

    def _main_part(self) -> str:
        for kind, target in self.related("").values():
            if kind == "officeDocument" and target in self._names:
                return target
        return "word/document.xml"

    def _unpacked(self, path: str) -> bytes:
        try:
            info = self._zip.getinfo(path)
            if info.flag_bits & 1:
                raise EncryptedError("docx-password", self.name)
            # zipfile never unpacks more than the size that the entry declares.
            if info.file_size > MAX_PART_BYTES:
                sizes = {"size": info.file_size // 1_000_000, "limit": MAX_PART_BYTES // 1_000_000}
                raise LimitError("docx-part-large", self.name, part=path, **sizes)
            return self._zip.read(info)
        except _ZIP_ERRORS as error:
            raise InputError(_BROKEN, self.name) from error


def _rename(root: Element) -> None:
    for element in root.iter(etree.Element):
        space, _, local = element.tag[1:].rpartition("}")
        if space in _STRICT:
            element.tag = _STRICT[space] + local
        for key in list(element.attrib):
            space, _, local = key[1:].rpartition("}")
            if space in _STRICT:
                element.set(_STRICT[space] + local, element.attrib.pop(key))
