"""Cells of a flattened row: where does one column's text end and the next one's begin?

A sequence model: the lines of a row are given to the columns in their order so that the sum of the scores is highest.
The scores rest on what columns are like (deadlines, agencies, codes), on how lines wrap in a column of its width, and
on the cells that the same table and the body already showed. Two passes: the first learns widths and frequent cells,
the second uses them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Line
from kehoach_parser.draft import ColumnMeaning
from kehoach_parser.extract.tables.columns import code_pattern
from kehoach_parser.extract.tables.kinds import begins
from kehoach_parser.structure.widths import width
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# Scores are in units of "one piece of evidence"; weights were set on two flattened plans (105 rows) and one made up.
_LOWER_START = -7.0
_KIND_RIGHT = 4.0
_KIND_WRONG = -4.0
_KNOWN = 3.0
_EMPTY = -5.0
_SHORT_WRAP = -3.0
_FULL_WRAP = 0.6
_GOES_ON = 1.2
_SENTENCE = -0.8
_TOO_WIDE = -2.5
_ITEM_IN_NAME = -3.5
_ALONE = -1.5
_BLANK = 250
# Share of the column left free by a line that was not full: beginning in a capital, in lower case.
_TIGHT, _LOOSE = 0.12, 0.33
_DOUBTFUL = 1.5
# Lines that tell a column's width; letters of a cell that is a deadline and nothing more ("Trước ngày 30 tháng 6 năm 2031").
_FEWEST_LINES, _SHORT_DEADLINE = 4, 40


@dataclass(slots=True)
class Knowledge:
    """What cells of each column are known to hold, and how wide the columns print (0: not known yet)."""

    cells: dict[ColumnMeaning, Counter[str]] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)

    def seen(self, name: ColumnMeaning | None, folded: str) -> int:
        """How often a cell of this column held these words; agencies lead here and coordinate there."""
        names: tuple[ColumnMeaning, ...] = ("lead", "coordinate") if name in ("lead", "coordinate") else (name,) if name else ()
        return sum(self.cells[n][folded] for n in names if n in self.cells)


Split = list[list[Line]]


def split_rows(
    rows: Sequence[Sequence[Sequence[Line]]], columns: Sequence[ColumnMeaning | None], known: Knowledge
) -> list[tuple[list[Split], bool]]:
    """For each row (its pieces by page): the lines of each column, piece by piece, and whether a boundary is in doubt.

    columns: the meaning of each column behind the number, in order.
    """
    for _ in range(2):
        results = [_split_row(pieces, columns, known) for pieces in rows]
        known = _learn(results, columns, known)
    return [_split_row(pieces, columns, known) for pieces in rows]


def _learn(
    results: Sequence[tuple[list[Split], bool]], columns: Sequence[ColumnMeaning | None], known: Knowledge
) -> Knowledge:
    cells = {name: Counter(counter) for name, counter in known.cells.items()}
    widths: dict[int, list[int]] = {}
    for pieces, _ in results:
        for index, name in enumerate(columns):
            lines = [line for piece in pieces for line in piece[index]]
            if lines and name in ("lead", "coordinate", "deadline"):
                cells.setdefault(name, Counter())[key(" ".join(line.text for line in lines))] += 1
            widths.setdefault(index, []).extend(width(line.text) for line in lines)
    measured = {index: sorted(values)[int(0.95 * (len(values) - 1))] for index, values in widths.items() if len(values) >= _FEWEST_LINES}
    return Knowledge(cells, measured)


def _split_row(
    pieces: Sequence[Sequence[Line]], columns: Sequence[ColumnMeaning | None], known: Knowledge
) -> tuple[list[Split], bool]:
    splits: list[Split] = []
    doubt = False
    before: Split | None = None
    for piece in pieces:
        split, margin = _best(list(piece), columns, known, before)
        splits.append(split)
        doubt = doubt or margin < _DOUBTFUL
        before = split if before is None else [a + b for a, b in zip(before, split, strict=True)]
    return splits, doubt


def _best(
    lines: list[Line], columns: Sequence[ColumnMeaning | None], known: Knowledge, before: Split | None
) -> tuple[Split, float]:
    """(lines of each column, margin of the best over the next best): dynamic programming over the boundaries."""
    count, width_ = len(lines), len(columns)
    # table[c][i]: the two best (score, start of column c's lines) with columns 0..c holding lines 0..i.
    table: list[list[list[tuple[float, int, int]]]] = [[[] for _ in range(count + 1)] for _ in range(width_)]
    for c in range(width_):
        scores = _segment_scores(lines, c, columns[c], known, before[c] if before else None)
        for end in range(count + 1):
            options: list[tuple[float, int, int]] = []
            for start in range(end + 1):
                own = scores[start][end]
                if c == 0:
                    if start == 0:
                        options.append((own, 0, 0))
                else:
                    options.extend((prior[0] + own, start, rank) for rank, prior in enumerate(table[c - 1][start]))
            options.sort(reverse=True)
            table[c][end] = options[:2]
    final = table[-1][count]
    split: Split = [[] for _ in columns]
    end, rank = count, 0
    for c in range(width_ - 1, -1, -1):
        _, start, prior = table[c][end][rank]
        split[c] = lines[start:end]
        end, rank = start, prior
    margin = final[0][0] - final[1][0] if len(final) > 1 else float("inf")
    return split, margin


def _segment_scores(
    lines: Sequence[Line], index: int, name: ColumnMeaning | None, known: Knowledge, before: Sequence[Line] | None
) -> list[list[float]]:
    """score[start][end] of giving lines[start:end] to this column."""
    count = len(lines)
    scores = [[0.0] * (count + 1) for _ in range(count + 1)]
    joins = [0.0] * count
    for i in range(1, count):
        joins[i] = _join(lines[i - 1], lines[i], known.widths.get(index, 0))
        if name == "criterion" and lines[i].text.lstrip()[:1] in "-+":
            joins[i] += _ITEM_IN_NAME
    for start in range(count + 1):
        scores[start][start] = 0.0 if before is not None else _EMPTY - (1.0 if name == "lead" else 0.0)
        inside = 0.0
        for end in range(start + 1, count + 1):
            if end - 1 > start:
                inside += joins[end - 1]
            inside += _too_wide(lines[end - 1], known.widths.get(index, 0))
            scores[start][end] = inside + _opening(lines, range(start, end), name, known, before)
    return scores


def _join(before: Line, line: Line, column_width: int) -> float:
    """Two lines one below the other in one cell: does the second go on with the first?"""
    score = 0.0
    head = next((c for c in line.text if c.isalnum()), "")
    item = line.text.lstrip()[:1] in "-+•"
    if head.islower() and not item:
        score += _GOES_ON
    elif not item and before.text.rstrip()[-1:] in ".;":
        score += _SENTENCE
    if column_width and not item:
        word = line.text.split(" ", 1)[0].strip(",.;")
        loose = head.islower() or (len(word) > 1 and word.isupper())
        free = (column_width - width(before.text) - _BLANK - width(line.text.split(" ", 1)[0])) / column_width
        # In a column of this width the next word would still have stood on the line before.
        if free > (_LOOSE if loose else _TIGHT):
            score += _SHORT_WRAP
        elif free <= 0:
            score += _FULL_WRAP
    return score


def _too_wide(line: Line, column_width: int) -> float:
    if not column_width:
        return 0.0
    excess = width(line.text) / column_width - 1.12
    return _TOO_WIDE * (1 + 4 * excess) if excess > 0 else 0.0


def _opening(lines: Sequence[Line], span: range, name: ColumnMeaning | None, known: Knowledge, before: Sequence[Line] | None) -> float:
    start, end = span.start, span.stop
    first = lines[start].text.lstrip()
    text = " ".join(line.text for line in lines[start:end])
    folded = key(text)
    if before is not None:
        # A cell's tail on the next page goes on with what stood before the break.
        if not before:
            return _EMPTY if not _fits(name, folded, text) else 0.0
        whole = key(" ".join([*(line.text for line in before), text]))
        bonus = 0.0
        if known.seen(name, whole):
            bonus = _KNOWN + 1
        elif known.seen(name, key(" ".join(line.text for line in before))) > 1:
            bonus = -_KNOWN
        item = first[:1] in "-+"
        if item and name not in ("objective", "tasks", None):
            bonus += _ITEM_IN_NAME
        head = next((c for c in first if c.isalnum()), "")
        closed = before[-1].text.rstrip()[-1:] in ".;:"
        return bonus + (_GOES_ON if head.islower() or item or closed else -1.0)
    score = 0.0
    head = next((c for c in first if c.isalnum()), "")
    if head.islower() and first[:1] not in "-+":
        score += _LOWER_START
    fits = _fits(name, folded, text)
    if fits is not None:
        score += _KIND_RIGHT if fits else _KIND_WRONG
    seen = known.seen(name, folded)
    if seen:
        score += _KNOWN * min(1.0, 0.4 + 0.2 * seen)
    if start and key(lines[start - 1].text).split(" ")[-1] in words("time", "before_number") and first[:1].isdigit():
        score += _LOWER_START
    if name in ("objective", "tasks") and " " not in first.strip() and end - start > 1:
        score += _ALONE
    return score


def _fits(name: ColumnMeaning | None, folded: str, text: str) -> bool | None:
    """Does a text look like a cell of this column? None where nothing can be said."""
    if name == "deadline":
        return begins(folded, "deadline") or re.match(r"^\d{4}\b|^\d{1,2}/\d", text) is not None
    if name in ("lead", "coordinate"):
        return begins(folded, "agency")
    if name == "criterion":
        return True if code_pattern().match(fold(text)) else None
    if name in ("objective", "tasks"):
        return False if code_pattern().match(fold(text)) or (begins(folded, "deadline") and len(folded) < _SHORT_DEADLINE) else None
    return None
