"""Docstrings below fields become the descriptions of the schema."""

from __future__ import annotations

from kehoach_parser.contract.descriptions import descriptions
from kehoach_parser.contract.facts import Region
from kehoach_parser.contract.plan import Deadline, LabelledField, Plan

PLAN = "kehoach_parser.contract.plan"


def test_every_field_of_the_plan_has_its_docstring() -> None:
    assert set(descriptions(PLAN)["Plan"]) == set(Plan.model_fields)


def test_what_is_inherited_is_told_too() -> None:
    told = descriptions(PLAN)
    assert set(told["Deadline"]) == set(Deadline.model_fields) > set(LabelledField.model_fields)


def test_any_schema_of_a_model_holds_them() -> None:
    said = descriptions(Region.__module__)["Region"]
    shown = Region.model_json_schema()["properties"]
    assert {name: field["description"] for name, field in shown.items()} == said
    assert said["page"].startswith("Page from 1")
