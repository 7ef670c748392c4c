# SPDX-License-Identifier: Apache-2.0
"""What somebody with the keys alters behind the program's back is found, and told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.domain.fields import WITHHELD
from registry.services import activity, records
from registry.services.vaults import Vault
from registry.storage import custody, inspection, log_check
from registry.storage.columns import ValueDamaged
from registry.storage.replay import Replay
from tests.services.invented_vaults import behind, record, record_canaries
from tests.services.log_lines import log_of

INVENTED = (
    "INSERT INTO main.revision (unit, record, version, changes)"
    " VALUES ({unit}, (SELECT id FROM main.victim), 9, '{{}}')"
)
ALTERATIONS: dict[str, tuple[list[str], str]] = {
    "an edited log entry": (
        ["UPDATE main.log SET entry = replace(entry, 'capture', 'ingestion') WHERE seq = 2"],
        "signature_wrong",
    ),
    "a log entry that is no JSON": (["UPDATE main.log SET entry = '{' WHERE seq = 2"],
        "signature_wrong"),
    "a log entry that is no object": (["UPDATE main.log SET entry = '[]' WHERE seq = 2"],
        "signature_wrong"),
    "a missing log entry": (["DELETE FROM main.log WHERE seq = 2"], "chain_broken"),
    "a missing first entry": (["DELETE FROM main.log WHERE seq = 1"], "chain_broken"),
    "a missing last entry": (
        ["DELETE FROM main.log WHERE seq = (SELECT max(seq) FROM main.log)"],
        "records_differ_from_log",
    ),
    "reordered entries": (
        [
            "UPDATE main.log SET seq = -1 WHERE seq = 2",
            "UPDATE main.log SET seq = 2 WHERE seq = 3",
            "UPDATE main.log SET seq = 3 WHERE seq = -1",
        ],
        "chain_broken",
    ),
    "an edited revision": (
        ["UPDATE main.revision SET changes = replace(changes, 'خباز', 'جندي')"],
        "records_differ_from_log",
    ),
    "a removed revision": (
        ["DELETE FROM main.revision WHERE version = 2"],
        "records_differ_from_log",
    ),
    "an invented revision": (
        [INVENTED.format(unit=1)],
        "records_differ_from_log",
    ),
    "a revision of a unit that never was": (
        [INVENTED.format(unit=99)],
        "records_differ_from_log",
    ),
    "an edited protected revision": (
        ["UPDATE protected.revision SET changes = replace(changes, 'canary', 'other')"],
        "records_differ_from_log",
    ),
    "one file put back with its whole history": (
        [
            "DELETE FROM protected.log", "DELETE FROM protected.revision",
            "DELETE FROM protected.person", "DELETE FROM protected.victim",
            "DELETE FROM protected.statement", "DELETE FROM protected.entry",
        ],
        "other_log_cut",
    ),
    "a link to nothing": (
        ["UPDATE main.statement SET witness = 'gone'"],
        "dangling_link",
    ),
    "one of several links to nothing": (
        ["UPDATE main.edge SET target = 'gone' WHERE field = 'sources'"],
        "dangling_link",
    ),
    "a deleted source": (
        ["DELETE FROM main.source"],
        "dangling_link",
    ),
}  # fmt: skip
ONLY_WHEN_FULL: dict[str, tuple[list[str], str]] = {
    "an edited value": (
        ["UPDATE main.victim SET fate = 'missing'"],
        "record_differs_from_history",
    ),
    "an emptied value": (
        ["UPDATE main.victim SET occupation = NULL"],
        "record_differs_from_history",
    ),
    "an added value": (
        ["UPDATE main.victim SET sealed = 0"],
        "record_differs_from_history",
    ),
    "another reference": (
        ["UPDATE main.victim SET ref = 'V-INVENTED'"],
        "record_differs_from_history",
    ),
    "an edited protected value": (
        ["UPDATE protected.statement SET verbatim = 'لم أر شيئاً'"],
        "record_differs_from_history",
    ),
    "an edited structure": (
        ["UPDATE main.victim SET names = replace(names, 'قنديلوف', 'آخر')"],
        "record_differs_from_history",
    ),
    "a structure that is no JSON": (
        ["UPDATE protected.person SET phones = '[' "],
        "record_differs_from_history",
    ),
    "an invented record": (
        ["INSERT INTO main.victim (id, version, ref) VALUES ('x', 1, 'V-INVENTED')"],
        "record_without_history",
    ),
    "a deleted record": (["DELETE FROM main.victim"], "record_missing"),
    "a deleted protected part": (["DELETE FROM protected.victim"], "record_missing"),
    "another title in the list": (
        ["UPDATE main.entry SET title = 'آخر' WHERE kind = 'victim'"],
        "list_row_differs",
    ),
    "a row taken off the list": (
        ["DELETE FROM main.entry WHERE kind = 'victim'"],
        "list_row_differs",
    ),
}


@pytest.fixture
def worked(vault: Vault) -> Vault:
    """A vault with three units of work over both files, and sound."""
    refs = record_canaries(vault)
    records.change(vault, refs["victim"], 1, {"occupation": "خباز"})
    record(vault, "person", names="شاهد آخر")
    records.change(vault, refs["victim"], 2, {"grave": "٧"})
    assert activity.check(vault) == ()  # the full check would leave a checkpoint
    return vault


@pytest.mark.parametrize("what", ALTERATIONS)
def test_what_was_altered_is_found(worked: Vault, what: str) -> None:
    statements, code = ALTERATIONS[what]
    behind(worked, *statements)
    assert code in {one.code for one in activity.check(worked)}


@pytest.mark.parametrize("what", ONLY_WHEN_FULL)
def test_what_was_altered_in_a_record_is_found_by_the_full_check(worked: Vault, what: str) -> None:
    statements, code = ONLY_WHEN_FULL[what]
    behind(worked, *statements)
    assert code in {one.code for one in activity.check(worked, full=True)}


def test_the_finding_names_the_record(worked: Vault) -> None:
    (ref,) = [hit.about for hit in log_of(worked) if hit.about][:1]
    behind(worked, "UPDATE main.victim SET fate = 'missing'")
    found = [one for one in activity.check(worked, full=True) if one.code.startswith("record_")]
    assert found == [activity.Finding(code="record_differs_from_history", where=ref)]


@pytest.mark.parametrize(
    ("guard", "put", "what"),
    [
        ((custody, "is_signed_by"), lambda *_: True, "an edited log entry"),
        ((Replay, "_match"), lambda *_: None, "an edited revision"),
        (
            (log_check, "_compare_heads"),
            lambda *_: None,
            "one file put back with its whole history",
        ),
        ((custody, "unlogged"), lambda *_: [], "a revision of a unit that never was"),
    ],
)
def test_without_its_guard_the_alteration_is_not_found(
    worked: Vault,
    guard: tuple[object, str],
    put: Callable[..., object],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statements, code = ALTERATIONS[what]
    monkeypatch.setattr(*guard, put)
    behind(worked, *statements)
    sound = {one.where for one in activity.check(worked) if one.code == code}
    monkeypatch.undo()
    told = {one.where for one in activity.check(worked) if one.code == code}
    assert told
    assert not sound


def test_every_finding_has_words_in_both_languages(worked: Vault) -> None:
    codes = {code for _, code in (*ALTERATIONS.values(), *ONLY_WHEN_FULL.values())}
    for code in codes | {"page_damaged", "structure_damaged"}:
        other = activity.words(activity.Finding(code="never heard of", where="registry 3"))
        for where in ("V-7K3Q9ABC", "registry 3", "protected"):
            words = activity.words(activity.Finding(code=code, where=where))
            assert words["ar"] not in (words["en"], other["ar"])
            assert where.split()[-1] in words["en"]


def test_where_is_told_in_the_language_of_the_reader() -> None:
    words = activity.words(activity.Finding(code="chain_broken", where="protected 7"))
    assert "الجزء المحمي 7" in words["ar"]
    assert "protected 7" in words["en"]


def test_a_value_that_is_no_json_is_equal_to_nothing() -> None:
    assert inspection._value("[", plain=False) is NotImplemented
    assert inspection._value(None, plain=False) is None
    assert inspection._value("[", plain=True) == "["
    assert WITHHELD is not None


def test_each_unit_of_work_is_told_once_and_none_is_lost(vault: Vault) -> None:
    for _ in range(3):  # within one second, alike in everything that is shown
        record(vault, "victim", names="سامر الحقلي", national_number="1")
    record(vault, "victim", names="سامر الحقلي")
    told = log_of(vault)
    assert [one.operation for one in told] == ["capture"] * 4 + ["member"]
    assert {one.actor for one in told} == {"D-01"}
    assert len(log_of(vault, limit=2)) == 2


def test_a_record_that_cannot_be_read_is_damage_and_no_bug(worked: Vault) -> None:
    (ref,) = {one.about for one in log_of(worked) if one.about}
    behind(worked, "UPDATE main.victim SET names = '[{'")
    with pytest.raises(ValueDamaged) as refused:
        records.get(worked, ref)
    assert refused.value.data == {"field": "victim.names"}


def test_a_history_that_cannot_be_read_is_found(worked: Vault) -> None:
    behind(worked, "UPDATE main.revision SET changes = '['")
    found = {one.code for one in activity.check(worked, full=True)}
    assert found == {"records_differ_from_log", "record_differs_from_history"}
