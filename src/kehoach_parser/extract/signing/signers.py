"""Those who sign: in whose place, with what post, the name; several side by side or one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.draft import Signature
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.structure.zones import is_name, names_post

_DASH = re.compile(r"\s+[-–]\s+")


@dataclass(slots=True)
class Signer:
    """A signer as far as read. notes: what stands in the signature's place ("(Đã ký)")."""

    behalf: list[Text] = field(default_factory=list)
    role: Text | None = None
    name: Text | None = None
    notes: list[Line] = field(default_factory=list)

    def draft(self) -> Signature:
        """The signer as the contract has it; the notes lie in the provenance of the name, else of the post."""
        behalf = chain(self.behalf) if self.behalf else None
        if self.name is not None:
            return Signature(behalf, self.role, self.name.with_extra(self.notes))
        if self.role is not None:
            return Signature(behalf, self.role.with_extra(self.notes), None)
        return Signature(behalf.with_extra(self.notes) if behalf is not None else None, None, None)

    def sign_for(self, text: Text) -> None:
        """A line of the authority to sign; "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH" holds the post, too."""
        for dash in _DASH.finditer(text.value):
            if self.role is None and names_post(text.value[dash.end() :]):
                self.behalf.append(text.cut(0, dash.start()))
                self.role = text.cut(dash.end())
                return
        self.behalf.append(text)

    def hold(self, text: Text) -> None:
        """A post, or a further line of it."""
        self.role = text if self.role is None else chain([self.role, text])


def is_person(line: Line) -> bool:
    """A name, and no post that is written like one ("Thư Ký")."""
    return is_name(line) and not names_post(line.text)


def name_follows(line: Line, below: Sequence[Line]) -> bool:
    """Does a person's name in small letters stand below the line in its column?"""
    return any(is_person(other) and not is_capital(other.text) for other in below if other.column == line.column)


def name_behind(text: Text) -> tuple[Text, Text | None]:
    """(a last recipient, the name of a person that stands behind its stop): "Lưu: VT. Lê Văn Bình"."""
    stop = max(text.value.rfind(". "), text.value.rfind("; "))
    name = text.cut(stop + 1) if stop > 0 else Text("")
    if not name or is_capital(name.value) or not is_person(replace(name.lines[0], text=name.value)):
        return text, None
    return text.cut(0, stop + 1), name
