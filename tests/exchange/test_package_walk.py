# SPDX-License-Identifier: Apache-2.0
"""Whatever is hidden anywhere in a package, the walk comes past it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from registry.exchange.package_errors import PackageRepacked
from registry.exchange.package_walk import walk
from registry.exchange.package_writer import assemble
from tests.exchange.packages import ROWS, SIGNING_KEY, content, packed, plain_archive, plain_members

CANARY = "كناري مخبّأ"


def seen(archive: bytes) -> dict[str, str]:
    """Return text -> first place of everything the walk yields."""
    found: dict[str, str] = {}
    for where, text in walk(archive):
        found.setdefault(text, where)
    return found


def test_every_value_is_met_in_each_of_the_four_formats() -> None:
    places: dict[str, set[str]] = {}
    for where, text in walk(assemble(content(), SIGNING_KEY).archive):
        places.setdefault(text, set()).add(where.split(":")[0])
    files = {"data/victims.csv", "data/registry.xlsx", "data/records.json", "data/index.html"}
    assert places[str(ROWS[0][1])] >= files
    assert places[str(ROWS[2][1])] >= files


def test_names_of_files_are_walked() -> None:
    assert seen(plain_archive())["data/victims.csv"] == "data/victims.csv: name"


def hidden_in_page() -> list[bytes]:
    """Return pages with the canary in a comment, an attribute, a declaration, a style, a tail."""
    words = CANARY
    shapes = (
        f"<p>x</p><!-- {words} -->", f'<p title="{words}">x</p>', f"<!DOCTYPE {words}>",
        f"<style>/* {words} */</style>", f"<p>{words}", f"<?{words}>",
        f"<script>'{words}'</script>",
        "<p>" + "".join(f"&#{ord(letter)};" for letter in words) + "</p>",
    )  # fmt: skip
    return [shape.encode() for shape in shapes]


@pytest.mark.parametrize("page", hidden_in_page())
def test_what_is_hidden_in_the_page_is_met(page: bytes) -> None:
    found = seen(packed(plain_members() | {"data/index.html": page}))
    assert any(CANARY in text for text in found)


def test_what_is_hidden_in_json_keys_and_numbers_is_met() -> None:
    body = json.dumps({CANARY: [{"n": 963000111}]}).encode()
    found = seen(packed(plain_members() | {"data/records.json": body}))
    assert CANARY in found
    assert found["963000111"] == "data/records.json: //n".replace("//", f"/{CANARY}/0/")


@pytest.mark.parametrize(
    "part",
    ["docProps/core.xml", "xl/comments1.xml", "xl/worksheets/sheet1.xml", "customXml/item.xml"],
)
def test_what_is_hidden_in_a_workbook_is_met(part: str) -> None:
    book = rewritten({part: f"<a><b note='{CANARY} 1'>{CANARY} 2</b>{CANARY} 3</a>".encode()})
    found = seen(packed(plain_members() | {"data/registry.xlsx": book}))
    assert {f"{CANARY} {number}" for number in (1, 2, 3)} <= found.keys()


@pytest.mark.parametrize("where", ["comment", "name", "escaped", "number"])
def test_the_corners_of_a_workbook_are_met(where: str) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    told = "".join(f"_x{ord(letter):04X}_" for letter in CANARY)
    space = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
    book = {
        "comment": rewritten({}, CANARY.encode()),
        "name": rewritten({f"{CANARY}.xml": b"<a/>"}),
        "escaped": rewritten({sheet: f"<t>{told}</t>".encode()}),
        "number": rewritten({sheet: f"<c {space} t='n'><v>{CANARY}</v></c>".encode()}),
    }[where]
    found = seen(packed(plain_members() | {"data/registry.xlsx": book}))
    assert any(CANARY in text for text in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_file_of_unknown_kind_is_met_in_both_ways_of_writing(encoding: str) -> None:
    members = plain_members() | {"data/unknown.bin": CANARY.encode(encoding)}
    assert any(CANARY in text for text in seen(packed(members)))


@pytest.mark.parametrize(
    "path", ["bag-info.txt", "README.txt", "data/LIMITS.txt", "manifest.json.sig",
             "signing-key.pub", "allowed_signers", "manifest-sha256.txt", "data/victims.csv"]
)  # fmt: skip
def test_every_file_of_text_is_met(path: str) -> None:
    members = plain_members()
    found = seen(packed(members | {path: members[path] + CANARY.encode()}))
    assert any(CANARY in text and where.startswith(path) for text, where in found.items())


def test_bytes_outside_any_file_stop_the_walk() -> None:
    archive = plain_archive()
    with pytest.raises(PackageRepacked):
        list(walk(archive[:-2] + b"\x03\x00spy"))


def rewritten(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    """Return the workbook of a package with ``parts`` added or replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain_members()["data/registry.xlsx"])) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
        new.comment = comment
    return target.getvalue()
