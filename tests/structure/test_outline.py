from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.structure.blocks import Block
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.outline import Node, build_outline

from .helpers import grid


def shape(*heads: str) -> str:
    """The tree as brackets: a node's mark, or its first word, and its children."""
    blocks = [Block(Text(head), parse_marker(head)) for head in heads]
    root = build_outline(blocks)
    assert list(walk(root)) == blocks
    return shown(root)


def walk(node: Node) -> list[Block]:
    return [*([node.block] if node.block else []), *(block for child in node.children for block in walk(child))]


def shown(node: Node) -> str:
    name = "" if node.block is None else (node.marker.printed if node.marker else node.block.text.value.split()[0])
    below = " ".join(map(shown, node.children))
    return f"{name}[{below}]" if below and name else name or below


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        (("I. A", "1. B", "a) C", "- D", "+ E", "II. F"), "I.[1.[a)[-[+]]]] II."),
        (("1. A", "1.1. B", "1.2. C", "2. D"), "1.[1.1. 1.2.] 2."),
        (("1. A", "1.1. B", "1.1.1. C", "1.2. D"), "1.[1.1.[1.1.1.] 1.2.]"),
        (("I. A", "1. B", "II. C", "1. D"), "I.[1.] II.[1.]"),
        (("1. A", "a) B", "1. C", "2. D"), "1.[a)[1. 2.]]"),
        (("1. A", "a) B", "2. C"), "1.[a)] 2."),
        (("1.1. A", "a) B", "1.1. C"), "1.1.[a)] 1.1."),
        (("1.1.1. A", "1) B", "1.1.2. C"), "1.1.1.[1)] 1.1.2."),
        (("1.1.1.1.1. A", "a) B", "1) C"), "1.1.1.1.1.[a)[1)]]"),
        (("Phần I", "Chương I", "Điều 1. A", "I. B"), "Phần I[Chương I[Điều 1.[I.]]]"),
        (("1. A", "2. B", "1. C"), "1. 2. 1."),
        (("1. A", "- B", "1. C"), "1.[-] 1."),
        (("1) A", "a) B", "b) C", "2) D"), "1)[a) b)] 2)"),
        (("a) A", "1) B", "2) C", "b) D"), "a)[1) 2)] b)"),
        (("1) A", "b) B"), "1) b)"),
        (("- A", "+ B", "+ C", "- D"), "-[+ +] -"),
        (("+ A", "- B", "- C", "+ D"), "+[- -] +"),
        (("1. A", "+ B", "- C", "2. D", "- E"), "1.[+[-]] 2.[-]"),
        (("- A", "+ B", "- C", "+ D"), "-[+] -[+]"),
        (("* A", "+ B", "- C"), "*[+] -"),
        (("- A", "* B", "- C"), "- * -"),
        (("- A", "Trong đó", "+ B", "+ C", "- D"), "-[Trong + +] -"),
        (("- A", "+ B", "Chữ", "+ C", "Cuối"), "-[+[Chữ] +] Cuối"),
        (("- A", "Chữ", "Chữ", "Chữ", "+ B"), "-[Chữ Chữ Chữ +]"),
        (("- A", "Chữ", "Chữ", "Chữ", "Chữ", "+ B"), "- Chữ Chữ Chữ Chữ +"),
        (("- A", "Chữ", "- B"), "- Chữ -"),
        (("- A", "o B", "o C", "- D"), "-[o o] -"),
        (("+ A", "o B", "+ C"), "+[o] +"),
        (("o A", "- B"), "o -"),
        (("* A", "o B"), "* o"),
        (("1. A", "(a) B", "(b) C", "2. D"), "1.[(a) (b)] 2."),
        (("Mục 1. A", "Tiểu mục 1. B", "Điều 1. C", "Khoản 1. D", "a) E"), "Mục 1.[Tiểu mục 1.[Điều 1.[Khoản 1.[a)]]]]"),
        (("1. A", "Tiêu chí 1: B", "a) C", "Tiêu chí 2: D", "2. E"), "1.[Tiêu chí 1:[a)] Tiêu chí 2:] 2."),
        (("- A", "Chữ", "1. B", "+ C"), "- Chữ 1.[+]"),
        (("+ A", "Chữ", "+ B"), "+ Chữ +"),
        (("* A", "+ B", "+ C"), "*[+ +]"),
        (("1. A", "Chữ", "- B", "Chữ"), "1.[Chữ - Chữ]"),
        (("1. A", "a) B", "Chữ"), "1.[a)[Chữ]]"),
        (("1. A", "1) B", "Chữ"), "1.[1) Chữ]"),
        (("A. A", "I. B", "1. C", "B. D"), "A.[I.[1.]] B."),
        (("Chương I", "Điều 1. A", "1. B", "Điều 2. C", "Chương II"), "Chương I[Điều 1.[1.] Điều 2.] Chương II"),
        (("Mục 1. A", "1. B", "2. C", "Mục 2. D", "1. E"), "Mục 1.[1. 2.] Mục 2.[1.]"),
        (("Chương I", "Mục 1. A", "Điều 1. B", "Mục 2. C", "Chương II"), "Chương I[Mục 1.[Điều 1.] Mục 2.] Chương II"),
        (("Chữ", "I. A"), "Chữ I."),
        (("2.1. A", "2.2. B", "3. C"), "2.1. 2.2. 3."),
    ],
)
def test_units_stand_under_units(heads: tuple[str, ...], tree: str) -> None:
    assert shape(*heads) == tree


def test_a_note_behind_points_is_about_all_of_them() -> None:
    assert shape("1. A", "a) B", "b) C", "Ghi chú: số liệu") == "1.[a) b) Ghi]"
    assert shape("1. A", "a) B", "b) C", "Chữ thường") == "1.[a) b)[Chữ]]"
    # Where another point has something under it, each point has its own.
    assert shape("1. A", "a) B", "- D", "b) C", "Ghi chú: số liệu") == "1.[a)[-] b)[Ghi]]"
    assert shape("1. A", "a) B", "b) C", "Ghi chú: số liệu", "c) D") == "1.[a) b)[Ghi] c)]"


def test_styles_of_nodes() -> None:
    root = build_outline([Block(Text("Chữ")), Block(Text(""), grid=grid(("a",))), Block(Text("1. Một"), parse_marker("1. Một"))])
    assert [root.style, *(node.style for node in root.children)] == ["root", "plain", "grid", "decimal"]
    assert [node.is_unit for node in root.children] == [False, False, True]
    assert [node.text.value for node in root.children] == ["Chữ", "", "Một"]


def headed(*heads: str | tuple[str, int]) -> str:
    """As shape; (text, level): a heading by the format; in asterisks: bold."""
    blocks = []
    for head in heads:
        text, level = head if isinstance(head, tuple) else (head, None)
        bare = text.removeprefix("**").removesuffix("**")
        blocks.append(Block(Text(bare), parse_marker(bare), bold=bare != text, level=level))
    return shown(build_outline(blocks))


def test_headings_without_a_number_stand_by_their_level() -> None:
    assert headed(("Mở đầu", 1), "Chữ", ("Đích", 2), "Câu", ("Việc", 1), ("1. A", 2), "- B", ("2. C", 2)) == "Mở[Chữ Đích[Câu]] Việc[1.[-] 2.]"
    # A number of their level, or the next of a list that began before them, is over them.
    assert headed(("Mở đầu", 1), "Chữ", ("I. A", 1), "1. B") == "Mở[Chữ] I.[1.]"
    assert headed("I. A", "Câu", ("Việc", 1), "Chữ", "II. B") == "I.[Câu] Việc[Chữ] II."
    assert headed(("Việc", 1), "1. A", "2. B") == "Việc[1. 2.]"
    assert headed(("Việc đã xong.", 1), "1. A") == "Việc 1."


def test_bold_names_hold_the_fields_below_them() -> None:
    fields = ("* Mục tiêu: A.", "* Giải pháp: B.")
    assert headed("1. A", "**Nước sạch**", *fields, "**Đường làng**", *fields, "2. B") == "1.[Nước[* *] Đường[* *]] 2."
    assert headed("1. A", "**Nước sạch**", "a) Mục tiêu: A.", "b) Giải pháp: B.", "II. C") == "1.[Nước[a) b)]] II."
    assert headed("1. A", "**Nước sạch**", "Câu.", *fields) == "1.[Nước Câu. * *]", "a sentence stands between"
    assert headed("1. A", "Nước sạch", *fields) == "1.[Nước * *]", "it is not bold"
    assert headed("1. A", "**Nước sạch:**", *fields) == "1.[Nước * *]", "it leads in"
