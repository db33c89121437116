"""IN and OUT behind URLs: an S3 server (moto's) as a process on 127.0.0.1, reached through s3fs."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from kehoach_parser.batch import run_batch
from kehoach_parser.batch.places import LocalPlace, UrlPlace, Wanted, open_place
from kehoach_parser.errors import InputError, MissingProgramError
from tests.batch_helpers import batch, copy_samples, environment, results, start, wait_for, write_variations

_SERVER = (
    "import time; from moto.server import ThreadedMotoServer as S;"
    "s = S('127.0.0.1', 0, verbose=False); s.start(); print(s.get_host_and_port()[1], flush=True); time.sleep(600)"
)
# urllib's own content type would be a form's, which the server takes apart; of a signature it checks only whose it is.
_HEADERS = {
    "Content-Type": "application/octet-stream",
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0",
}


class Bucket:
    """A bucket on the server, written and read with plain requests."""

    def __init__(self, port: int) -> None:
        self.endpoint = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.request("PUT", "")
        self.settings = {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }

    def request(self, method: str, name: str, data: bytes | None = None) -> bytes:
        """One request; the answer's body."""
        url = f"{self.endpoint}/plans/{quote(name, safe='/?=&-')}"
        request = urllib.request.Request(url, data, _HEADERS, method=method)  # noqa: S310 - our server
        with self._opener.open(request, timeout=10) as answer:
            body: bytes = answer.read()
        return body

    def names(self, folder: str) -> set[str]:
        """The names below a folder, without it."""
        listing = ET.fromstring(self.request("GET", f"?list-type=2&prefix={folder}/"))  # noqa: S314 - our server
        return {str(key.text).removeprefix(f"{folder}/") for key in listing.iter("{http://s3.amazonaws.com/doc/2006-03-01/}Key")}

    def manifest(self, folder: str) -> dict[str, dict[str, Any]]:
        """The lines of a manifest by their source."""
        lines = [json.loads(line) for line in self.request("GET", f"{folder}/manifest.jsonl").splitlines()]
        assert len({line["source"] for line in lines}) == len(lines)
        return {line["source"]: line for line in lines}

    def upload(self, source: Path, folder: str) -> None:
        """All files below source."""
        for path in source.rglob("*"):
            if path.is_file():
                self.request("PUT", f"{folder}/{path.relative_to(source).as_posix()}", path.read_bytes())


@pytest.fixture(scope="module")
def bucket() -> Iterator[Bucket]:
    # It tells each request on standard error: a pipe that nobody empties would stop it.
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    )
    assert server.stdout is not None
    try:
        yield Bucket(int(server.stdout.readline()))
    finally:
        server.kill()
        server.communicate()


def test_in_and_out_on_s3(bucket: Bucket, tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_variations(source, 10)
    copy_samples(source / "sub" / "Năm 2023", ".pdf", ".md")
    (source / "twin.md").write_bytes((source / "sub" / "Năm 2023" / "xa-an-thuan.md").read_bytes())
    (source / "broken.pdf").write_bytes(b"broken")
    bucket.upload(source, "in")
    run_batch(str(source), str(tmp_path / "local"), jobs=2)
    done = batch("s3://plans/in", "s3://plans/out", "--jobs", "2", **bucket.settings)
    assert done.returncode == 1, done.stderr
    local = results(tmp_path / "local")
    assert bucket.names("out") == {*local, "manifest.jsonl"}
    assert {name: bucket.request("GET", f"out/{name}") for name in local} == local
    lines = bucket.manifest("out")
    assert len(lines) == 18
    assert [name for name, line in lines.items() if line["status"] != "done"] == ["broken.pdf"]
    assert sum(line["duplicate_of"] is not None for line in lines.values()) == 1

    again = batch("s3://plans/in", "s3://plans/out", **bucket.settings)
    assert again.stderr.count("unchanged ") == 17
    assert "done:           0" in again.stderr
    mixed = batch("s3://plans/in", tmp_path / "mixed", "--formats", "md", "-q", **bucket.settings)
    assert mixed.returncode == 0
    assert results(tmp_path / "mixed") == {name: data for name, data in local.items() if name.endswith(".md.json")}
    inside = batch("s3://plans/in", "s3://plans/in/out", "--formats", "md", "-q", **bucket.settings)
    assert inside.returncode == 0
    once_more = batch("s3://plans/in", "s3://plans/in/out", "--formats", "md", **bucket.settings)
    assert "done:           0" in once_more.stderr


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_in_mid_run_and_started_again(bucket: Bucket, tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_variations(source, 30)
    bucket.upload(source, "many")
    # Parts of the manifest come after seconds; the run must last for some of them.
    code = (
        "import sys; import kehoach_parser.batch.manifest as m; m._PART = 0.2; from tests import batch_helpers as h;"
        "from kehoach_parser.batch import run_batch; run_batch('s3://plans/many', 's3://plans/done', jobs=2, work=h.sleepy)"
    )
    run = start("-c", code, **bucket.settings)
    wait_for(lambda: len([name for name in bucket.names("done") if name.startswith(".kehoach/parts/")]) >= 2)
    second = batch("s3://plans/many", "s3://plans/done", **bucket.settings)
    assert second.returncode == 7
    assert f"process {run.pid} on {socket.gethostname()}" in second.stderr
    run.send_signal(signal.SIGKILL)
    run.communicate(timeout=10)
    assert ".kehoach/lock" in bucket.names("done")
    third = batch("s3://plans/many", "s3://plans/done", "--log-format", "json", **bucket.settings)
    assert third.returncode == 0, third.stderr
    events = [json.loads(line) for line in third.stderr.splitlines()]
    assert sum(bool(event.get("known")) for event in events) >= 2
    assert len(bucket.manifest("done")) == 30
    run_batch(str(source), str(tmp_path / "local"), jobs=2)
    local = results(tmp_path / "local")
    assert bucket.names("done") == {*local, "manifest.jsonl"}
    assert {name: bucket.request("GET", f"done/{name}") for name in local} == local


def test_a_lock_that_nobody_renews_ends(bucket: Bucket, tmp_path: Path) -> None:
    copy_samples(tmp_path / "in", ".md")
    bucket.upload(tmp_path / "in", "locked")
    other = {"pid": 1, "host": "another machine", "run": "x"}
    bucket.request("PUT", "lockedout/.kehoach/lock", json.dumps(other | {"time": time.time()}).encode())
    held = batch("s3://plans/locked", "s3://plans/lockedout", **bucket.settings)
    assert held.returncode == 7
    assert "process 1 on another machine" in held.stderr
    bucket.request("PUT", "lockedout/.kehoach/lock", json.dumps(other | {"time": time.time() - 600}).encode())
    assert batch("s3://plans/locked", "s3://plans/lockedout", **bucket.settings).returncode == 0
    assert "manifest.jsonl" in bucket.names("lockedout")


def test_what_is_not_there(bucket: Bucket, tmp_path: Path) -> None:
    none = batch("s3://plans/none", tmp_path / "out", **bucket.settings)
    assert (none.returncode, "no such folder" in none.stderr) == (3, True)
    closed = batch("s3://nobucket/in", "s3://nobucket/out", **bucket.settings)
    assert closed.returncode in (3, 7)
    assert len(closed.stderr.splitlines()) == 1
    with pytest.raises(HTTPError):
        bucket.request("GET", "none/manifest.jsonl")


def test_file_urls_need_no_package(tmp_path: Path) -> None:
    copy_samples(tmp_path / "kế hoạch", ".md")
    assert isinstance(open_place(f"file://{quote(str(tmp_path))}"), LocalPlace)
    summary = run_batch((tmp_path / "kế hoạch").as_uri(), (tmp_path / "out").as_uri())
    assert summary.done == 3
    assert len(results(tmp_path / "out")) == 3


def test_unknown_urls_are_told() -> None:
    with pytest.raises(InputError, match="no URL that fsspec knows"):
        open_place("nosuch://a/b")


def test_the_extra_is_named_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingProgramError, match=r'install "kehoach-parser\[cloud\]"'):
        UrlPlace("s3://a/b")


def test_listing_through_fsspec() -> None:
    place = UrlPlace("memory://tests/in")
    other = UrlPlace("memory://tests/in/out")
    for name in ("b.md", "a/c.md", "a/.git/d.md", ".hidden.md", "out/e.md", "a/f.txt"):
        place.write(name, b"x" * len(name))
    found = [(entry.name, entry.size) for entry in place.walk(Wanted(frozenset({".md"})), other)]
    assert sorted(found) == [("a/c.md", 6), ("b.md", 4)]
    assert place.size("none") is None
    with pytest.raises(InputError, match="no such file"):
        place.read("none")
    with pytest.raises(InputError, match="no such folder"):
        list(UrlPlace("memory://tests/none").walk(Wanted(frozenset({".md"})), other))
