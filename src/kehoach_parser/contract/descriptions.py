"""What the contract says of its fields: the docstrings below them, read when a schema is asked for.

Pydantic would read them from the source each time that the models are loaded, a tenth of all that a plan takes.
"""

from __future__ import annotations

import ast
import inspect
from functools import lru_cache
from importlib import import_module
from itertools import pairwise


@lru_cache(maxsize=8)
def descriptions(module: str) -> dict[str, dict[str, str]]:
    """Name of each class of a module -> its own fields -> what is said of them; classes of the same module hand theirs down."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(import_module(module))).body:
        if isinstance(node, ast.ClassDef):
            told: dict[str, str] = {}
            for base in node.bases:
                told |= found.get(base.id, {}) if isinstance(base, ast.Name) else {}
            found[node.name] = told | _fields(node)
    return found


def _fields(node: ast.ClassDef) -> dict[str, str]:
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(node.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
