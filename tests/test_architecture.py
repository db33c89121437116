"""The house as docs/architecture.md has it: imports go down only, modules stay short, words stand in vocabulary/words/*.toml."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kehoach_parser
from kehoach_parser.text.fold import fold
from kehoach_parser.text.syllables import syllables

PACKAGE = Path(kehoach_parser.__file__).resolve().parent
NAME = PACKAGE.name
MODULES = sorted(PACKAGE.rglob("*.py"))
WORDS = sorted(PACKAGE.joinpath("vocabulary", "words").glob("*.toml"))

# Room -> the rooms that it may import from, besides itself. A room is a folder or a module of the package.
FOUNDATION = frozenset(("document", "draft", "errors", "messages", "version", "tree"))
# A room in a room: the vocabulary is looked up by folded keys, and repair looks up the vocabulary.
OWN_ROOM = {"text/fold.py": "fold"}
ROOMS: dict[str, frozenset[str]] = {
    # Sentences by code, a catalogue for each language; imports nothing of ours.
    "messages": frozenset(),
    "errors": frozenset(("messages",)),
    "version": frozenset(),
    "document": frozenset(),
    # What extraction makes: typed, the contract's shape with lines.
    "draft": frozenset(("document",)),
    # One walk over the parts of a draft, with their JSON pointers.
    "tree": frozenset(("document", "draft", "fold")),
    # The models; they import nothing of ours.
    "contract": frozenset(),
    # Folding for comparison.
    "fold": frozenset(),
    # The words of plans, found by their folded key.
    "vocabulary": FOUNDATION | {"fold"},
    # Knows Vietnamese and nothing about plans.
    "text": FOUNDATION | {"fold", "vocabulary"},
    # Know bytes and nothing about plans: neither vocabulary nor structure.
    "readers": FOUNDATION | {"fold", "text"},
    "structure": FOUNDATION | {"fold", "text", "vocabulary"},
    "extract": FOUNDATION | {"fold", "text", "vocabulary", "structure"},
    # Facts of a draft, by pointer; of the extraction only what labels mean, of the outline Roman numerals.
    "facts": FOUNDATION | {"fold", "text", "vocabulary", "structure", "extract"},
    # Rules over a draft and its facts; from the outline only the order of its marks.
    "diagnose": FOUNDATION | {"fold", "vocabulary", "structure", "facts"},
    # The draft and its facts as plain data, with the places of the values.
    "plain_facts": frozenset(("facts",)),
    "plain": FOUNDATION | {"plain_facts", "facts"},
    "assemble": FOUNDATION | {"contract", "plain", "facts", "diagnose"},
    "exports": FOUNDATION | {"contract"},
    "pipeline": FOUNDATION | {"contract", "readers", "text", "vocabulary", "structure", "extract", "assemble", "exports"},
    # Many files; it loads in each worker what the pipeline needs before the first time limit runs.
    "batch": FOUNDATION | {"contract", "readers", "exports", "assemble", "pipeline"},
    "validate": FOUNDATION | {"contract"},
    # The command: its words, its output, itself.
    "cli": FOUNDATION | {"contract", "readers", "text", "pipeline", "batch", "validate", "exports"},
    "__main__": frozenset(("cli",)),
    # The public names, loaded when they are used.
    "__init__": FOUNDATION | {"contract", "pipeline"},
}
COMMAND = ("cli", "__main__")
ENGINE = ("structure", "extract", "facts", "text", "fold", "readers")
LONGEST = 330
# The contract in one place is worth its length: mostly docstrings that become the schema's descriptions.
LONGER = {"contract/plan.py": 400}


# A room of more files than this shows nothing at a glance: it is parted into rooms.
MOST_FILES = 15


def short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return OWN_ROOM.get(short(path), path.relative_to(PACKAGE).parts[0].removesuffix(".py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def module_name(path: Path) -> str:
    parts = [NAME, *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {module_name(path): path for path in MODULES}


def imported(path: Path) -> Iterator[tuple[int, Path]]:
    """(line, module of ours) of every import in a module, those in functions and those for type checkers too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{short(path)}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in NAMES else str(node.module) for alias in node.names]
        else:
            continue
        for name in names:
            if name in NAMES:
                yield node.lineno, NAMES[name]
            else:
                assert not name.startswith(NAME), f"{short(path)}:{node.lineno}: {name} is not there"


def by_name(path: Path) -> Iterator[tuple[int, Path]]:
    """Modules of ours that a module names in a string, to load them when they are needed."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in NAMES and node.value != NAME:
            yield node.lineno, NAMES[node.value]


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_imports_go_down_only(path: Path) -> None:
    here = room(path)
    assert here in ROOMS, f"{here} is a new room: say in ROOMS what it may import"
    wrong = []
    for line, target in (*imported(path), *by_name(path)):
        there = room(target)
        # A package's own name ("from kehoach_parser import messages") leads to its modules, never to its top.
        if there != here and there not in ROOMS[here]:
            wrong.append(f"{short(path)}:{line} imports {short(target)}: {here} may not import {there}")
    assert wrong == []


def test_rooms_have_no_cycle() -> None:
    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        for below in ROOMS[name]:
            visit(below, (*way, name))

    for name in ROOMS:
        visit(name, ())


def test_modules_have_no_cycle() -> None:
    edges = {path: {target for _, target in (*imported(path), *by_name(path)) if target != path} for path in MODULES}
    done: set[Path] = set()

    def visit(path: Path, way: tuple[Path, ...]) -> None:
        assert path not in way, " -> ".join(short(p) for p in (*way, path))
        if path not in done:
            for target in sorted(edges[path]):
                visit(target, (*way, path))
            done.add(path)

    for path in MODULES:
        visit(path, ())


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_modules_are_short(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGER.get(short(path), LONGEST), f"{short(path)} has {lines} lines: split it by its ideas"


def test_rooms_are_small() -> None:
    counts = {short(folder): len(list(folder.glob("*.py"))) for folder in {path.parent for path in MODULES}}
    assert {folder: count for folder, count in counts.items() if count > MOST_FILES} == {}


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) not in COMMAND], ids=short)
def test_only_the_command_prints_or_exits(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "exit", "quit", "sys.exit", "os._exit"), f"{short(path)}:{node.lineno}: {called}"
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in ("sys.stdout", "sys.stderr"), f"{short(path)}:{node.lineno}: {ast.unparse(node)}"


# --- no Vietnamese words in the engine

VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
# Inside a character class letters stand one by one; they are no words.
CHARACTER_CLASS = re.compile(r"(?<!\\)\[(?:\\.|[^\]\\])*\]")
# (module, name that the literal is assigned to) -> why these letters must stand in the code.
ALLOWED = {
    ("text/fold.py", "_MARKED"): "the letters of the alphabet that carry marks",
    ("text/fold.py", "_RARE"): "letters without a byte of their own",
    ("structure/markers.py", "LETTERS"): "the order of the letters that lists are marked with",
}


def docstrings(module: ast.Module) -> set[int]:
    """The ids of the strings that are docstrings (strings that stand alone, attributes' docstrings too)."""
    return {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def allowed(path: Path) -> set[int]:
    """The ids of the strings below assignments of the allow-list."""
    found: set[int] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            names = {ast.unparse(target) for target in (node.targets if isinstance(node, ast.Assign) else [node.target])}
            if any((short(path), name) in ALLOWED for name in names):
                found.update(id(below) for below in ast.walk(node.value))
    return found


def vietnamese_words(path: Path) -> list[str]:
    skipped = docstrings(tree(path)) | allowed(path)
    found: list[str] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            words = re.findall(r"[^\W\d_]{2,}", CHARACTER_CLASS.sub(" ", node.value))
            words = [word for word in words if len(set(word.casefold())) > 1]  # "đĐ" is a letter in both cases
            found.extend(f"{short(path)}:{node.lineno}: {word!r}" for word in words if VIETNAMESE.search(word))
    return found


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in ENGINE], ids=short)
def test_the_engine_has_no_vietnamese_words(path: Path) -> None:
    assert vietnamese_words(path) == [], "put them into vocabulary/words/*.toml, each with an example"


# --- nor folded ones ("ngay", "noi dung", "ng[a-z]y")
#
# A folded word looks like a word of any language: a string is told to hold one by what it is made of. Seen are words that the
# vocabulary itself has in its rows, alone or with a letter left open, and two syllables or more in a row. Not seen: a single
# syllable that no row has, or that is also an English word or a name of a format (ALSO_ENGLISH), and words put together from
# pieces at run time.

# Words of the vocabulary's rows that English, HTML, Word or a name in the code have too; in a row with another they count.
ALSO_ENGLISH = frozenset(("an", "am", "ban", "be", "bin", "but", "by", "can", "con", "day", "den", "do", "doc", "due", "em", "gi", "hang", "in", "it", "kh"))
ALSO_ENGLISH |= frozenset(("le", "let", "li", "long", "men", "no", "not", "num", "on", "pip", "set", "sup", "than", "that", "the", "them", "to", "top", "try"))
# Regular expressions: groups' heads and names, and escapes, are no letters of a word.
SYNTAX = re.compile(r"\\\\|\(\?(?:P<\w+>|P=\w+|<?[=!]|[:>]|[aiLmsux-]+[:)])|\\[A-Za-z]|\{\d*,?\d*\}")
OPEN_LETTER = "\N{REPLACEMENT CHARACTER}"
FOLDED_WORD = re.compile(rf"(?<![\w.:/<-])[a-z{OPEN_LETTER}]{{2,}}(?![\w:/>-]|\.\w)")
# Letters of a code, not words: the kinds of bounds of a time.
NO_WORDS = {
    ("facts/periods/read.py", "te"),
    ("text/gaps.py", "ng"),
    # Names of the Word format, and an English number.
    ("readers/docx/counting/numbering.py", "lang"),
    ("readers/docx/counting/numbers.py", "ten"),
    ("readers/docx/styles.py", "lang"),
    ("readers/docx/styles.py", "toc"),
}


@cache
def folded_syllables() -> frozenset[str]:
    return frozenset(fold(syllable) for syllable in syllables())


@cache
def folded_vocabulary() -> frozenset[str]:
    """The words of the vocabulary's rows that are syllables, folded."""
    forms = (form for path in WORDS for form in forms_of(tomllib.loads(path.read_text("utf-8"))))
    return frozenset(word for form in forms for word in re.findall("[a-z]+", fold(form))) & folded_syllables()


def forms_of(rows: object) -> Iterator[str]:
    """The forms of words in a file of the vocabulary, wherever its rows stand."""
    if isinstance(rows, dict):
        yield from (value for name, value in rows.items() if name in ("match", "form") and isinstance(value, str))
    for below in rows.values() if isinstance(rows, dict) else rows if isinstance(rows, list) else ():
        yield from forms_of(below)


def is_folded_word(word: str) -> bool:
    if OPEN_LETTER in word:
        pattern = re.compile(word.replace(OPEN_LETTER, "[a-z]"))
        return len(word) > 2 and word.count(OPEN_LETTER) == 1 and any(map(pattern.fullmatch, folded_vocabulary()))
    return word in folded_vocabulary() and word not in ALSO_ENGLISH


def folded_words(text: str) -> list[str]:
    """The folded Vietnamese words of a string constant, be it a text or a pattern."""
    plain = SYNTAX.sub(" ", CHARACTER_CLASS.sub(OPEN_LETTER, text))
    found = [match[0] for match in FOLDED_WORD.finditer(plain)]
    alone = {word for word in found if is_folded_word(word)}
    for run in re.findall(r"[a-z]{2,}(?: [a-z]{2,})+", plain):
        parts = run.split()
        if set(parts) <= folded_syllables() and not set(parts) <= ALSO_ENGLISH:
            alone.update(parts)
    return sorted(alone)


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in ENGINE], ids=short)
def test_the_engine_has_no_folded_vietnamese_words(path: Path) -> None:
    skipped = docstrings(tree(path)) | allowed(path)
    found = {
        (word, node.lineno)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        for word in folded_words(node.value)
    }
    left = sorted(f"{short(path)}:{line}: {word!r}" for word, line in found if (short(path), word) not in NO_WORDS)
    assert left == [], "put them into vocabulary/words/*.toml"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("noi dung", ["dung", "noi"]),
        (r"^[-–(]*(?:trang\s*)?(\d{1,3})$", ["trang"]),
        (r"\bng[a-z]y(?:\b|(?=\d))", ["ng\N{REPLACEMENT CHARACTER}y"]),
        (r"(?<!den )(?:nam|giai doan)\s*", ["doan", "giai", "nam"]),
        ("check that it was saved completely", []),
        ("the file name tells no known format", []),
        (r"(?P<nam>\d+)(?P=nam)", []),
        ("kehoach_parser.readers.docx.reader", []),
        ("[abc][def]", []),
        ("than", []),
        ("plain", []),
    ],
)
def test_folded_words_are_told_from_english(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_each_exception_is_needed() -> None:
    names = {
        (short(path), ast.unparse(target))
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    assert set(ALLOWED) <= names
    assert {short(path) for path in MODULES} >= set(LONGER)
