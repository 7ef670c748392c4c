# SPDX-License-Identifier: Apache-2.0
"""A sealed record leaves no word in the registry: not in a row, a revision, a page, the index."""

from __future__ import annotations

from typing import Any

import pytest

from registry.domain.entities import all_entities, spec_of
from registry.domain.fields import WITHHELD, Entity, RecordId
from registry.matching.keys import fold
from registry.services import activity, listing, records, sealed, views
from registry.services import search as finding
from registry.services.vaults import Vault
from registry.storage import entry_store, sealing, writing
from registry.storage.writing import ProtectedAbsent
from tests.services.invented_vaults import draft, record
from tests.storage.decrypted import decrypted, rows_of

NAME, LATIN, MOTHER = "زنبقوف القرميدي", "Zanbaqof Qirmeedy", "سوسنة الطاحونية"
MEMORIAL, OLDER = "زنبقوف ابن الطاحونية", "زنبقوق"
WORDS = (NAME, LATIN, MOTHER, MEMORIAL, OLDER, fold(NAME), fold(MOTHER), fold(LATIN), fold(OLDER))
FIELDS = {
    "names": {"display": OLDER, "latin": [{"text": LATIN, "system": "family"}]},
    "mother_name": MOTHER,
    "memorial_name": MEMORIAL,
    "occupation": "canarystays",
    "national_number": "77001122",
}


@pytest.fixture
def ref(vault: Vault) -> str:
    """A victim with a history of names and two claims about them, among others."""
    others = [draft("victim", names=f"سامر الحقلي {number}") for number in range(40)]
    records.record(vault, others)
    refs = records.record(
        vault,
        [
            draft("claim", {"about": "v"}, field="names", value=NAME, weight=1),
            draft("claim", {"about": "v"}, field="occupation", value="خباز", weight=1),
            draft("victim", key="v", **FIELDS),
        ],
    )
    changed = records.parse_input(
        "victim", {"names": {"display": NAME, "latin": [{"text": LATIN, "system": "family"}]}}
    )
    records.change(vault, refs["v"], 1, changed)
    return refs["v"]


def words_left(held: str) -> list[str]:
    return [word for word in WORDS if word in held]


def test_only_single_values_are_sealable() -> None:
    for spec in all_entities():
        for name in sealing.sealable(spec):
            field = spec.fields[name]
            assert not (field.many and field.value_type is RecordId)  # edges would have to move


def test_sealing_leaves_no_word_in_any_decrypted_page_of_the_registry(
    vault: Vault, ref: str
) -> None:
    assert set(words_left(decrypted(vault, "registry"))) > {NAME, MOTHER, LATIN, OLDER}
    sealed.seal(vault, ref, "تعيش هنا")
    assert words_left(rows_of(vault, "registry")) == []
    held = decrypted(vault, "registry")
    assert words_left(held) == []
    assert "canarystays" in held
    assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize(
    "guard", ["_move_columns", "_move_revisions", "_move_row"], ids=lambda name: name.strip("_")
)
def test_a_step_of_the_move_that_is_left_out_is_noticed(
    vault: Vault, ref: str, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, guard, lambda *_: None)
    sealed.seal(vault, ref, "تعيش هنا")
    assert words_left(rows_of(vault, "registry")) != []


def test_an_index_that_does_not_follow_is_noticed(
    vault: Vault, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_store, "replace", lambda *_: None)
    sealed.seal(vault, ref, "تعيش هنا")
    assert fold(MOTHER).split()[0] in rows_of(vault, "registry")
    assert activity.check(vault, full=True) != ()


def test_commitments_that_are_not_stated_anew_are_noticed(
    vault: Vault, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing.Writing, "_commitments_again", lambda *_: {})
    sealed.seal(vault, ref, "تعيش هنا")
    assert "records_differ_from_log" in {one.code for one in activity.check(vault, full=True)}


def test_a_sealed_record_reads_whole_with_its_history(vault: Vault, ref: str) -> None:
    before, history = records.get(vault, ref), records.history(vault, ref)
    after = sealed.seal(vault, ref, "تعيش هنا")
    same = ("names", "mother_name", "memorial_name", "occupation", "national_number")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    told = records.history(vault, ref)
    assert [(one.version, one.at, one.actor, one.operation) for one in told[:2]] == [
        (one.version, one.at, one.actor, one.operation) for one in history
    ]
    assert [one.changes for one in told[:2]] == [one.changes for one in history]
    assert (told[2].operation, told[2].reason) == ("sealing", "تعيش هنا")
    assert len(views.show(vault, ref)["claims"]) == 2


def test_lists_and_search_call_a_sealed_record_by_its_code(vault: Vault, ref: str) -> None:
    sealed.seal(vault, ref, "تعيش هنا")
    (row,) = listing.rows(vault, [listing.number_of(vault, ref)])
    assert (row.title, row.latin) == ("", "")
    (hit,) = finding.find(vault, NAME)
    assert (hit.ref, hit.title) == (ref, ref)
    assert [hit.ref for hit in finding.find(vault, MOTHER)] == [ref]


def test_later_changes_and_claims_go_where_the_seal_is(vault: Vault, ref: str) -> None:
    sealed.seal(vault, ref, "تعيش هنا")
    values = {"mother_name": "canarymother", "occupation": "معلم"}
    records.change(vault, ref, 3, values)
    records.record(vault, [draft("claim", {"about": ref}, field="mother_name", value="canaryno")])
    held = rows_of(vault, "registry")
    assert ("canarymother" in held, "canaryno" in held, "معلم" in held) == (False, False, True)
    assert finding.find(vault, "canarymother")[0].ref == ref
    assert activity.check(vault, full=True) == ()


def test_a_record_made_sealed_never_touches_the_registry(vault: Vault) -> None:
    ref = record(vault, "victim", sealed=True, **FIELDS)
    assert words_left(rows_of(vault, "registry")) == []
    assert words_left(decrypted(vault, "registry")) == []
    assert records.get(vault, ref).mother_name == MOTHER  # type: ignore[attr-defined]
    assert activity.check(vault, full=True) == ()


def test_sealed_and_open_records_of_one_unit_go_each_to_their_file(vault: Vault) -> None:
    refs = records.record(
        vault,
        [
            draft("victim", key="shut", sealed=True, names=NAME),
            draft("victim", key="open", names="سامر الحقلي"),
            draft("victim", key="late", names=OLDER, fate="found_alive"),
        ],
    )
    held = rows_of(vault, "registry")
    assert words_left(held) == []
    assert "سامر الحقلي" in held
    assert [records.get(vault, refs[key]).sealed for key in ("shut", "open", "late")] == [  # type: ignore[attr-defined]
        True, None, True,
    ]  # fmt: skip
    assert activity.check(vault, full=True) == ()


def test_lifting_the_seal_brings_everything_back(vault: Vault, ref: str) -> None:
    before, history = records.get(vault, ref), records.history(vault, ref)
    sealed.seal(vault, ref, "تعيش هنا")
    after = sealed.unseal(vault, ref, "خطأ")
    assert after.names == before.names  # type: ignore[attr-defined]
    assert [one.changes for one in records.history(vault, ref)[:2]] == [
        one.changes for one in history
    ]
    (row,) = listing.rows(vault, [listing.number_of(vault, ref)])
    assert row.title == NAME
    assert words_left(rows_of(vault, "protected")) == []
    assert words_left(decrypted(vault, "protected")) == []
    assert activity.check(vault, full=True) == ()
    sealed.seal(vault, ref, "تعيش هنا")
    assert words_left(decrypted(vault, "registry")) == []
    assert activity.check(vault, full=True) == ()


def test_without_the_protected_key_a_sealed_record_is_withheld_not_empty(vault: Vault) -> None:
    ref = record(vault, "victim", sealed=True, **FIELDS)
    with vault.read() as tx:
        tx.tiers = frozenset({"registry"})
        found = tx.by_ref(ref)
    hidden = {name for name in sealing.sealable(spec_of(found)) if getattr(found, name) is WITHHELD}
    assert hidden == {"names", "mother_name", "memorial_name", "portrait"}
    assert found.occupation == "canarystays"  # type: ignore[attr-defined]


def change_without_key(vault: Vault, found: Entity, values: dict[str, Any]) -> None:
    with vault.write("modification") as tx:
        tx.tiers = frozenset({"registry"})
        tx.change(found, values)


def test_nobody_without_the_protected_key_changes_or_moves_what_is_sealed(vault: Vault) -> None:
    found = records.get(vault, record(vault, "victim", sealed=True, **FIELDS))
    for values in ({"mother_name": "canarymother"}, {"sealed": False}):
        with pytest.raises(ProtectedAbsent):
            change_without_key(vault, found, values)
    assert "canarymother" not in decrypted(vault)


def test_a_seal_of_the_first_version_is_completed(vault: Vault, ref: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "move", lambda *_, **__: None)  # as the first version did
        records.change(vault, ref, 2, {"sealed": True})
    assert words_left(rows_of(vault, "registry")) != []
    assert sealed.due(vault) == (ref,)
    assert sealed.seal_due(vault) == 1
    assert words_left(decrypted(vault, "registry")) == []
    assert records.get(vault, ref).mother_name == MOTHER  # type: ignore[attr-defined]
    assert (sealed.due(vault), activity.check(vault, full=True)) == ((), ())
