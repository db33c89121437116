"""Does a document agree with itself: for each rule documents that break it, and those that only seem to."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser import parse_file, parse_text
from kehoach_parser.structure.markers import LETTERS, parse_marker, roman
from kehoach_parser.validate import RULES, Finding, validate_bytes
from kehoach_parser.validate.coherence import _LEVELS, _MARK
from kehoach_parser.validate.json_tree import criteria, has
from kehoach_parser.validate.leaves import leaves
from kehoach_parser.validate.numbering import _faults
from kehoach_parser.vocabulary.loader import meanings
from tests.conftest import SAMPLES, Command
from tests.lines import Traced

Plan = dict[str, Any]
PERIOD = {"start": None, "end": None, "open_ended": False, "recurring": False, "conditional": False, "year_inferred": False}
# The first criterion of the commune's plan and the first row of the district's.
CRITERION = "/sections/1/sections/0/criteria/0"
ROW = "/appendices/0/groups/0/rows/0"
PARTIES = f"{CRITERION}/responsibility/assignments/0/parties"


def made(plan: Any) -> Plan:
    found: Plan = json.loads(plan.model_dump_json())
    return found


SMALL = made(parse_text("KẾ HOẠCH\nCải cách năm 2023\n\nI. MỤC TIÊU\n- Một việc.\n+ Hai việc.\n1. Việc\na) Một\nb) Hai\n"))


@pytest.fixture(scope="module")
def originals() -> dict[str, Plan]:
    """A commune's plan with criteria, a district's with a table, both from text; the commune's from PDF, with boxes; a text without pages."""
    return {
        "commune": made(parse_text((SAMPLES / "xa-an-thuan.txt").read_text("utf-8"))),
        "district": made(parse_text((SAMPLES / "huyen-song-lam.txt").read_text("utf-8"))),
        "pages": made(parse_file(SAMPLES / "xa-an-thuan.pdf")),
        "small": SMALL,
    }


def at(plan: Plan, pointer: str) -> Any:
    found: Any = plan
    for part in pointer.split("/")[1:]:
        found = found[int(part)] if isinstance(found, list) else found[part.replace("~1", "/").replace("~0", "~")]
    return found


def put(plan: Plan, pointer: str, value: Any) -> None:
    holder, _, key = pointer.rpartition("/")
    found = at(plan, holder)
    found[int(key) if isinstance(found, list) else key] = value


def check(plan: Plan, *, escaped: bool = False) -> list[Finding]:
    """The findings of the document as bytes; escaped: letters other than ASCII by their numbers."""
    count, found = validate_bytes(json.dumps(plan, ensure_ascii=escaped).encode("utf-8", "surrogatepass"), "x.json")
    assert count == 1
    return found


@dataclass(frozen=True)
class Case:
    """A change that one rule must see: where it is told, and words of it."""

    rule: str
    base: str
    change: Callable[[Plan], object]
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.rule} {self.where}"


def setting(pointer: str, value: Any) -> Callable[[Plan], object]:
    return lambda plan: put(plan, pointer, value)


def box(*values: float) -> Callable[[Plan], object]:
    return lambda plan: plan["provenance"]["/subject"][0].update(bbox=list(values))


def period(start: str | None, end: str | None) -> dict[str, Any]:
    return PERIOD | {"start": start, "end": end}


def repair(where: str) -> list[dict[str, str]]:
    return [{"where": where, "raw": "x", "kind": "glyph"}]


def citation(**values: Any) -> list[dict[str, Any]]:
    return [{"type": "Luật", "number": None, "date": None, "issuer": None, "subject": None, "mentions": []} | values]


def diagnostic(**values: Any) -> list[dict[str, Any]]:
    return [{"code": "x", "severity": "info", "message": "x", "where": None, "region": None} | values]


def reference(**values: Any) -> list[dict[str, Any]]:
    return [{"text": "mục II Kế hoạch này", "where": "/subject", "to": None, "corrected": False} | values]


def parties(text: str) -> Callable[[Plan], None]:
    def change(plan: Plan) -> None:
        put(plan, PARTIES, text)
        put(plan, PARTIES.replace("parties", "agencies"), [])

    return change


TARGET = {"text": "77% số nhà", "value": 77.0, "unit": "%", "comparison": "eq", "change": None, "baseline": None, "subject": "số nhà"}


def without_place(plan: Plan) -> None:
    del plan["provenance"]["/preamble/0/text"]


def place_of_nothing(plan: Plan) -> None:
    plan["provenance"]["/preamble/99/text"] = plan["provenance"]["/preamble/0/text"]


def two_sizes(plan: Plan) -> None:
    plan["source"]["page_sizes"].append([100.0, 100.0])


SUBJECT_PLACE = "/provenance/~1subject/0"
CASES = [
    Case("date-invalid", "commune", setting("/header/date", {"day": 30, "month": 2, "year": 2023}), "/header/date", "30/2/2023"),
    Case("date-invalid", "commune", setting("/header/date", {"day": 29, "month": 2, "year": 2023}), "/header/date", "29/2/2023"),
    Case("date-invalid", "commune", setting("/header/date", {"day": 31, "month": 4, "year": None}), "/header/date", "31/4 is"),
    Case("date-invalid", "commune", setting("/citations", citation(date="2023-13-01")), "/citations/0/date", "2023-13-01"),
    Case("date-invalid", "commune", setting(f"{CRITERION}/deadline/period", period("2023-06-31", None)), f"{CRITERION}/deadline/period/start", "2023-06-31"),
    Case("date-invalid", "district", setting(f"{ROW}/period", period(None, "0000-01-01")), f"{ROW}/period/end", "0000-01-01"),
    Case("period-order", "commune", setting(f"{CRITERION}/deadline/period", period("2023-06-02", "2023-06-01")), f"{CRITERION}/deadline/period", "2023-06-02"),
    Case("period-order", "district", setting(f"{ROW}/period", period("2024-01-01", "2023-12-31")), f"{ROW}/period", "after its end"),
    Case("unit-level", "commune", setting("/unit/level", "district"), "/unit/level", "xã is of the level commune"),
    Case("unit-level", "commune", setting("/unit/type", "làng"), "/unit/type", "làng"),
    Case("unit-level", "commune", setting("/unit/province", "huyện Sông Lam"), "/unit/province", "huyện Sông Lam"),
    Case("unit-level", "commune", setting("/unit/district", "Sông Lam"), "/unit/district", "Sông Lam"),
    Case("pointer-dangling", "commune", setting("/repairs", repair("/preamble/99/text")), "/repairs/0/where", "/preamble/99/text"),
    Case("pointer-dangling", "commune", setting("/diagnostics", diagnostic(where="/sections/-1")), "/diagnostics/0/where", "/sections/-1"),
    Case("pointer-dangling", "commune", setting("/citations", citation(mentions=["/subject", "/nowhere"])), "/citations/0/mentions/1", "/nowhere"),
    Case("pointer-dangling", "district", setting("/appendices/0/after", "/sections/1/sections/77"), "/appendices/0/after", "/77"),
    Case("pointer-dangling", "commune", setting("/references", reference(where="/preamble/99")), "/references/0/where", "/preamble/99"),
    Case("pointer-dangling", "commune", setting("/references", reference(to="/sections/77")), "/references/0/to", "/sections/77"),
    Case("pointer-dangling", "commune", setting(f"{CRITERION}/counterparts", [ROW]), f"{CRITERION}/counterparts/0", ROW),
    Case("pointer-dangling", "district", setting(f"{ROW}/counterpart", "/sections/77"), f"{ROW}/counterpart", "/sections/77"),
    Case("region-outside", "pages", setting(f"{SUBJECT_PLACE}/page", 99), SUBJECT_PLACE, "page 99 of a source of "),
    Case("region-outside", "pages", setting(f"{SUBJECT_PLACE}/page", 0), SUBJECT_PLACE, "page 0"),
    Case("region-outside", "small", setting(f"{SUBJECT_PLACE}/page", 1), SUBJECT_PLACE, "without pages"),
    Case("region-outside", "pages", box(100, 200, 99, 220), SUBJECT_PLACE, "ends before it begins"),
    Case("region-outside", "pages", box(100, 220, 200, 200), SUBJECT_PLACE, "ends before it begins"),
    Case("region-outside", "pages", box(-5, 200, 200, 220), SUBJECT_PLACE, "outside its page"),
    Case("region-outside", "pages", box(5, -200, 200, 220), SUBJECT_PLACE, "outside its page"),
    Case("region-outside", "pages", box(5, 200, 900, 220), SUBJECT_PLACE, "outside its page"),
    Case("region-outside", "pages", box(5, 200, 200, 900), SUBJECT_PLACE, "outside its page"),
    Case("region-outside", "pages", two_sizes, "/source/page_sizes", "sizes for"),
    Case("region-outside", "pages", setting("/furniture/0/page", 99), "/furniture/0/page", "page 99"),
    Case("region-outside", "pages", setting("/diagnostics", diagnostic(region={"page": 99, "line": 1, "lines": 1, "bbox": None})), "/diagnostics/0/region", "page 99"),
    Case("number-order", "commune", setting("/sections/1/number", "VI"), "/sections/2/number", "number III"),
    Case("number-order", "commune", setting("/sections/1/sections/0/criteria/1/number", "1.0"), "/sections/1/sections/0/criteria/1/number", "number 1.0"),
    Case("number-order", "district", setting("/appendices/0/groups/0/rows/2/number", "9"), "/appendices/0/groups/0/rows/3/number", "number 4"),
    Case("number-order", "district", setting("/appendices/0/groups/1/number", "V"), "/appendices/0/groups/2/number", "number III"),
    Case("number-repeat", "commune", setting("/sections/1/number", "I"), "/sections/1/number", "number I comes twice"),
    Case("number-repeat", "commune", setting("/sections/1/sections/0/criteria/2/number", "1.1"), "/sections/1/sections/0/criteria/2/number", "twice"),
    Case("number-repeat", "district", setting("/appendices/0/groups/0/rows/3/number", "3"), "/appendices/0/groups/0/rows/3/number", "number 3 comes twice"),
    Case("provenance-dangling", "commune", place_of_nothing, "/provenance/~1preamble~199~1text", "no value"),
    Case("provenance-missing", "commune", without_place, "/preamble/0/text", "no provenance"),
    Case("marker-unknown", "commune", setting("/preamble/0/marker", "Ghi chú"), "/preamble/0/marker", "'Ghi chú'"),
    Case("marker-unknown", "commune", setting(f"{CRITERION}/tasks/marker", "?"), f"{CRITERION}/tasks/marker", "'?'"),
    Case("marker-unknown", "commune", setting(f"{CRITERION}/tasks/content/0/marker", ""), f"{CRITERION}/tasks/content/0/marker", "''"),
    Case("assignment-text", "commune", parties("Sở Nội vụ"), PARTIES, "not in the text"),
    Case("assignment-text", "commune", setting(PARTIES.replace("parties", "agencies/0/printed"), "Sở"), PARTIES.replace("parties", "agencies/0/printed"), "not in the parties"),
    Case("assignment-text", "district", setting(f"{ROW}/assignments/0/agencies/0/printed", "Sở"), f"{ROW}/assignments/0/agencies/0/printed", "not in the parties"),
    Case("target-text", "commune", setting(f"{CRITERION}/objective/targets", [TARGET]), f"{CRITERION}/objective/targets/0/text", "not in the text"),
    Case("target-text", "district", setting(f"{ROW}/targets", [TARGET]), f"{ROW}/targets/0/text", "not in the text"),
    Case("target-text", "commune", setting("/sections/0/targets", [TARGET]), "/sections/0/targets/0/text", "not in the text"),
    Case("assignment-text", "commune", setting(PARTIES.replace("parties", "label"), "Giám sát"), PARTIES.replace("parties", "label"), "not in the text"),
    Case("text-empty", "commune", setting("/preamble/0/text", ""), "/preamble/0/text", "has a place"),
    Case("text-control", "commune", lambda plan: put(plan, "/subject", plan["subject"] + "\x07"), "/subject", "U+0007"),
    Case("text-control", "commune", lambda plan: put(plan, "/subject", plan["subject"] + "\ufeff"), "/subject", "U+FEFF"),
    Case("text-control", "commune", lambda plan: put(plan, "/recipients/0", plan["recipients"][0] + "\r"), "/recipients/0", "U+000D"),
    Case("text-form", "commune", lambda plan: put(plan, "/subject", plan["subject"] + " a\u0301"), "/subject", "NFC"),
]


def test_the_originals_are_in_order(originals: dict[str, Plan]) -> None:
    for plan in originals.values():
        assert check(plan) == []
        assert check(plan, escaped=True) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_rule_sees_what_breaks_it(originals: dict[str, Plan], case: Case) -> None:
    plan = copy.deepcopy(originals[case.base])
    case.change(plan)
    for found in (check(plan), check(plan, escaped=True)):
        assert [(finding.rule, finding.where) for finding in found] == [(case.rule, case.where)]
        assert case.words in found[0].what
        assert found[0].severity == RULES[case.rule]
        assert str(found[0]).startswith(f"{case.where}: warning: " if RULES[case.rule] == "warning" else f"{case.where}: ")


def test_every_rule_has_its_case() -> None:
    elsewhere = {"unreadable", "json", "schema-version", "schema", "models", "key-repeat"}  # test_validate.py, test_validate_cli.py
    assert {case.rule for case in CASES} | elsewhere == set(RULES)


# --- what only seems to break a rule


def no_date(plan: Plan) -> None:
    plan["header"]["date"] = None
    for name in ("day", "month", "year"):
        del plan["provenance"][f"/header/date/{name}"]


def no_unit(plan: Plan) -> None:
    plan["unit"] = None
    plan["diagnostics"] = [found for found in plan["diagnostics"] if found["code"] != "unit-unresolved"]


def left_out(plan: Plan) -> None:
    del plan["provenance"]


def place_of_the_paragraph(plan: Plan) -> None:
    plan["provenance"]["/preamble/0"] = plan["provenance"].pop("/preamble/0/text")


def told_repeat(plan: Plan) -> None:
    plan["sections"][1]["number"] = "I"
    plan["diagnostics"] += diagnostic(code="numbering-repeat", where="/sections/1")


def told_order(plan: Plan) -> None:
    plan["sections"][1]["number"] = "V"
    plan["diagnostics"] += diagnostic(code="numbering-gap", where="/sections/2/number")


def merged_number(plan: Plan) -> None:
    rows = plan["appendices"][0]["groups"][0]["rows"]
    rows[3]["number"] = rows[2]["number"]
    places = plan["provenance"]
    for index in (2, 3):
        places[f"/appendices/0/groups/0/rows/{index}/number"] = [{"page": None, "line": 7, "lines": 1, "bbox": None}]


def odd_column(plan: Plan) -> None:
    row = at(plan, ROW)
    row["other"]["a/b~c"] = "Bảng điểm"
    plan["provenance"][f"{ROW}/other/a~1b~0c"] = plan["provenance"]["/subject"]


def source_words(plan: Plan) -> None:
    """The name of the file and raw texts are the source's own."""
    plan["source"]["name"] = "ke\u0302 hoach\u200b.pdf"
    plan["repairs"] = repair("/subject")
    plan["repairs"][0]["raw"] = "a\x07\u0301"


@pytest.mark.parametrize(
    ("base", "change"),
    [
        ("commune", left_out),
        ("commune", setting("/provenance", {})),
        ("commune", place_of_the_paragraph),
        ("commune", told_repeat),
        ("commune", told_order),
        ("district", merged_number),
        ("district", odd_column),
        ("commune", source_words),
        ("commune", setting("/header/date", {"day": 29, "month": 2, "year": None})),
        ("commune", setting("/header/date", {"day": 29, "month": 2, "year": 2024})),
        ("commune", setting("/header/date", {"day": 31, "month": None, "year": 2024})),
        ("commune", no_date),
        ("commune", no_unit),
        ("commune", setting("/unit", {"level": "province", "type": "thành phố", "name": "Sông Lam", "district": None, "province": None})),
        ("commune", setting("/unit", {"level": "district", "type": "thành phố", "name": "Sông Lam", "district": None, "province": "thành phố X"})),
        ("commune", setting("/repairs", repair("/header/date"))),
        ("commune", setting("/diagnostics", diagnostic(where=""))),
        ("commune", setting("/citations", citation(date="2024-02-29", mentions=["/subject", "/sections/0/sections/1/content/0"]))),
        ("commune", setting(f"{CRITERION}/deadline/period", period("2023-06-01", "2023-06-01"))),
        ("commune", setting(f"{CRITERION}/deadline/period", period(None, "2023-06-01"))),
        ("commune", setting(f"{CRITERION}/responsibility/assignments/0/label", None)),
        ("commune", setting(f"{CRITERION}/responsibility/assignments", [])),
        ("commune", setting("/preamble/0/marker", "(2)")),
        ("commune", setting("/sections/2/number", "")),
        ("pages", box(-0.5, 200, 200, 220)),
        ("district", lambda plan: put(plan, f"{ROW}/criterion", at(plan, f"{ROW}/criterion") + "\nx")),
    ],
)
def test_what_is_no_fault(originals: dict[str, Plan], base: str, change: Callable[[Plan], object]) -> None:
    plan = copy.deepcopy(originals[base])
    change(plan)
    assert [str(finding) for finding in check(plan)] == []


def test_several_faults_are_all_told(originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["pages"])
    for case in CASES:
        if case.base == "pages" and case.rule == "region-outside":
            case.change(plan)
    put(plan, "/unit/level", "province")
    assert {finding.rule for finding in check(plan)} >= {"region-outside", "unit-level"}


def test_the_models_are_asked_beside_warnings_but_not_beside_errors(originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["commune"])
    without_place(plan)
    plan["year"] = 2023.0
    assert [finding.rule for finding in check(plan)] == ["provenance-missing", "models"]
    plan["unit"]["level"] = "province"
    assert [finding.rule for finding in check(plan)] == ["unit-level", "provenance-missing"]


# --- numbering


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ("1 2 3", {}),
        ("1 2 4", {}),  # a gap is the author's, and a diagnostic
        ("1 3 2 4", {2: "order"}),
        ("1 2 2 3", {2: "repeat"}),
        ("1 2 3 2 4", {3: "repeat"}),
        ("1 2 3 1 2 3", {3: "repeat"}),  # counting begins anew: one fault
        ("2 3 1 2 3", {2: "order"}),
        ("I II IV III", {3: "order"}),
        ("I II I", {2: "repeat"}),
        ("VIII IX X XI XL XLIX L LXXXIX", {}),
        ("a b c d đ e g", {}),
        ("a đ d e", {2: "order"}),
        ("A B C D Đ E G H I K L M", {}),
        ("H K I", {2: ""}),
        ("1 a b 2 a b", {}),
        ("1 a b a", {3: "repeat"}),
        ("I 1 2 II 1 2 III", {}),
        ("I 1 2 I", {3: "repeat"}),
        ("1 1.1 1.2 2 2.1", {}),
        ("1 1.2 1.1", {2: "order"}),
        ("1.9 1.10 1.11", {}),
        ("3.20 3.22 3.22", {2: "repeat"}),
        ("1 - 2 x1 3", {}),
        ("IIII VX", {}),
    ],
)
def test_numbers(numbers: str, faults: dict[int, str]) -> None:
    found = {index: rule.removeprefix("number-") for index, _, rule in _faults(numbers.split(" "), frozenset())}
    assert found == {index: rule for index, rule in faults.items() if rule}


def test_a_merged_number_is_no_repetition_but_a_printed_one_is(originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["district"])
    merged_number(plan)
    plan["provenance"]["/appendices/0/groups/0/rows/3/number"][0]["line"] = 8
    assert [finding.rule for finding in check(plan)] == ["number-repeat"]


# --- the tables that are copies


def test_letters_and_levels_are_those_of_the_engine() -> None:
    assert not list(_faults(list(LETTERS), frozenset()))
    assert [index for index, _, _ in _faults(list(reversed(LETTERS)), frozenset())] == list(range(1, len(LETTERS)))
    assert not list(_faults([roman(value) for value in range(1, 90)], frozenset()))
    levels: dict[str, set[str]] = {}
    for value in meanings("agencies", "unit_type").values():
        level, _, printed = value.partition("|")
        levels.setdefault(printed, set()).update({"city": {"province", "district"}}.get(level, {level}))
    assert {kind: set(of) for kind, of in _LEVELS.items()} == levels


@pytest.mark.parametrize("head", ["I. X", "1. X", "1.1. X", "a) x", "đ) x", "a. x", "A. X", "1) x", "(1) x", "(a) x", "(ii) x", "- x", "+ x", "* x", "• x", "– x", "✓ x", "1.2.3. X"])
def test_every_mark_that_is_read_is_known(head: str) -> None:
    marker = parse_marker(head)
    assert marker is not None
    assert _MARK.fullmatch(marker.printed)
    assert not marker.number or _MARK.fullmatch(marker.number)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*-*.txt")), ids=lambda path: path.name)
def test_leaves_are_those_that_hold_the_words(path: Path) -> None:
    """The walk of tests/lines.py, by which nothing gets lost, knows the same values."""
    plan = made(parse_file(path))
    traced = Traced.__new__(Traced)
    object.__setattr__(traced, "plan", plan)
    assert {leaf.pointer: str(leaf.value) for leaf in leaves(plan)} == dict(traced.leaves())


def test_pointers_that_lead_somewhere() -> None:
    plan = {"a": [{"b/c": None}, 1], "~": {"": 0}}
    for pointer in ("", "/a", "/a/0", "/a/0/b~1c", "/a/1", "/~0", "/~0/"):
        assert has(plan, pointer), pointer
    for pointer in ("a", "/", "/a/2", "/a/-1", "/a/00", "/a/x", "/a/1/0", "/a/0/b", "/a/²", "/a/" + "1" * 30):
        assert not has(plan, pointer), pointer


# --- whatever keeps the schema


def holders(value: Any) -> Iterator[tuple[Any, Any]]:
    """(dict or list, key) of every value."""
    for key, below in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        yield value, key
        if isinstance(below, dict | list):
            yield from holders(below)


VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=5), st.sampled_from(["/a", "I", "1", "2023-02-30", "-", "xã"]), st.floats(allow_nan=False))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(data=st.data())
def test_no_document_is_too_odd(data: st.DataObject) -> None:
    plan = copy.deepcopy(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        places = list(holders(plan))
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = data.draw(VALUES)
    for escaped in (False, True):
        for finding in check(plan, escaped=escaped):
            assert finding.rule in RULES
            assert len(str(finding)) < 1000


def test_deep_documents(originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["commune"])
    inner = plan["preamble"][0]
    for _ in range(300):
        inner["children"] = [{"marker": None, "text": "x", "children": []}]
        inner = inner["children"][0]
    left_out(plan)
    assert [finding.rule for finding in check(plan)] == ["models"]  # what Pydantic cannot read no program of ours can


def test_criteria_are_found_wherever_they_stand(originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["commune"])
    expected = len(list(criteria(plan)))
    assert expected > 3
    section = copy.deepcopy(plan["sections"][1])
    plan["appendices"] = [
        {"label": None, "title": None, "attached_to": None, "columns": [], "groups": [], "content": [], "sections": [section], "after": None}
    ]
    assert len(list(criteria(plan))) == 2 * expected


def test_the_command_tells_warnings(kehoach: Command, tmp_path: Path, originals: dict[str, Plan]) -> None:
    plan = copy.deepcopy(originals["commune"])
    without_place(plan)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan))
    done = kehoach("validate", path)
    assert done.stdout.decode() == f"{path}: /preamble/0/text: warning: has no provenance\n"
    assert (done.returncode, done.stderr) == (0, b"1 plan is valid, 1 warning\n")
    strict = kehoach("validate", "--strict", path)
    assert strict.stdout == done.stdout
    assert (strict.returncode, strict.stderr) == (1, b"1 plan checked: 1 warning in 1 file\n")
