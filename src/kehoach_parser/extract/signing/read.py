"""The ending of a document, line by line, in any order of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.draft import Signature
from kehoach_parser.extract.signing.recipients import behind_label, ended, is_below_filed, is_beside, is_next, recipients_of
from kehoach_parser.extract.signing.signers import Signer, is_person, name_behind, name_follows
from kehoach_parser.structure.lexis import is_capital, is_item
from kehoach_parser.structure.zones import is_on_behalf, is_role, is_sign_note, names_post, starts_recipients


@dataclass(slots=True)
class Ending:
    """Recipients and signers, the first of them at the top left; rest: lines that are neither."""

    recipients: list[Text] = field(default_factory=list)
    signers: list[Signature] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)

    @property
    def signature(self) -> Signature:
        """The first signer."""
        return self.signers[0] if self.signers else Signature()

    @property
    def cosigners(self) -> tuple[Signature, ...]:
        """Those who sign with the first."""
        return tuple(self.signers[1:])


def read_ending(lines: Sequence[Line]) -> Ending:
    """Recipients and signers from the lines behind the closing."""
    reading = _Reading(lines)
    for index, line in enumerate(lines):
        reading.enter(line)
        if not any(take(reading, line, index) for _, take in RULES_IN_ORDER):
            reading.ending.rest.append(line)
        reading.last = line
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """How far an ending is read. fixed: lines that hold the recipients' label alone; items: the lines of each recipient; listing:
    recipients are being listed; signer: who signs here, of all signers; last: the line before; column: where it stands, and
    what was read in the columns (listing, signer)."""

    lines: Sequence[Line]
    ending: Ending = field(default_factory=Ending)
    fixed: list[Line] = field(default_factory=list)
    items: list[list[Line]] = field(default_factory=list)
    listing: bool = False
    signer: Signer | None = None
    signers: list[Signer] = field(default_factory=list)
    last: Line | None = None
    column: int = 0
    columns: dict[int, tuple[bool, Signer | None]] = field(default_factory=dict)

    def enter(self, line: Line) -> None:
        """Goes over to the line's column: what was read there goes on, a new one begins anew."""
        if line.column == self.column:
            return
        self.columns[self.column] = (self.listing, self.signer)
        self.column = line.column
        if line.column in self.columns:
            self.listing, self.signer = self.columns[line.column]
        elif line.column:
            self.listing, self.signer = False, None
        else:
            # Alone on the next page: the name of whoever has none.
            self.listing, self.signer = False, next((one for one in self.signers if one.name is None), self.signer)

    def begin(self) -> Signer:
        """A new signer."""
        self.signer = Signer()
        self.signers.append(self.signer)
        return self.signer

    def finished(self) -> Ending:
        listed = [Text.join(item) for item in self.items]
        if listed and len(self.signers) == 1 and self.signers[0].name is None:
            # The last lines of both columns, alone on a page, may have been read as one.
            listed[-1], self.signers[0].name = name_behind(listed[-1])
        self.ending.recipients.extend(recipient for text in listed for recipient in recipients_of(text))
        self.ending.signers.extend(signer.draft() for signer in self.signers)
        if self.fixed:
            _own_fixed(self.ending, self.fixed)
        return self.ending


def _label(reading: _Reading, line: Line, _: int) -> bool:
    """"Nơi nhận:", with the first recipient or the authority to sign of the column beside it behind it, or alone."""
    if not starts_recipients(line):
        return False
    reading.listing = True
    rest = behind_label(line)
    if not rest:
        reading.fixed.append(line)
    elif is_beside(rest):
        reading.begin().sign_for(rest)
    else:
        reading.ending.recipients.extend(recipients_of(rest))
    return True


def _on_behalf(reading: _Reading, line: Line, _: int) -> bool:
    """"TM. ỦY BAN NHÂN DÂN"; behind a name it is another signer's."""
    if not is_on_behalf(line):
        return False
    reading.listing = False
    signer = reading.signer
    (reading.begin() if signer is None or signer.name is not None else signer).sign_for(Text.join([line]))
    return True


def _note(reading: _Reading, line: Line, _: int) -> bool:
    """"(Đã ký)", "(Ký tên, đóng dấu)"."""
    if reading.signer is None or not is_sign_note(line):
        return False
    reading.signer.notes.append(line)
    return True


def _role(reading: _Reading, line: Line, index: int) -> bool:
    """A signer's post, in small letters where a signer is sure; below a name that of the next, or a second one of the same."""
    signer = reading.signer
    sure = signer is not None and (bool(signer.behalf) or signer.name is not None)
    aside = line.column > 1 and not reading.listing
    if signer is not None and signer.role is not None and signer.name is None:
        return False
    if not is_role(line) and not ((sure or aside) and not is_item(line.text) and names_post(line.text)):
        return False
    reading.listing = False
    below = reading.lines[index + 1 :]
    if signer is not None and signer.name is not None and not _another_signs(line, below):
        signer.hold(Text.join([line]))
    else:
        (reading.begin() if signer is None or signer.name is not None else signer).hold(Text.join([line]))
    return True


def _another_signs(line: Line, below: Sequence[Line]) -> bool:
    """Does a name stand below the post in its column?"""
    return any(is_person(other) for other in below if other.column == line.column)


def _role_goes_on(reading: _Reading, line: Line, index: int) -> bool:
    """A post broken before its last word ("PHÓ CHỦ / TỊCH"), a second post below it ("KIÊM ..."), what it is a post of."""
    signer = reading.signer
    if signer is None or signer.role is None or signer.name is not None or reading.listing:
        return False
    small = names_post(line.text) and not is_item(line.text)
    if not is_capital(line.text) and not small:
        return False
    short = len(line.text.split()) == 1 or small
    if not short and not (name_follows(line, reading.lines[index + 1 :]) and not is_item(line.text)):
        return False
    signer.hold(Text.join([line]))
    return True


def _authority_goes_on(reading: _Reading, line: Line, _: int) -> bool:
    """The name of the body in whose place is signed, broken over lines."""
    signer = reading.signer
    if signer is None or not signer.behalf or signer.role is not None or signer.name is not None:
        return False
    if reading.listing or not is_capital(line.text):
        return False
    signer.behalf[-1] = chain([signer.behalf[-1], Text.join([line])])
    return True


def _role_by_place(reading: _Reading, line: Line, index: int) -> bool:
    """A post whose word is not known: what stands in capitals above a name, where nobody signs yet."""
    if reading.signer is not None or reading.listing or not is_capital(line.text) or is_item(line.text):
        return False
    if not name_follows(line, reading.lines[index + 1 :]):
        return False
    reading.begin().hold(Text.join([line]))
    return True


def _next_recipient(reading: _Reading, line: Line, _: int) -> bool:
    """Behind a mark, or the next of a list that has none."""
    marked = is_item(line.text) and (reading.listing or bool(reading.fixed) or bool(reading.items))
    if not marked and not (reading.listing and reading.items and is_next(line, reading.items, reading.lines)):
        return False
    reading.items.append([line])
    return True


def _recipient_goes_on(reading: _Reading, line: Line, index: int) -> bool:
    """The rest of a recipient that is not at its end."""
    if not reading.items or not (reading.listing or reading.last is reading.items[-1][-1]):
        return False
    if ended(reading.items[-1][-1], reading.lines[index + 1 :]) or line.column > reading.items[-1][-1].column > 0:
        return False
    reading.items[-1].append(line)
    return True


def _name(reading: _Reading, line: Line, _: int) -> bool:
    """The signer's name."""
    signer = reading.signer
    if signer is None or signer.name is not None or not is_person(line):
        return False
    signer.name = Text.join([line])
    return True


def _first_recipient(reading: _Reading, line: Line, _: int) -> bool:
    """The first of a list without marks."""
    if not reading.listing or reading.items:
        return False
    reading.items.append([line])
    return True


def _below_filed(reading: _Reading, line: Line, _: int) -> bool:
    """How many copies there are, who typed it."""
    if not reading.items or reading.last is not reading.items[-1][-1] or not is_below_filed(line, reading.items[-1]):
        return False
    reading.items[-1].append(line)
    return True


# What a line of an ending may be: the first of these that takes it decides.
RULES_IN_ORDER: tuple[tuple[str, Callable[[_Reading, Line, int], bool]], ...] = (
    ("label of the recipients", _label),
    ("authority to sign", _on_behalf),
    ("note in the signature's place", _note),
    ("post", _role),
    ("post goes on", _role_goes_on),
    ("authority goes on", _authority_goes_on),
    ("post by its place", _role_by_place),
    ("next recipient", _next_recipient),
    ("recipient goes on", _recipient_goes_on),
    ("name", _name),
    ("first recipient without a mark", _first_recipient),
    ("below what is filed", _below_filed),
)


def _own_fixed(ending: Ending, fixed: Sequence[Line]) -> None:
    """The label lies in the provenance of the first recipient, else of what is signed for."""
    if ending.recipients:
        ending.recipients[0] = ending.recipients[0].with_extra(fixed)
    elif ending.signers and ending.signers[0].on_behalf is not None:
        first = ending.signers[0]
        ending.signers[0] = Signature(ending.signers[0].on_behalf.with_extra(fixed), first.role, first.name)
    else:
        ending.rest.extend(fixed)
