"""A document in an office's style: its numbers, marks and the wordings of its labels filled in."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from sample_plans.generator.style import SCHEMES, Style
from sample_plans.offices.model import Appendix, Criterion, Document, Field, Para, Section, Table

LETTERS = "abcdđeghiklmnopq"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ORDINALS = ("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy")
KIND_WORDS = {"criterion": "Tiêu chí ", "sub_criterion": "Tiêu chí thành phần ", "index": ""}


def dress(document: Document, style: Style) -> Document:
    """The document with everything filled in that is printed."""
    return replace(
        document,
        number=None if style.number_blank else document.number,
        day=None if style.day_blank else document.day,
        issuer=(" ".join(document.issuer),) if style.joined_issuer else document.issuer,
        subject=document.subject.upper() if style.subject_upper else document.subject,
        preamble=_paras(document.preamble, style),
        sections=_sections(document.sections, style, SCHEMES[style.scheme]),
        appendices=tuple(_appendix(appendix, document, style) for appendix in document.appendices),
    )


def _appendix(appendix: Appendix, document: Document, style: Style) -> Appendix:
    number = "     " if style.number_blank or document.number is None else document.number
    day = "    " if style.day_blank or document.day is None else f"{document.day:02}"
    return replace(
        appendix,
        attached_to=appendix.attached_to.replace("{number}", number).replace("{day}", day),
        content=_paras(appendix.content, style),
        sections=_sections(appendix.sections, style, SCHEMES["roman"]),
    )


def _sections(sections: tuple[Section, ...], style: Style, scheme: tuple[str, ...], depth: int = 0, above: str = "") -> tuple[Section, ...]:
    dressed = []
    for n, section in enumerate(sections):
        form = scheme[depth]
        number, mark = _number(form, n, above, style)
        heading = section.heading.upper() if section.heading and depth == 0 and style.upper_heads else section.heading
        dressed.append(
            replace(
                section,
                number=number,
                mark=mark,
                own_line=form == "Phần thứ nhất" and heading is not None,
                heading=heading,
                content=_content(section.content, style),
                sections=_sections(section.sections, style, scheme, depth + 1, number),
                criteria=tuple(_criterion(one, f"{number}.{k}", style) for k, one in enumerate(section.criteria, start=1)),
            )
        )
    return tuple(dressed)


def _number(form: str, n: int, above: str, style: Style) -> tuple[str, str]:
    """The bare number and the mark as printed."""
    word, _, _ = form.partition(" ")
    if form == "Phần thứ nhất":
        return ORDINALS[n], f"Phần {ORDINALS[n]}"
    if form.startswith(("Phần", "Mục", "Điều")):
        number = ROMANS[n] if word == "Phần" else str(n + 1)
        return number, f"{word} {number}."
    if form in {"I", "1"}:
        number = ROMANS[n] if form == "I" else str(n + 1)
        return number, number + style.number_stop
    if form == "A":
        return "ABCDEGH"[n], "ABCDEGH"[n] + "."
    if form == "a":
        return LETTERS[n], style.letter.replace("a", LETTERS[n])
    number = f"{above}.{n + 1}"
    return number, number + style.dotted_stop


def _content(content: tuple[Para | Table, ...], style: Style) -> tuple[Para | Table, ...]:
    parts: list[Para | Table] = []
    run = 0  # items of one list so far
    for part in content:
        if isinstance(part, Table):
            parts.append(part)
            run = 0
            continue
        run = run + 1 if part.level in {"letter", "digit"} else 0
        parts.append(_para(part, style, run - 1))
    return tuple(parts)


def _paras(content: tuple[Para, ...], style: Style) -> tuple[Para, ...]:
    return tuple(part for part in _content(content, style) if isinstance(part, Para))


def _para(para: Para, style: Style, n: int) -> Para:
    mark = {
        "plain": "",
        "dash": style.dash,
        "plus": style.plus,
        "letter": style.letter.replace("a", LETTERS[n]),
        "digit": style.digit.replace("1", str(n + 1)),
    }[para.level]
    label = para.label or (style.labels[para.label_kind] if para.label_kind else "")
    text = f"{label}{style.label_mark}{para.text}" if label else para.text
    return replace(para, text=text, mark=mark, label=label, items=_paras(para.items, style))


def _criterion(criterion: Criterion, number: str, style: Style) -> Criterion:
    letters = count()
    return replace(
        criterion,
        number=number,
        mark=number + style.dotted_stop,
        fields=tuple(_field(field, style, letters) for field in criterion.fields),
    )


def _field(field: Field, style: Style, letters: count[int]) -> Field:
    lettered = "a" in style.field_mark
    letter = LETTERS[next(letters)]
    mark = style.field_mark.replace("a", letter)
    if style.field_mark == "-":  # the items of a "-" field are "+" items
        style = replace(style, dash="+", plus="o")
    elif style.field_mark == "+":
        style = replace(style, plus="o")
    return replace(
        field,
        label=field.label or style.labels[field.meaning],
        mark=mark,
        number=letter if lettered else mark or None,
        content=_paras(field.content, style),
    )
