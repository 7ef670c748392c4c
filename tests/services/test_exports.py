# SPDX-License-Identifier: Apache-2.0
"""Packages of a real vault: what they hold, what they never hold, and what the ledger keeps."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
import json
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from registry.disclosure.profiles import PROFILES, Profile
from registry.domain.entities import all_entities, all_fields
from registry.exchange.package_writer import deliver
from registry.services import consents, exports, ledger, receiving, records
from tests.services.invented import (
    NAMED,
    OTHER,
    PARTNER,
    World,
    everything,
    left_behind,
    names,
    outcomes,
    rows,
)

FAMILIES = ("الكهرماني", "الياقوتاني", "الزبرجداني", "المرجاناتي", "العقيقاني", "الفيروزاني")
MANY = 24


def many(world: World) -> list[str]:
    """Record and consent to many victims; return their references in the order of recording."""
    refs = []
    for number in range(MANY):
        family = FAMILIES[number % len(FAMILIES)]
        given = ["سالم", "نزار", "وائل", "رامي"][number // len(FAMILIES)]
        refs.append(world.victim(f"v{number}", f"{given} يونس {family}"))
        both = NAMED | {f"P5@{OTHER}": "named"}
        world.consent(f"v{number}", "mother", "parent", both)
    return refs


def test_codes_differ_between_two_recipients_and_two_exports(world: World) -> None:
    refs = many(world)
    sent = [world.export("partner", to) for to in (PARTNER, OTHER, PARTNER)]
    codes = [{row["names"]: row["ref"] for row in rows(one, "victims")} for one in sent]
    assert all(len(set(one.values())) == MANY for one in codes)
    for first, second in ((0, 1), (0, 2), (1, 2)):
        same = [name for name in codes[first] if codes[first][name] == codes[second][name]]
        assert len(same) < MANY // 4  # short codes may meet by chance
    assert not set(refs) & {code for one in codes for code in one.values()}


def test_inside_one_package_a_code_is_the_same_wherever_it_stands(world: World) -> None:
    many(world)
    sent = world.export("partner")
    codes = {row["ref"] for row in rows(sent, "victims")}
    assert {row["victim"] for row in rows(sent, "links")} == codes


def test_rows_stand_in_no_order_of_the_registry(world: World) -> None:
    many(world)
    orders = [[row["names"] for row in rows(world.export("public"), "victims")] for _ in range(3)]
    assert len({tuple(order) for order in orders}) > 1
    recorded = [f"v{number}" for number in range(MANY)]
    assert orders[0] != sorted(orders[0])
    assert len(orders[0]) == len(recorded)


def test_no_byte_tells_of_the_inside_of_the_vault(world: World) -> None:
    world.victim("salem", "سالم يونس الكهرماني")
    world.consent("salem", "mother", "parent", NAMED)
    world.statement("told", "كلام الشاهدة كما قالته.")
    world.consent("told", "witness", "self", NAMED)
    world.release("told", "قالت [الشاهدة] إن الحارة قُصفت.", "public", "partner")
    with world.vault.read() as tx:
        ids = [one.id for spec in all_entities() for one in tx.every(spec.kind)]
    history = records.history(world.vault, world.refs["salem"])
    inside = [*ids, "D-01", str(world.folder), *(one.at for one in history), "كما قالته"]
    held = b""
    for profile in ("public", "partner"):
        held = everything(world.export(profile))
        assert [text for text in inside if text.encode() in held] == []
    withheld = [ref for name, ref in world.refs.items() if name not in {PARTNER, OTHER}]
    assert [ref for ref in withheld if ref.encode() in held] == []


FORMULAS = (
    '=HYPERLINK("http://x.invalid","y")',
    "\u200f=1+1",
    "+963",
    "＝1+1",
    "@SUM(A1)",
    "-2+3",
    "\ufeff=1+1",
)


def test_what_looks_like_a_formula_is_text_in_a_spreadsheet(world: World) -> None:
    for number, formula in enumerate(FORMULAS):
        world.victim(f"f{number}", f"سالم {FAMILIES[number % 6]}", occupation=formula)
        world.consent(f"f{number}", "mother", "parent", NAMED)
    sent = world.export("public")
    book = CalamineWorkbook.from_filelike(io.BytesIO(sent["data/registry.xlsx"]))
    rows_of = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    texts = [cell for many in rows_of for row in many for cell in row if isinstance(cell, str)]
    risky = [t for t in texts if t.lstrip("\u200f\u200e\ufeff ")[:1] in set("=+@-＝\t\r")]
    assert risky == []
    lines = sent["data/victims.csv"].decode("utf-8-sig").splitlines()
    fields = [field for line in lines[1:] for field in line.strip('"').split('","')]
    assert [f for f in fields if f.lstrip("\u200f\u200e\ufeff ")[:1] in set("=+@-＝")] == []
    assert b"<f>" not in sent["data/registry.xlsx"]


def test_a_field_that_no_profile_names_is_in_no_package(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.victim("salem", "سالم يونس الكهرماني", occupation="صانع أعواد", method="وصف")
    world.consent("salem", "mother", "parent", NAMED)
    assert "صانع أعواد".encode() in everything(world.export("public"))
    for profile in PROFILES.values():
        listed = profile.fields - {"victim.occupation", "victim.method"}
        without: Profile = dataclasses.replace(profile, fields=listed)
        monkeypatch.setitem(PROFILES, profile.name, without)  # as if both were new
    for profile_name in ("public", "partner"):
        held = everything(world.export(profile_name))
        assert "صانع أعواد".encode() not in held
        decision = world.preview(profile_name)[world.refs["salem"]]
        assert {outcomes(decision)[name] for name in ("occupation", "method")} == {"drop"}


def test_every_profile_names_declared_fields_only() -> None:
    declared = {spec.key for spec in all_fields()}
    for profile in PROFILES.values():
        assert profile.fields <= declared


def test_the_ledger_keeps_what_left_of_whom_on_which_consent(world: World) -> None:
    salem = world.victim("salem", "سالم يونس الكهرماني")
    silent = world.victim("silent", "مروان حاتم اللازورداني")
    given = world.consent("salem", "mother", "parent", NAMED)
    sent = world.export("partner")
    entry = ledger.entries(world.vault)[0]
    signed = hashlib.sha256(sent["manifest.json"]).hexdigest()
    assert (entry["manifest_sha256"], entry["recipient"]) == (signed, PARTNER)
    item = ledger.entries(world.vault, salem)[0]["items"][0]
    assert (item["outcome"], item["consent"]) == ("keep", given)
    assert item["code"] == rows(sent, "victims")[0]["ref"]
    assert item["fields"]["names"] == "F1"
    held = ledger.entries(world.vault, silent)[0]["items"][0]
    assert (held["outcome"], held["fields"], held["code"]) == ("drop", {}, "")
    assert held["reason"].keys() == {"ar", "en"}
    of_export = ledger.entries(world.vault, entry["id"])[0]["items"]
    assert len(of_export) == len(world.preview("partner"))
    assert ledger.entries(world.vault, world.refs["mother"]) == []


def test_what_was_built_is_what_the_receiver_verifies(world: World) -> None:
    world.victim("salem", "سالم يونس الكهرماني")
    world.consent("salem", "mother", "parent", NAMED)
    target = world.folder / "p.zip.age"
    steps: list[tuple[int, int]] = []
    built = exports.build(
        world.vault, "partner", PARTNER, target, purpose="بحث مشترك",
        progress=lambda done, of: steps.append((done, of)),
    )  # fmt: skip
    key, signer = world.folder / "key.txt", world.folder / "signer.pub"
    key.write_text(world.keys[PARTNER].identity, encoding="utf-8")
    signer.write_text(exports.signer_line(world.vault), encoding="utf-8")
    found = receiving.verify(target, key, signer)
    assert found["known_signer"] is True
    assert found["signer"] == built.signer
    assert tuple(found["words"]) == built.words
    assert found["manifest_sha256"] == built.manifest_sha256
    assert (found["records"], found["withheld"]) == (built.records, built.withheld)
    assert steps == sorted(steps)
    assert steps[-1] == (exports.STEPS, exports.STEPS)
    assert ledger.entries(world.vault)[0]["id"] == built.ref


def test_the_expiry_of_an_agreement_stands_in_the_package(world: World) -> None:
    world.victim("salem", "سالم يونس الكهرماني")
    world.consent("salem", "mother", "parent", NAMED)
    party = records.get(world.vault, world.refs[PARTNER])
    year = dt.datetime.now(dt.UTC).year + 1
    ends = records.parse_input("recipient", {"agreement_ends": f"{year}-05"})
    records.change(world.vault, str(party.ref), party.version, ends)
    assert json.loads(world.export("partner")["manifest.json"])["expires"] == f"{year}-05-31"


def test_a_package_that_is_stopped_on_its_last_step_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.victim("salem", "سالم يونس الكهرماني")
    world.consent("salem", "mother", "parent", NAMED)
    before = [path for path in world.folder.rglob("*") if path.is_file()]

    def delivered_then_stopped(*given: Any) -> Any:  # noqa: ANN401 - as the function it stands for
        deliver(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(exports, "deliver", delivered_then_stopped)
    with pytest.raises(KeyboardInterrupt):
        world.export("public", name="p.zip")
    # It was written, but the ledger does not hold it: so it must not be there.
    assert ledger.entries(world.vault) == []
    assert {path.name for path in left_behind(world.folder, before) if path.stat().st_size} == set()


def test_a_withdrawn_consent_is_left_out_though_the_vault_was_open_all_along(world: World) -> None:
    world.victim("salem", "سالم يونس الكهرماني")
    world.victim("other", "دلال نوفل الياقوتاني")
    world.consent("other", "mother", "parent", NAMED)
    given = world.consent("salem", "mother", "parent", NAMED)
    assert len(names(world.export("public"))) == 2
    consents.withdraw(world.vault, given)
    assert names(world.export("public")) == {"دلال نوفل الياقوتاني"}


def test_packages_of_one_day_stand_in_the_ledger_newest_first(world: World) -> None:
    built = [exports.build(world.vault, "public", "", world.folder / str(n)).ref for n in range(6)]
    assert [one["id"] for one in ledger.entries(world.vault)] == built[::-1]
