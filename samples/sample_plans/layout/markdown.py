"""A plan as Markdown in three forms: simple, with wrong headings, as a crawler leaves it."""

from __future__ import annotations

import unicodedata

from sample_plans.content.model import NOTE_MARK, Plan
from sample_plans.layout.blocks import (
    KIND,
    MOTTO,
    RECIPIENTS,
    Block,
    body,
    cells,
    column_numbers,
    date_line,
    number_line,
    recipient_lines,
)
from sample_plans.layout.wrap import wrap

_CRAWL_WIDTH = 64
_SIMPLE_HEADINGS = {"roman": "## ", "arabic": "### ", "decimal": "#### ", "letter": "##### "}
_WRONG_HEADINGS = {"roman": "#### ", "arabic": "## ", "decimal": "###### ", "letter": ""}


def simple(plan: Plan) -> str:
    """Return clean Markdown with a pipe table, in decomposed Unicode (NFD)."""
    parts = ["\n".join(f"**{name}**  " for name in plan.issuer), number_line(plan)]
    parts += ["\n".join(f"**{line}**  " for line in MOTTO), f"*{date_line(plan)}*"]
    parts += [f"# {KIND}", f"**{' '.join(plan.subject)}**"]
    text = "\n\n".join(parts) + "\n"
    for block in body(plan):
        item = block.level in ("dash", "plus")
        head = _SIMPLE_HEADINGS[block.level] if block.bold else "  " if block.level == "plus" else ""
        text += ("" if item else "\n") + head + block.typed + "\n"
    text += "\n".join(["", f"***{RECIPIENTS}***", "", *recipient_lines(plan), ""])
    text += "".join(f"\n**{line}**\n" for line in (*plan.on_behalf, plan.role, plan.signer))
    return unicodedata.normalize("NFD", text + _pipe_table(plan))


def _pipe_table(plan: Plan) -> str:
    appendix = plan.appendix
    if appendix is None:
        return ""
    rows = [list(appendix.columns), ["---"] * len(appendix.columns), column_numbers(appendix)]
    for group in appendix.groups:
        rows.append([f"**{group.number}**", f"**{group.title}**", *[""] * (len(appendix.columns) - 2)])
        rows += [cells(plan, n, row) for n, row in enumerate(group.rows, start=1)]
    table = "\n".join("| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in rows)
    return f"\n## {appendix.label}\n\n**{' '.join(appendix.title)}**\n\n*({appendix.attached_to})*\n\n{table}\n"


def wrong_headings(plan: Plan) -> str:
    """Return Markdown as a converter guesses it: heading levels out of order, titles bold inside, items not nested."""
    parts = [" ".join(plan.issuer), number_line(plan), *MOTTO, date_line(plan)]
    parts += [f"## {KIND}", f"### **{' '.join(plan.subject)}**"]
    for block in body(plan):
        parts.append(f"{_WRONG_HEADINGS[block.level]}**{block.typed}**" if block.bold else block.typed)
    parts += [f"#### *{RECIPIENTS}*", "\n".join(recipient_lines(plan))]
    parts += [f"**{line}**" for line in (*plan.on_behalf, plan.role, plan.signer)]
    return "\n\n".join(parts) + "\n"


def crawled(plan: Plan) -> str:
    """Return Markdown as a crawler leaves it: short lines, letterhead and signature as cells between "|" lines."""
    parts = [_cells([*_bold(plan.issuer), "-------"], [*_bold(MOTTO), "---------------"])]
    parts[0] += "\n" + _cells([number_line(plan)], [f"*{line}*" for line in wrap(date_line(plan), 24)])
    parts += [f"**{KIND}**", "\n".join(plan.subject)]
    notes = []
    for block in body(plan):
        text = _crawled_block(block)
        if block.note:
            text = text.replace(NOTE_MARK, f"[{block.note.number}]")
            notes.append(f"[{block.note.number}] {block.note.text}")
        parts.append("\n".join(wrap(text, _CRAWL_WIDTH)))
    signature = [*(f"**{line}**" for line in (*plan.on_behalf, plan.role)), plan.signer]
    parts.append(_cells([RECIPIENTS, *recipient_lines(plan)], signature))
    parts += ["\n".join(wrap(note, _CRAWL_WIDTH)) for note in notes]
    return "\n\n".join(parts) + "\n"


def _bold(lines: tuple[str, ...]) -> list[str]:
    """Return lines set bold and broken once more in the middle, as a narrow cell does."""
    return [f"**{line}**" for name in lines for line in ["\n".join(wrap(name, 20))]]


def _cells(*columns: list[str]) -> str:
    return "".join("|\n" + "\n".join(column) + "\n" for column in columns) + "|"


def _crawled_block(block: Block) -> str:
    if block.bold_label:
        return block.typed.replace(f"{block.mark} {block.bold_label}", f"**{block.mark} {block.bold_label}**", 1)
    if not block.bold:
        return block.typed
    face = "**" if block.level in ("roman", "arabic") else "*"
    return face + block.typed + face
