"""What checking a plan costs: milliseconds on this machine, and ratios that hold on any.

    python benchmarks/validate.py [FILE.json ...]

Best of many runs each: the whole check without and with the Pydantic models, its parts, and jsonschema (pure Python, where
it is installed) with the same schema, compiled once. Then CPU time of the command in processes of its own. Without files:
the largest of the samples, and a plan of 165 kB that has its body three times over.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kehoach_parser import parse_file
from kehoach_parser.contract.plan import Plan
from kehoach_parser.contract.schema import json_schema
from kehoach_parser.validate import validate_bytes
from kehoach_parser.validate.coherence import incoherent
from kehoach_parser.validate.schema_check import by_schema

try:
    import resource  # POSIX alone
except ImportError:  # pragma: no cover
    resource = None  # type: ignore[assignment]

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
AIM = 165_000
SECONDS = 1.0


def best(work: Callable[[], object]) -> float:
    """The least seconds of a run, of all that end within SECONDS, after one that fills the caches."""
    work()
    least, end = float("inf"), time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        start = time.perf_counter()
        work()
        least = min(least, time.perf_counter() - start)
    return least


def larger(plan: dict[str, Any]) -> bytes:
    """The plan with its appendix and body repeated, each copy with its provenance, until it is as large as a real one."""
    found = copy.deepcopy(plan)
    data = b""
    for index in range(1, 20):
        data = json.dumps(found, indent=1, ensure_ascii=False).encode()
        if len(data) >= AIM:
            break
        for name in ("sections", "appendices"):
            start = index * len(plan[name])
            found[name] += copy.deepcopy(plan[name])
            for pointer, places in plan["provenance"].items():
                parts = pointer.split("/")
                if parts[1] == name:
                    found["provenance"]["/".join(["", name, str(start + int(parts[2])), *parts[3:]])] = places
    return data


def python_validator() -> Callable[[Any], object] | None:
    """The check of a document by jsonschema; None where it is not installed."""
    try:
        from jsonschema import Draft202012Validator  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415
    except ImportError:
        return None
    validator = Draft202012Validator(json_schema())
    return lambda plan: list(validator.iter_errors(plan))


def measure(name: str, data: bytes) -> None:
    """Print one document's times."""
    text = data.decode()
    plan = json.loads(text)
    findings = len(validate_bytes(data, name)[1])
    print(f"{name}: {len(data) / 1000:.0f} kB, {findings} findings")
    schema = best(lambda: by_schema(plan))
    rows = {
        "all but the models": best(lambda: validate_bytes(data, name, models=False)),
        "all": best(lambda: validate_bytes(data, name)),
        "  JSON": best(lambda: json.loads(text)),
        "  schema (jsonschema-rs)": schema,
        "  coherence": best(lambda: incoherent(plan, text)),
        "  models (Pydantic)": best(lambda: Plan.model_validate_json(data)),
    }
    pure = python_validator()
    if pure is not None:
        rows["jsonschema (Python)"] = best(lambda: pure(plan))
    whole = rows["all but the models"]
    for label, seconds in rows.items():
        print(f"  {label:26} {seconds * 1000:8.2f} ms   {seconds / whole:6.2f} of all but the models")
    if pure is None:
        print("  jsonschema (Python) is not installed")
    else:
        print(f"  jsonschema (Python) takes {rows['jsonschema (Python)'] / schema:.0f} times as long as jsonschema-rs")


def command_seconds(*arguments: str) -> float:
    """CPU seconds of a `kehoach` process, the least of five."""
    found = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kehoach_parser", *arguments], capture_output=True, check=False, env=os.environ)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    """Print everything."""
    paths = [Path(name) for name in sys.argv[1:]]
    documents = {path.name: path.read_bytes() for path in paths}
    if not documents:
        largest = parse_file(SAMPLES / "huyen-song-lam.pdf").model_dump_json(indent=1).encode()
        documents = {"huyen-song-lam.pdf": largest, "repeated": larger(json.loads(largest))}
    for name, data in documents.items():
        measure(name, data)
    if resource is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        data = list(documents.values())[-1]
        for number in range(200):
            (Path(folder) / f"{number}.json").write_bytes(data)
        one = str(Path(folder) / "0.json")
        version = command_seconds("--version")
        for label, arguments in (
            ("--version", ["--version"]),
            ("validate --no-models, one file", ["validate", "--no-models", one]),
            ("validate, one file", ["validate", one]),
            ("validate, 200 files", ["validate", folder]),
        ):
            seconds = command_seconds(*arguments)
            print(f"kehoach {label:32} {seconds * 1000:6.0f} ms of CPU   {seconds / version:5.1f} of --version")


if __name__ == "__main__":
    main()
