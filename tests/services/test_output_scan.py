# SPDX-License-Identifier: Apache-2.0
"""The output scan, proven by planting: what must not leave is found wherever it is hidden."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from registry.exchange.archive import pack, unpack
from registry.exchange.package_writer import assemble
from registry.services import exports, output_scan
from registry.services.output_scan import Candidate, ScanHit, require_clean
from registry.services.plans import plan_of
from registry.storage.reading import Reading
from tests.services.invented import NAMED, PARTNER, World, left_behind
from tests.services.invented_vaults import new_vault

Members = dict[str, bytes]
Plant = Callable[[Members, str], Members]
SALEM = "سالم يونس الكهرماني"
INNOCENT = "قالت [الشاهدة] إن الحارة قُصفت."
HIDDEN = "مروان حاتم اللازورداني"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Somebody who may leave, somebody who may not, and a statement with an innocent text."""
    folder = tmp_path_factory.mktemp("scan")
    made = World(vault=new_vault(folder / "w.sijill"), folder=folder)
    latin = [{"text": "Marwan Lazwardani", "system": "family"}]
    parts = {"ism": "مروان", "father": "حاتم", "family": "اللازورداني"}
    made.victim("salem", SALEM, memorial_name=SALEM)
    made.victim("hidden", [{"display": HIDDEN, "parts": parts, "latin": latin}])
    made.consent("salem", "mother", "parent", NAMED)
    made.statement("told", "كلام الشاهدة كما قالته.")
    made.consent("told", "witness", "self", NAMED)
    made.release("told", INNOCENT, "public", "partner")
    yield made
    made.vault.close()


def scanned(
    world: World, plant: Callable[[Members], Members] | None, profile: str
) -> ScanHit | None:
    """Assemble a package, change it in memory, and return what the scan says."""
    with world.vault.read() as tx:
        made = _candidate(tx, world, profile)
        members = unpack(made.archive)
        changed = plant(members) if plant else members
        try:
            require_clean(tx, replace(made, archive=b"".join(pack(changed))))
        except ScanHit as hit:
            return hit
    return None


def _candidate(tx: Reading, world: World, profile: str) -> Candidate:
    party = PARTNER if profile == "partner" else ""
    laid = exports.laid_out(plan_of(tx, world.vault.tiers, profile, party), exports.Keys())
    package = assemble(exports._content(world.vault, laid), tx.export_key())
    return exports.candidate_of(laid, package)


def in_text(members: Members, text: str) -> Members:
    path = "data/METHODOLOGY.txt"
    return members | {path: members[path] + f"\nقال {text} ذلك.\n".encode()}


def in_codes(members: Members, text: str) -> Members:
    path = "data/codes.csv"
    line = f'"victims","sex","x","{text}","{text}"\r\n'
    return members | {path: members[path] + line.encode()}


def in_json(members: Members, text: str) -> Members:
    path = "data/records.json"
    body = json.loads(members[path]) | {"narratives": [{"text": {"ar": text}}]}
    return members | {path: json.dumps(body).encode()}  # escaped: no byte of the text itself


def in_json_key(members: Members, text: str) -> Members:
    path = "data/records.json"
    return members | {path: json.dumps(json.loads(members[path]) | {text: 1}).encode()}


def in_page_comment(members: Members, text: str) -> Members:
    path = "data/index.html"
    return members | {path: members[path].replace(b"</body>", f"<!-- {text} -->\n</body>".encode())}


def in_page_attribute(members: Members, text: str) -> Members:
    path = "data/index.html"
    hidden = f'<p title="{text}"></p>\n</body>'
    return members | {path: members[path].replace(b"</body>", hidden.encode())}


def in_page_as_entities(members: Members, text: str) -> Members:
    path = "data/index.html"
    written = "".join(f"&#{ord(letter)};" for letter in text)
    return members | {
        path: members[path].replace(b"</body>", f"<p>{written}</p>\n</body>".encode())
    }


def in_manifest(members: Members, text: str) -> Members:
    path = "manifest.json"
    return members | {path: json.dumps(json.loads(members[path]) | {"note": text}).encode()}


def in_bag_info(members: Members, text: str) -> Members:
    path = "bag-info.txt"
    return members | {path: members[path] + f"Contact-Name: {text}\n".encode()}


def in_file_name(members: Members, text: str) -> Members:
    return members | {f"data/{text}.txt": b"x"}


def in_unknown_bytes(members: Members, text: str) -> Members:
    return members | {"data/notes.bin": f"\1\n{text}\n".encode("utf-16-le")}


def in_workbook(members: Members, text: str) -> Members:
    return _rewritten(members, "docProps/core.xml", f"<dc:title>{text}</dc:title></cp:core")


def in_sheet_name(members: Members, text: str) -> Members:
    entry = "xl/workbook.xml"
    return _rewritten(members, entry, f'<sheetx name="{text}"/></workbook', end="</workbook")


def _rewritten(members: Members, entry: str, put: str, end: str = "</cp:core") -> Members:
    """Put text before the end of one entry of the workbook."""
    path, out = "data/registry.xlsx", io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(members[path])) as book, zipfile.ZipFile(out, "w") as new:
        for name in book.namelist():
            data = book.read(name)
            assert name != entry or end.encode() in data
            new.writestr(name, data.replace(end.encode(), put.encode()) if name == entry else data)
    return members | {path: out.getvalue()}


PLACES = [
    in_text, in_codes, in_json, in_json_key, in_page_comment, in_page_attribute,
    in_page_as_entities, in_manifest, in_bag_info, in_file_name, in_unknown_bytes, in_workbook,
    in_sheet_name,
]  # fmt: skip
# Ways in which somebody who must stay could still be named.
VARIANTS = {
    "the whole name": HIDDEN,
    "two parts": "مروان اللازورداني",
    "with a clitic": "ولمروان اللازورداني",
    "other letters and marks": "مَرْوان الـلازوردانى",
    "as the family spells it": "Marwan Lazwardani",
    "as a list would": "LAZWARDANI, Marwan",
    "the name of a witness": "نهى سامر العقيقاني",
    "a phone": "0900000741",
    "a phone in Arabic digits": "٠٩٠٠ ٠٠٠ ٧٤١",
    "a phone with the code of the country": "+963-900-000-741",
}


def test_a_package_with_nothing_planted_is_clean(world: World) -> None:
    for profile in ("public", "partner"):
        assert scanned(world, None, profile) is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.__name__))
@pytest.mark.parametrize("text", ["مروان اللازورداني", "+963 900 000 741"])
def test_a_withheld_name_or_number_is_found_in_every_place(
    world: World, place: Plant, text: str
) -> None:
    hit = scanned(world, lambda members: place(members, text), "public")
    assert hit is not None
    assert hit.data["half"] == "words"
    assert text not in str(hit.data)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_withheld_person_is_found_in_every_variant(world: World, variant: str) -> None:
    hit = scanned(world, lambda members: in_text(members, VARIANTS[variant]), "partner")
    assert hit is not None
    assert str(hit.data["places"]).startswith("data/METHODOLOGY.txt: line")


def test_a_code_of_the_registry_is_found_in_a_partner_package(world: World) -> None:
    for key in ("salem", "hidden", "told", "witness"):
        ref = world.refs[key]
        assert scanned(world, lambda m, ref=ref: in_codes(m, ref), "partner") is not None  # type: ignore[misc]


def test_an_internal_identity_is_found_in_every_package(world: World) -> None:
    with world.vault.read() as tx:
        inner = tx.by_ref(world.refs["salem"]).id
    for profile in ("public", "partner"):
        assert scanned(world, lambda members: in_codes(members, inner), profile) is not None


def test_whoever_may_leave_is_no_hit(world: World) -> None:
    assert scanned(world, lambda members: in_text(members, SALEM), "public") is None


CHANGED = {
    "data/victims.csv": (b"2013-04-17", b"2013-04-18"),
    "data/records.json": (b"2013-04-17", b"2013-04-18"),
    "data/index.html": (b"2013-04-17", b"2013-04-18"),
}


@pytest.mark.parametrize("path", CHANGED)
def test_one_changed_cell_is_found_in_each_format(world: World, path: str) -> None:
    before, after = CHANGED[path]

    def change(members: Members) -> Members:
        assert before in members[path]
        return members | {path: members[path].replace(before, after)}

    hit = scanned(world, change, "public")
    assert hit is not None
    assert hit.data["half"] == "cells"
    assert str(hit.data["places"]).startswith(path)


def test_one_changed_cell_of_the_workbook_is_found(world: World) -> None:
    def change(members: Members) -> Members:
        return _rewritten(members, "xl/sharedStrings.xml", "2013-04-18<", end="2013-04-17<")

    hit = scanned(world, change, "public")
    assert hit is not None
    assert hit.data["half"] == "cells"


def test_a_row_without_an_origin_is_found(world: World) -> None:
    def change(members: Members) -> Members:
        body = json.loads(members["data/records.json"])
        body["tables"]["victims"].append({"sex": "man"})
        return members | {"data/records.json": json.dumps(body, ensure_ascii=False).encode()}

    hit = scanned(world, change, "public")
    assert hit is not None
    assert hit.data["half"] == "cells"


def test_each_half_stands_alone_for_what_only_it_can_find(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def word(members: Members) -> Members:
        return in_text(members, HIDDEN)

    def cell(members: Members) -> Members:
        path = "data/victims.csv"
        return members | {path: members[path].replace(b"2013-04-17", b"2013-04-18")}

    with monkeypatch.context() as off:
        off.setattr(output_scan, "walk", lambda _archive: ())
        assert scanned(world, word, "public") is None
        assert scanned(world, cell, "public") is not None
    with monkeypatch.context() as off:
        off.setattr(output_scan, "wrong_cells", lambda _made: ())
        assert scanned(world, cell, "public") is None
        assert scanned(world, word, "public") is not None


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("profile", ["public", "partner"])
def test_a_variant_left_in_a_released_text_stops_the_package(
    world: World, variant: str, profile: str
) -> None:
    world.release("told", f"قالت [الشاهدة] إنها رأت {VARIANTS[variant]} هناك.", profile)
    before = [path for path in world.folder.rglob("*") if path.is_file()]
    ledger = _ledger(world)
    with pytest.raises(ScanHit):
        world.export(profile, name="stopped.package")
    assert left_behind(world.folder, before) <= _journals(world.folder)
    assert _ledger(world) == ledger == []
    world.release("told", INNOCENT, profile)


def _ledger(world: World) -> list[object]:
    with world.vault.read() as tx:
        return [one.ref for one in tx.every("export")]


def _journals(folder: Path) -> set[Path]:
    return set(folder.rglob("*-journal"))
