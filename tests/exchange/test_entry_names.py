# SPDX-License-Identifier: Apache-2.0
"""A name from a stranger's archive is plain or the archive is refused."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.entry_names import is_safe_name, require_safe_names
from registry.exchange.package_errors import UnsafeName

HOSTILE = [
    "", "/etc/passwd", "../up", "a/../b", "a/./b", "a//b", "folder/", "a\\b", "C:x", "c:/x",
    "a\x00b", "a\nb", "a\u202eb", "a\u200bb", "a\ufeffb", "a\ud800b", "nul", "NUL.txt", "a/Con",
    "com1.csv", "LPT9", "aux.tar.gz", "end.",
    "end ", " start", "a|b", "a?b", "a*b", 'a"b', "<a>", "x" * 241,
    "conin$", "COM¹",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_refused(name: str) -> None:
    assert not is_safe_name(name)
    with pytest.raises(UnsafeName) as refusal:
        require_safe_names(["package/ok.txt", name])
    assert not refusal.value.data


@pytest.mark.parametrize(
    "name", ["package/data/victims.csv", "شهادة.txt", "a b.txt", "console.txt"]
)
def test_a_plain_name_passes(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize(
    "names",
    [
        ("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("caf\u00e9", "cafe\u0301"), ("ﬁle", "file"),
        ("a", "a/b"), ("x/A/y", "x/a"), ("straße", "STRASSE"),
    ],
)  # fmt: skip
def test_names_that_meet_on_some_file_system_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(UnsafeName):
        require_safe_names(list(names))


@given(st.text(st.sampled_from("a./\\:C\x00\u202e nul~"), max_size=12) | st.text(max_size=12))
def test_a_name_that_passes_stays_in_its_folder_everywhere(name: str) -> None:
    if is_safe_name(name):
        root = Path("/somewhere")
        assert (root / name).resolve().is_relative_to(root)
        assert not PureWindowsPath(name).is_absolute()
        assert not PureWindowsPath(name).drive
        assert ".." not in PureWindowsPath(name).parts
