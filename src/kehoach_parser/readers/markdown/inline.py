"""Markdown and HTML inside a paragraph: the mark-up comes off, what it says about bold stays.

Markdown's own rules for asterisks do not hold in crawled text ("**1. **Word", "**1.****", "*text *next"), so the
cheapest reading of all runs of asterisks of a paragraph is looked for instead (_resolve).
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

# Characters that must come through untouched (escaped ones, those of addresses) wait in a private plane; the one of the
# basic plane (U+E000 ...) is taken: Word's symbol fonts write their bullets there.
_HIDDEN = 0xF0000
_TAG_NAMES = (
    "abbr|acronym|address|article|a|base|basefont|big|blockquote|body|br|b|caption|center|cite|code|colgroup|col|dd|del"
    "|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|html|img|ins|i|kbd|label|li|main|mark|nav|"
    "ol|o:p|pre|p|q|samp|section|small|span|strike|strong|st1:[a-z]+|sub|summary|sup|s|table|tbody|td|tfoot|thead|th|tr|"
    "tt|ul|u|var"
)
_TAG = re.compile(rf"<(/?)({_TAG_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_BOLD_TAGS = ("b", "strong")
# Tags that end a line in print; inside a line of text they leave a blank.
_BREAK_TAGS = ("br", "p", "div", "li", "tr", "td", "th", "ul", "ol", "hr", "center")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"\\(?=\n|$)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,1000})\]"
    r"\(\s*(?:<[^<>\n]*>|[^()\s]*[./#:@][^()\s]*(?:\([^()\s]*\)[^()\s]*)*)?(?:\s+\"[^\"\n]*\")?\s*\)"
)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+|[\w.+-]+@[\w-]+\.[\w.-]+)>")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>|)\]]+")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")
_NOTE_TEXT = re.compile(r"^([ \t]*)\[\^([^\]\s]{1,20})\]:[ \t]*", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<![\w_/])(_{1,3})(?=[^\s_])([^_\n]*[^\s_])\1(?![\w_])")
# "__a) Name __": converters leave the blank of the last run inside; on one side it touches, at a line's end on none.
_LOOSE_BOLD = re.compile(r"^([ \t]*)__(?!_)(?:(?=\S)([^_\n]*[^_\s])[ \t]*|[ \t]+([^_\n]*[^_\s]))__(?![\w_])", re.MULTILINE)
# Numbers and units as formulas: "$600$", "$100\%$", "$m^2$".
_FORMULA = re.compile(r"(?<![\w\\$])\$(?![\s$])([^$\n]{1,120}?)(?<![\s\\])\$(?![\w$])")
_MACRO = re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}")
_POWER = re.compile(r"\^\s*(?:\{\s*([023])\s*\}|\{\s*\\circ\s*\}|\\circ|([023]))")
_POWERS = {"0": "\u2070", "2": "\u00b2", "3": "\u00b3", None: "\u00b0"}
_SYMBOLS = dict(zip(
    "geq ge leq le times cdot pm to rightarrow div approx ldots dots quad circ".split(),  # noqa: SIM905
    "\u2265 \u2265 \u2264 \u2264 \u00d7 . \u00b1 \u2192 \u2192 \u00f7 \u2248 ... ... \u3000 \u00b0".split(" "),  # noqa: SIM905
    strict=True,
))
_SYMBOL = re.compile(r"\\([a-z]+)\b|\\([,;:! ])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]*\S)~~")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RUN = re.compile(r"\*+")
# A run of more asterisks than this is no emphasis but typography ("******").
_LONGEST_RUN = 6

_UNCLOSED = 8.0
_LITERAL = 6.0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A line without its mark-up.

    bold: all visible characters are bold. carried: a span of emphasis runs over the line's beginning, so that the line
    goes on the paragraph of the line before.
    """

    text: str
    bold: bool
    carried: bool


@dataclass(frozen=True, slots=True)
class _Use:
    """What a run of asterisks is: so many printed ones, then so many marks that turn bold and italic on or off."""

    printed: int
    bold: int
    italic: int


def render(lines: Sequence[str]) -> tuple[Rendered, ...]:
    """The lines of one paragraph without mark-up, as many as went in; a line of nothing but mark-up comes out empty."""
    if not lines:
        return ()
    chars, weights = _without_tags("\n".join(lines))
    flags, spans, printed = _emphasis(chars, weights)
    rendered: list[Rendered] = []
    begin = 0
    carried = False
    for end in [index for index, char in enumerate(printed) if char == "\n"] + [len(printed)]:
        text = "".join(printed[begin:end])
        bold = all_bold(text, flags[begin:end])
        visible = text.strip(" \t*")
        rendered.append(Rendered(_show(text).rstrip() if visible else "", bold, carried))
        carried = end < len(printed) and spans[end]
        begin = end + 1
    return tuple(rendered)


def all_bold(text: str, flags: Sequence[bool]) -> bool:
    """Every visible character is bold; a mark between two bold ones counts as bold ("**1**. **Word**")."""
    visible = [(char, flag) for char, flag in zip(text, flags, strict=True) if not char.isspace()]
    if not visible or not visible[0][1] or not visible[-1][1]:
        return False
    return all(flag or not char.isalnum() for char, flag in visible)


def _hide(text: str) -> str:
    return "".join(chr(_HIDDEN + ord(char)) if ord(char) < 128 else char for char in text)


def _show(text: str) -> str:
    return "".join(chr(ord(char) - _HIDDEN) if _HIDDEN <= ord(char) < _HIDDEN + 128 else char for char in text)


def _hide_address(match: re.Match[str]) -> str:
    address = match[0].rstrip("*_")
    return re.sub(r"[*_]", lambda mark: _hide(mark[0]), address) + match[0][len(address) :]


def _entity(match: re.Match[str]) -> str:
    text = html.unescape(match[0]).replace("\n", " ").replace("\r", " ")
    return _hide(text) if text in ("*", "_", "<", ">", "[", "]") else text


def _underlined(match: re.Match[str]) -> str:
    mark = "**" if len(match[1]) > 1 else ""  # _one_ is italic, which nobody asks for
    return f"{mark}{match[2]}{mark}"


def _loosely_bold(match: re.Match[str]) -> str:
    return f"{match[1]}**{match[2] or match[3]}**"


def _formula(match: re.Match[str]) -> str:
    """A formula as it would be typed; what is more than numbers, units and names of them stays as it is."""
    told = _POWER.sub(lambda power: _POWERS[power[1] or power[2]], _MACRO.sub(r"\1", match[1]))
    told = _SYMBOL.sub(lambda sign: _SYMBOLS.get(sign[1], sign[0]) if sign[1] else " " * (sign[2] == " "), told).replace("{,}", ",")
    told = re.sub(r"\\([%$&#_])", r"\1", told)
    return match[0] if re.search(r"[\\{}]", told) else told


def _without_tags(text: str) -> tuple[str, list[bool]]:
    """Text without tags, links, images and escapes, line breaks kept, and for each character whether HTML says bold."""
    if "$" in text:
        text = _FORMULA.sub(_formula, text)
    text = _STRUCK.sub(r"\1", text) if "~~" in text else text
    text = _LOOSE_BOLD.sub(_loosely_bold, text) if "__" in text else text
    text = _ESCAPE.sub(lambda match: _hide(match[1]), text)
    text = _HARD_BREAK.sub("", text)
    text = _LINK.sub(lambda match: match[1], _IMAGE.sub("", text))
    text = _AUTOLINK.sub(lambda match: match[1], text)
    text = _ADDRESS.sub(_hide_address, text)
    text = _NOTE_MARK.sub(r"[\1]", _NOTE_TEXT.sub(r"\1[\2] ", text))
    text = _UNDERLINE.sub(_underlined, text)
    parts: list[str] = []
    weights: list[bool] = []
    depth = 0
    done = 0
    for tag in _TAG.finditer(text):
        part = _ENTITY.sub(_entity, text[done : tag.start()])
        name = tag[2].lower()
        filler = "\n" * tag[0].count("\n") or (" " if name in _BREAK_TAGS else "")
        parts += (part, filler)
        weights += [depth > 0] * (len(part) + len(filler))
        if name in _BOLD_TAGS:
            depth = max(0, depth + (-1 if tag[1] else 1))
        done = tag.end()
    part = _ENTITY.sub(_entity, text[done:])
    return "".join((*parts, part)), weights + [depth > 0] * len(part)


def _emphasis(text: str, weights: Sequence[bool]) -> tuple[list[bool], list[bool], list[str]]:
    """For each printed character: is it bold, does it stand inside a span; and the characters themselves."""
    flags: list[bool] = []
    spans: list[bool] = []
    printed: list[str] = []
    runs = list(_RUN.finditer(text))
    uses, closed = _resolve(text, runs)
    bold = italic = False
    done = 0
    for run, use in zip(runs, uses, strict=True):
        shown = range(done, run.start() + use.printed)
        printed += text[shown.start : shown.stop]
        flags += [bold or weights[index] for index in shown]
        spans += [closed and (bold or italic or weights[index]) for index in shown]
        bold ^= use.bold % 2 == 1
        italic ^= use.italic % 2 == 1
        done = run.end()
    printed += text[done:]
    flags += [bold or weight for weight in weights[done:]]
    spans += [closed and (bold or italic or weight) for weight in weights[done:]]
    return flags, spans, printed


@cache
def _uses(length: int) -> tuple[_Use, ...]:
    if length > _LONGEST_RUN:
        return (_Use(length, 0, 0),)
    return tuple(
        _Use(length - 2 * bold - italic, bold, italic)
        for bold in range(3)
        for italic in range(2)
        if 2 * bold + italic <= length
    )


def _resolve(text: str, runs: Sequence[re.Match[str]]) -> tuple[list[_Use], bool]:
    """The cheapest use of every run of asterisks, and whether all spans are closed then.

    Dynamic programming over (bold open, italic open).
    """
    trail: list[dict[tuple[bool, bool], tuple[tuple[bool, bool], _Use]]] = []
    costs = {(False, False): 0.0}
    for run in runs:
        reached: dict[tuple[bool, bool], float] = {}
        steps: dict[tuple[bool, bool], tuple[tuple[bool, bool], _Use]] = {}
        for state, cost in costs.items():
            for use in _uses(len(run[0])):
                after = (state[0] ^ (use.bold == 1), state[1] ^ (use.italic == 1))
                total = cost + _cost(text, run, use, state)
                if total < reached.get(after, float("inf")):
                    reached[after] = total
                    steps[after] = (state, use)
        costs = reached
        trail.append(steps)
    state = min(costs, key=lambda state: costs[state] + _UNCLOSED * sum(state))
    closed = not any(state)
    uses: list[_Use] = []
    for steps in reversed(trail):
        state, use = steps[state]
        uses.append(use)
    return uses[::-1], closed


def _cost(text: str, run: re.Match[str], use: _Use, state: tuple[bool, bool]) -> float:
    """How far-fetched a use is; the figures are set against each other by the crawled plans' forms (tests)."""
    before = text[run.start() - 1] if run.start() else "\n"
    after = text[run.end()] if run.end() < len(text) else "\n"
    free = before.isspace() and after.isspace()
    cost = 0.0
    if use.printed:
        # "a * b", "* item": one that stands free is printed; others are printed unwillingly.
        alone = free and use.printed == 1 and not use.bold and not use.italic
        cost += 1.0 if alone else min(use.printed, 2 * _LONGEST_RUN) * _LITERAL
    if not use.bold and not use.italic:
        return cost
    if free:
        return cost + (5.5 if use.italic else 4.0)
    if before.isdigit() and after.isdigit() and not use.bold:  # "3*4"
        cost += 7.0
    if use.bold > 1 and not state[0]:
        cost += 3.0
    toggled = [is_open for is_open, count in zip(state, (use.bold, use.italic), strict=True) if count == 1]
    for is_open in toggled:
        if is_open:
            cost += 0.5 * before.isspace() + 7.0 * (before in "([{")
        else:
            cost += 1.0 * after.isspace() + 7.0 * (after in ")]}.,;:")
    return cost
