"""The JSON Schema of a plan, generated from the models."""

from __future__ import annotations

from typing import Any

from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12), keys in the order of the models' fields.

    A field that the models give a default may be absent, as provenance is with --no-provenance: documents of an older
    minor version stay valid. schema_version alone is demanded although it has a default, for without it nobody can
    tell which contract a document keeps.
    """
    generated = Plan.model_json_schema(mode="validation")
    required = [name for name in generated["properties"] if name in {"schema_version", *generated["required"]}]
    head = {"$schema": DIALECT, "$id": f"urn:kehoach-parser:schema:plan:{SCHEMA_VERSION}"}
    return head | {"title": generated.pop("title")} | generated | {"required": required}
