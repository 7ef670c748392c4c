# SPDX-License-Identifier: Apache-2.0
"""An archive of ours opens with any tool; any other archive does not open with ours."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from registry.crypto.agefile import PackageCut
from registry.errors import PackageRefused
from registry.exchange import archive
from registry.exchange.archive import pack, unpack
from registry.exchange.entry_names import is_safe_name
from registry.exchange.package_errors import NotAPackage, PackageBomb, PackageRepacked, UnsafeName

MEMBERS = {"a.txt": b"one", "data/b.txt": "اثنان".encode(), "data/empty": b""}
OURS = b"".join(pack(MEMBERS))


def foreign(
    entries: list[tuple[str | zipfile.ZipInfo, bytes]],
    method: int = zipfile.ZIP_STORED,
    comment: bytes = b"",
) -> bytes:
    """Return an archive as another tool would make it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, data in entries:
            package.writestr(name, data, method)
        package.comment = comment
    return target.getvalue()


def link(name: str, mode: int = stat.S_IFLNK | 0o777) -> zipfile.ZipInfo:
    """Return an entry that a stock tool would unpack as a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry


def test_the_archive_is_read_by_another_reader_and_by_ours() -> None:
    with zipfile.ZipFile(io.BytesIO(OURS)) as package:
        assert package.testzip() is None
        assert {entry.filename: package.read(entry) for entry in package.infolist()} == {
            f"package/{path}": data for path, data in MEMBERS.items()
        }
    assert unpack(OURS) == MEMBERS


def test_the_archive_tells_no_time_no_user_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(OURS)) as package:
        for entry in package.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.extra, entry.comment, entry.external_attr >> 16) == (b"", b"", 0o100600)
        assert package.comment == b""


def test_order_of_files_does_not_depend_on_who_made_them() -> None:
    assert b"".join(pack(dict(reversed(MEMBERS.items())))) == OURS


def _with_gap() -> bytes:
    """Move the directory 5 bytes back and hide a word before it."""
    at = OURS.index(b"PK\x01\x02")
    end = bytearray(OURS[at:])
    end[-6:-2] = struct.pack("<I", at + 5)
    return OURS[:at] + b"spied" + bytes(end)


FOREIGN: dict[str, tuple[Callable[[], bytes], type[PackageRefused]]] = {
    "not a zip": (lambda: b"%PDF-1.7", NotAPackage),
    "empty file": (lambda: b"", NotAPackage),
    "dates": (lambda: foreign([("package/a.txt", b"one")]), PackageRepacked),
    "deflated": (lambda: foreign([("package/a", b"ab")], zipfile.ZIP_DEFLATED), PackageRepacked),
    "comment": (lambda: OURS[:-2] + struct.pack("<H", 3) + b"spy", PackageRepacked),
    "gap": (_with_gap, PackageRepacked),
    "outside the folder": (lambda: foreign([("elsewhere/a", b"")]), PackageRepacked),
    "dots": (lambda: foreign([("package/../../a", b"")]), UnsafeName),
    "absolute": (lambda: foreign([("/package/a", b"")]), UnsafeName),
    "backslash": (lambda: foreign([("package/a\\..\\b", b"")]), UnsafeName),
    "hidden end": (lambda: OURS.replace(b"a.txt", b"a\x00txt"), UnsafeName),
    "bidi": (lambda: foreign([("package/a\u202ecod.exe", b"")]), UnsafeName),
    "device": (lambda: foreign([("package/NUL", b"")]), UnsafeName),
    "folder entry": (lambda: foreign([("package/", b"")]), UnsafeName),
    "case": (lambda: foreign([("package/a", b""), ("package/A", b"")]), UnsafeName),
    "link": (lambda: foreign([(link("package/a"), b"/etc/passwd")]), UnsafeName),
    "pipe": (lambda: foreign([(link("package/a", stat.S_IFIFO), b"")]), UnsafeName),
    "bomb": (lambda: foreign([("package/a", bytes(1 << 20))], zipfile.ZIP_DEFLATED), PackageBomb),
    "many": (lambda: _many(archive.MAX_ENTRIES + 1), PackageBomb),
    "cut": (lambda: OURS[:-30], PackageCut),
    "end only": (lambda: OURS[:40], PackageCut),
}


def _many(count: int) -> bytes:
    return b"".join(pack({f"{number:x}": b"" for number in range(count)}))


@pytest.mark.parametrize("case", FOREIGN)
def test_a_foreign_archive_is_refused_by_name(case: str) -> None:
    make, refusal = FOREIGN[case]
    with pytest.raises(refusal) as caught:
        unpack(make())
    assert type(caught.value) is refusal


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused() -> None:
    with pytest.raises(UnsafeName):
        unpack(foreign([("package/a", b"1"), ("package/a", b"2")]))


def test_an_archive_larger_than_any_of_ours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", len(OURS) - 1)
    with pytest.raises(PackageBomb):
        unpack(OURS)


def test_a_directory_that_claims_more_than_it_holds_is_refused_unread() -> None:
    packed = bytearray(OURS)
    central = OURS.index(b"PK\x01\x02")
    packed[central + 24 : central + 28] = struct.pack("<I", 1 << 31)
    with pytest.raises(PackageBomb):
        unpack(bytes(packed))


@pytest.mark.parametrize(
    ("guard", "case"),
    [
        ("require_safe_names", "bidi"),
        ("_require_modest", "many"),
        ("_require_our_spelling", "comment"),
        ("_require_our_spelling", "gap"),
        ("_require_our_spelling", "dates"),
    ],
)
def test_without_its_guard_the_foreign_archive_is_not_refused_so(
    guard: str, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, refusal = FOREIGN[case]
    monkeypatch.setattr(archive, guard, lambda *_: None)
    assert _refusal_of(make()) is not refusal


def _refusal_of(untrusted: bytes) -> type[PackageRefused] | None:
    try:
        unpack(untrusted)
    except PackageRefused as refusal:
        return type(refusal)
    return None


@given(
    at=st.integers(0, len(OURS) - 1),
    flip=st.integers(1, 255),
)
def test_any_flip_of_an_archive_is_refused_as_our_own_error(at: int, flip: int) -> None:
    hurt = bytearray(OURS)
    hurt[at] ^= flip
    with pytest.raises(PackageRefused):
        unpack(bytes(hurt))


@given(st.integers(0, len(OURS) - 1))
def test_any_cut_of_an_archive_is_refused(length: int) -> None:
    with pytest.raises(PackageRefused):
        unpack(OURS[:length])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["package/", "", "../", "PACKAGE/"]),
            st.text(st.characters(codec="utf-8"), min_size=1, max_size=6),
            st.binary(max_size=20),
        ),
        max_size=4,
        unique_by=lambda entry: entry[0] + entry[1],
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]),
    st.binary(max_size=8),
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_any_foreign_archive_is_refused_as_our_own_error(
    entries: list[tuple[str, str, bytes]], method: int, comment: bytes
) -> None:
    with pytest.raises(PackageRefused):
        unpack(foreign([(start + name, data) for start, name, data in entries], method, comment))


@given(st.binary(max_size=400))
def test_any_bytes_behind_the_mark_of_a_zip_are_refused(tail: bytes) -> None:
    with pytest.raises(PackageRefused):
        unpack(archive.SIGNATURE + tail)


@given(st.dictionaries(st.from_regex(r"[a-zس-ي0-9]{1,8}", fullmatch=True), st.binary(), min_size=1))
def test_what_we_pack_we_unpack(members: dict[str, bytes]) -> None:
    assume(all(map(is_safe_name, members)))
    assert unpack(b"".join(pack(members))) == members
