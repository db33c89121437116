"""All catalogues are complete, say the same things of the same parameters, and hold nothing that is never said."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kehoach_parser
from kehoach_parser import parse_text
from kehoach_parser.cli.doctor import PARTS
from kehoach_parser.cli.main import app
from kehoach_parser.diagnose.registry import DIAGNOSTICS
from kehoach_parser.errors import InputError, KehoachError, LimitError, remade
from kehoach_parser.messages.again import again
from kehoach_parser.messages.catalogue import LANGUAGES, catalogue, counted, tell
from kehoach_parser.validate.findings import RULES
from tests.test_architecture import VIETNAMESE

PACKAGE = Path(kehoach_parser.__file__).parent
EN, VI = catalogue("en"), catalogue("vi")
SECTIONS = sorted(EN)
# Sections whose codes stand as literals in the code, or are made there of parts of it (checked by other tests here).
MADE = {"restore-clean", "restore-foreign", "restore-short"} | {f"{name}-part" for name in PARTS}


def specs(sentence: str) -> dict[str, str]:
    """Parameter -> how it is written."""
    return {name: spec or "" for _, name, spec, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_every_language_has_the_same_sentences(lang: str, section: str) -> None:
    assert list(EN[section]) == list(catalogue(lang)[section])
    assert len(EN) == len(catalogue(lang))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_every_language_speaks_of_the_same_parameters(lang: str, section: str) -> None:
    for code, sentence in EN[section].items():
        english, other = specs(sentence), specs(catalogue(lang)[section][code])
        english.pop("said", None)  # words of another program, which are English: left out where ours do
        other.pop("said", None)
        assert english == other, code


# Vietnamese words that carry no mark.
PLAIN = {"trang", "xong", "trong", "cho"}


def test_vietnamese_is_vietnamese() -> None:
    for section, entries in VI.items():
        for code, sentence in entries.items():
            words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\{[^}]*\}", "", sentence))
            assert not words or VIETNAMESE.search(sentence) or set(words) <= PLAIN, f"{section}.{code}: {sentence}"
    english = [sentence for entries in EN.values() for sentence in entries.values()]
    assert not any(VIETNAMESE.search(sentence.replace("kế hoạch", "")) for sentence in english)


def literals() -> Iterator[tuple[Path, ast.Constant]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node


def test_nothing_stands_in_the_catalogues_that_is_never_said() -> None:
    said = {node.value for path, node in literals()} | MADE
    said |= {f"schema-{name}" for name in ("minimum", "maximum", "minItems", "maxItems", "pattern", "const")}
    for section in ("errors", "findings", "help", "usage", "summary", "batch", "columns", "metavars", "diagnostics", "doctor"):
        unused = [code for code in EN[section] if code not in said and code.capitalize() not in said]
        assert unused == [], section
    assert set(EN["next"]) <= set(EN["errors"])
    assert set(EN["rules"]) == set(RULES)
    kinds = [KehoachError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    assert {kind.kind for kind in kinds} == set(EN["advice"])


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield f"{path.name}:{node.lineno}", node


ERRORS = (
    *("InputError", "UsageError", "UnsupportedFormatError", "EncryptedError", "MissingProgramError", "OutputError", "LimitError"),
    *("ClusterLostError", "WorkerStartError"),
)


def test_every_error_that_is_raised_has_its_words() -> None:
    """Each code stands in the catalogue, and is given what its sentence speaks of."""
    count = 0
    for place, call in calls(*ERRORS):
        codes = [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant) and isinstance(node.value, str)] if call.args else []
        given = {keyword.arg for keyword in call.keywords}
        for code in codes:
            assert code in EN["errors"], f"{place}: {code}"
            wanted = set(specs(EN["errors"][code])) | set(specs(EN["next"].get(code, "")))
            assert None in given or given == wanted, f"{place}: {code} is given {given}"
            count += 1
    assert count > 70


def test_every_diagnostic_is_found_by_a_rule() -> None:
    rules = "".join(path.read_text("utf-8") for path in sorted((PACKAGE / "diagnose").glob("*.py")) if path.stem != "registry")
    assert [code for code in DIAGNOSTICS if f'"{code}"' not in rules] == []
    found = set(re.findall(r'Finding\(\s*"([^"]+)"', rules))
    assert len(found) > 20
    assert found <= set(DIAGNOSTICS)


@pytest.mark.parametrize("section", ["means", "examples", "remedies"])
def test_every_code_is_explained(section: str) -> None:
    assert list(EN[section]) == [code for code in DIAGNOSTICS if "/" not in code]


def test_the_registry_is_that_of_the_catalogues() -> None:
    assert set(DIAGNOSTICS) == set(EN["diagnostics"])
    for code, row in DIAGNOSTICS.items():
        assert set(specs(EN["diagnostics"][code])) == set(row.parameters), code
        assert row.severity in {"error", "warning", "info"}
        assert bool(row.means) == ("/" not in code), code


def test_every_help_text_is_there() -> None:
    import typer  # noqa: PLC0415 - only here

    group: Any = typer.main.get_command(app)
    for command in (group, *group.commands.values()):
        assert command.help in EN["help"]
        for param in command.params:
            assert param.name == "help" or param.help in EN["help"], param.name
            assert param.metavar is None or "|" in param.metavar or param.metavar in EN["metavars"], param.metavar


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_can_be_said_again_in_the_other_language(lang: str) -> None:
    values = {
        "part": "month", "value": 13, "number": "3.22", "before": "3.20", "marker": "đ", "criterion": "1.2", "field": "objective",
        "label": "Kinh phí", "text": "Quý I", "end": "2023-06-30", "issued": "2023-07-01", "body": "90%", "appendix": "95%",
        "to": "/sections/1", "abbreviation": "BQTR", "count": 2, "words": '"tư" (tự)', "pages": "1-3, 7",
    }
    for code, row in DIAGNOSTICS.items():
        parameters = {name: values[name] for name in row.parameters}
        for other in LANGUAGES:
            assert again(other, code.partition("/")[0], tell(lang, "diagnostics", code, parameters)) == tell(other, "diagnostics", code, parameters)
    assert again("vi", "numbering-gap", "Something of another version.") == "Something of another version."


def test_numbers_words_pages_and_dates() -> None:
    assert [counted("en", n, "criterion") for n in (0, 1, 2)] == ["0 criteria", "1 criterion", "2 criteria"]
    assert counted("vi", 2, "plan") == "2 kế hoạch"
    assert tell("en", "diagnostics", "ocr-used", {"pages": "3"}) == "Read from their pictures: page 3."
    assert tell("en", "diagnostics", "ocr-used", {"pages": "3, 5"}) == "Read from their pictures: pages 3, 5."
    assert "(1/7/2023)" in tell("vi", "diagnostics", "deadline-before-issue", {"text": "x", "end": "2023-06-30", "issued": "2023-07-01"})
    assert tell("en", "errors", "not-read", {"reason": "EACCES"}) == "cannot be read (permission denied)"
    assert tell("vi", "errors", "not-read", {"reason": "lỗi lạ"}) == "không đọc được (lỗi lạ)"


def test_an_error_says_where_what_and_what_next() -> None:
    error = InputError("not-read", "x.pdf", reason="EACCES")
    assert str(error) == "x.pdf: cannot be read (permission denied); check its permissions"
    assert error.told("vi") == "x.pdf: không đọc được (không có quyền truy cập); hãy kiểm tra quyền truy cập"
    assert (error.what, error.advice) == ("cannot be read (permission denied)", "check its permissions")
    again_made = remade(8, "too-large", {"size": 500})
    assert isinstance(again_made, LimitError)
    assert again_made.advised("vi") == VI["advice"]["limit"]


def test_python_gives_messages_in_either_language() -> None:
    text = "KẾ HOẠCH\nvề việc thử\nI. MỘT\n- a.\nIII. BA\n- b.\n"
    messages = {lang: [d.message for d in parse_text(text, lang=lang).diagnostics] for lang in LANGUAGES}
    assert "Number III follows I: one is missing." in messages["en"]
    assert "Số III đứng ngay sau I: thiếu một số." in messages["vi"]
    assert len(messages["en"]) == len(messages["vi"])
