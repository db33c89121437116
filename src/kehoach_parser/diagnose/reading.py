"""What the reading leaves to say: OCR, pages and letters that are lost, what was mended and what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach_parser.document import Line
from kehoach_parser.draft import Finding

# Words in doubt by the pointer of their value, each with what else it could be.
Doubts = Mapping[str, Sequence[tuple[str, Sequence[str]]]]


def pages(ocr: Sequence[int], unread: Sequence[int], lost: Sequence[int | None]) -> Iterator[Finding]:
    """What OCR read, what it could not read because it is not installed, pages whose text is lost (None: all text)."""
    if ocr:
        yield Finding("ocr-used", parameters={"pages": runs(ocr)})
    if unread:
        yield Finding("ocr-unavailable", parameters={"pages": runs(unread)})
    told = [page for page in lost if page is not None and page not in unread]
    if told:
        yield Finding("text-doubtful/lost", parameters={"pages": runs(told)})
    elif None in lost:
        yield Finding("text-doubtful/all")


def parts(unread: Iterable[str]) -> Iterator[Finding]:
    """Parts that the file takes in and that no reader could read: their text is missing."""
    return (Finding("part-unread", parameters={"part": name}) for name in unread)


def header_doubts(pointers: Iterable[str]) -> Iterator[Finding]:
    """Values of the letterhead that OCR was not sure of and that are null for it."""
    for where in pointers:
        yield Finding("header-doubtful", where, {"part": where.rsplit("/", 1)[-1]})


def repaired(places: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """One line for all repairs, one for what the language model put back; places: (pointer, kind) of each."""
    for code, restored in (("text-repaired", False), ("text-restored", True)):
        found = [where for where, kind in places if (kind == "restored") is restored]
        if found:
            yield Finding(code, found[0], {"count": len(found)})


def doubtful(doubts: Doubts, code: str = "text-doubtful") -> Iterator[Finding]:
    """Words, or codes and numbers, that could as well be others."""
    for pointer, words in doubts.items():
        shown = "; ".join(f'"{word}"' + (f" ({', '.join(others)})" if others else "") for word, others in words)
        yield Finding(code, pointer, {"words": shown})


def lost_letters(pointers: Iterable[str]) -> Iterator[Finding]:
    """Letters that the source's fonts leave unknown: U+FFFD stands for each, nothing is guessed."""
    return (Finding("text-doubtful/font", pointer) for pointer in pointers)


# Why lines are furniture, where that is worth a word: reason -> code.
_REASONS = {"hidden": "text-hidden", "contents": "contents-list"}


def furniture(lines: Sequence[Line]) -> Iterator[Finding]:
    """What the source holds and does not print, and lists of contents: one line for each kind, at its first place."""
    for reason, code in _REASONS.items():
        found = [index for index, line in enumerate(lines) if line.reason == reason]
        if found:
            yield Finding(code, f"/furniture/{found[0]}/text", {"count": len(found)})


def runs(numbers: Sequence[int]) -> str:
    """Page numbers, runs of them drawn together: "1-3, 7"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found)
