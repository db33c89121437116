"""The shape of a document: its version, then the JSON Schema by a compiled validator, then the Pydantic models.

The schema is read from plan.schema.json beside this module, a copy of what `kehoach schema` prints: making it anew would
import the models (150 ms of CPU; reading it takes less than 1 ms).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kehoach_parser.validate.findings import Finding, escape

_LONGEST_VALUE = 60
_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("kehoach_parser").joinpath("validate", "plan.schema.json").read_bytes())
    return found


def known_version() -> str:
    """The version of the contract that this program writes, "1.0"; models.SCHEMA_VERSION without the models."""
    return str(_schema()["properties"]["schema_version"]["const"])


def wrong_version(version: Any, known: str) -> Finding | None:
    """What is wrong with a version of the contract for a reader of the version `known`.

    Nothing where the major version is equal and the minor version is not newer; nothing either where it is no version,
    for that is the schema's to say.
    """
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        return None
    major, minor = (int(part) for part in known.split("."))
    if int(match[1]) == major and int(match[2]) <= minor:
        return None
    told = {"version": str(version), "reads": f"{major}.0"}
    if minor:
        return Finding("/schema_version", "version-range", "schema-version", told | {"known": known})
    return Finding("/schema_version", "version", "schema-version", told)


def by_version(plan: Any) -> Iterator[Finding]:
    """A version that this program does not read; the rest of such a document would be misjudged."""
    found = wrong_version(plan.get("schema_version"), known_version()) if isinstance(plan, dict) else None
    if found is not None:
        yield found


def as_known(plan: Any, known: str) -> Any:
    """A document of an older minor version as one of the known version: what is new has a default there."""
    version = plan.get("schema_version") if isinstance(plan, dict) else None
    if version == known or not isinstance(version, str) or not _VERSION.fullmatch(version):
        return plan
    return plan | {"schema_version": known}


@lru_cache(maxsize=1)
def _validator() -> Any:
    import jsonschema_rs  # noqa: PLC0415 - a file that is no JSON does not need it

    return jsonschema_rs.Draft202012Validator(_schema(), mask="the value")


def by_schema(plan: Any) -> list[Finding] | None:
    """What is wrong by the schema; None for what the validator cannot take in (a lone surrogate, a giant number)."""
    try:
        errors = list(_validator().iter_errors(plan))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return [finding for error in errors for finding in _explained(error)]


def _explained(error: Any) -> Iterator[Finding]:
    """A schema error in words. Of a value that may be null, what is wrong with it as the value that it wants to be."""
    branches = getattr(error.kind, "context", None) or []
    wanted = [branch for branch in branches if not _wants_null(branch)]
    if len(wanted) == 1:
        for inner in wanted[0]:
            for finding in _explained(inner):
                mistyped = inner.schema_path[-1:] == ["type"] and list(inner.instance_path) == list(error.instance_path)
                yield replace(finding, code="schema-type-null") if mistyped else finding
        return
    code, parameters = _told(error)
    yield Finding(_pointer(error.instance_path), code, parameters=parameters)


# The validator's keyword -> what its error holds that is wanted.
_WANTED = dict.fromkeys(("minimum", "maximum", "minItems", "maxItems"), "limit") | {"pattern": "pattern", "const": "expected_value"}


def _told(error: Any) -> tuple[str, dict[str, str | int]]:
    """(code, parameters) of an error of the validator, in whose words those are that a plan's schema does not use."""
    kind, name = error.kind, getattr(error.kind, "name", "")
    found: dict[str, str | int] = {"found": _shown(error.instance)}
    if name == "type":
        return "schema-type", found | {"wanted": ", ".join(f'"{kind}"' for kind in kind.types)}
    if name == "required":
        return "schema-required", {"name": str(kind.property)}
    if name == "additionalProperties":
        names = ", ".join(f"'{name}'" for name in kind.unexpected)
        return "schema-additional" if len(kind.unexpected) == 1 else "schema-additional-more", {"names": names}
    if name == "enum":
        return "schema-enum", found | {"wanted": ", ".join(json.dumps(one, ensure_ascii=False) for one in kind.options)}
    if name in _WANTED:
        value = getattr(kind, _WANTED[name])
        return f"schema-{name}", found | {"wanted": value if isinstance(value, str | int) else json.dumps(value)}
    return "schema", {"said": str(error.message)}


def _wants_null(branch: Sequence[Any]) -> bool:
    return len(branch) == 1 and branch[0].schema_path[-1:] == ["type"] and str(branch[0].message).endswith('type "null"')


def by_models(data: bytes, plan: Any) -> Iterator[Finding]:
    """What the models say of a document, given as bytes and as what json makes of them."""
    from pydantic import ValidationError  # noqa: PLC0415 - only the last word needs it

    from kehoach_parser.contract.plan import SCHEMA_VERSION, Plan  # noqa: PLC0415 - only the last word needs it

    current = as_known(plan, SCHEMA_VERSION)
    try:
        Plan.model_validate_json(data if current is plan else json.dumps(current))
    except ValidationError as error:
        for row in error.errors(include_url=False, include_context=False, include_input=False):
            yield Finding(_pointer(row["loc"]), "models", "models", {"said": row["msg"]})


def _pointer(path: Sequence[str | int]) -> str:
    return "".join(f"/{escape(str(part))}" for part in path)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 5]} ..."
