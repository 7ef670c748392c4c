# SPDX-License-Identifier: Apache-2.0
"""The signed list has one spelling and one shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.package_errors import ManifestMalformed, PackageNewer
from registry.exchange.package_manifest import FORMAT_VERSION, Manifest
from tests.exchange.packages import content, public_content

Spoil = Callable[[dict[str, Any]], object]
MEMBERS = {"data/records.json": b"{}", "bagit.txt": b"x"}


def spelled(body: object) -> bytes:
    """Return ``body`` as the writer spells it."""
    return (json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def written() -> dict[str, Any]:
    """Return the list of a small package as JSON."""
    body: dict[str, Any] = json.loads(Manifest.of(content(), MEMBERS).to_bytes())
    return body


@pytest.mark.parametrize("made", [content(), public_content()])
def test_what_is_written_is_read_back_equal(made: Any) -> None:  # noqa: ANN401
    manifest = Manifest.of(made, MEMBERS)
    assert Manifest.from_untrusted(manifest.to_bytes()) == manifest


def test_a_line_holds_one_value_so_that_grep_finds_a_hash() -> None:
    manifest = Manifest.of(content(), MEMBERS)
    line = f'   "sha256": "{manifest.files[0].sha256}",'
    assert line in manifest.to_bytes().decode().splitlines()


def test_a_newer_format_is_said_by_number() -> None:
    body = written() | {"format_version": FORMAT_VERSION + 1, "unheard_of": {}}
    with pytest.raises(PackageNewer) as refusal:
        Manifest.from_untrusted(spelled(body))
    assert refusal.value.data == {"version": FORMAT_VERSION + 1}


SPOILED: dict[str, Spoil] = {
    "unknown key": lambda body: body.update(more=1),
    "missing key": lambda body: body.pop("demo"),
    "flag as number": lambda body: body.update(demo=1),
    "count as flag": lambda body: body["counts"].update(records=True),
    "negative count": lambda body: body["counts"].update(withheld=-1),
    "endless count": lambda body: body["counts"].update(withheld=1 << 53),
    "time of day": lambda body: body.update(created="2026-03-02T10:00"),
    "empty expiry": lambda body: body.update(expires=""),
    "short hash": lambda body: body["files"]["bagit.txt"].update(sha256="ab"),
    "upper-case hash": lambda body: body["files"]["bagit.txt"].update(sha256="A" * 64),
    "hostile path": lambda body: body["files"].update({"../x": body["files"]["bagit.txt"]}),
    "recipient left out": lambda body: body.pop("recipient"),
    "no keys": lambda body: body["recipient"].update(keys=[]),
    "foreign key": lambda body: body["recipient"].update(keys=["ssh-rsa AAAA"]),
    "other language": lambda body: body.update(languages=["fr"]),
    "format": lambda body: body.update(format="other"),
    "version as text": lambda body: body.update(format_version="1"),
    "version as flag": lambda body: body.update(format_version=True),
    "version zero": lambda body: body.update(format_version=0),
}


@pytest.mark.parametrize("case", SPOILED)
def test_another_shape_is_refused(case: str) -> None:
    body = written()
    SPOILED[case](body)
    with pytest.raises(ManifestMalformed):
        Manifest.from_untrusted(spelled(body))


@pytest.mark.parametrize(
    "untrusted",
    [
        b"", b"[]", b"null", b"{}", b"\xff", Manifest.of(content(), MEMBERS).to_bytes() + b"\n",
        json.dumps(json.loads(Manifest.of(content(), MEMBERS).to_bytes())).encode(),
    ],
)  # fmt: skip
def test_another_spelling_is_refused(untrusted: bytes) -> None:
    with pytest.raises(ManifestMalformed):
        Manifest.from_untrusted(untrusted)


PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(written())), PARTS)
def test_any_value_anywhere_is_read_or_refused_and_nothing_else(key: str, value: object) -> None:
    try:
        Manifest.from_untrusted(spelled(written() | {key: value}))
    except (ManifestMalformed, PackageNewer):
        return
    # Taken only where it says what could have been written.
    assert type(value) is type(written()[key])
