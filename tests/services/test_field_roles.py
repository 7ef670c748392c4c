# SPDX-License-Identifier: Apache-2.0
"""Within one file each role writes its own fields: forms of names, grades, everything else."""

from __future__ import annotations

from typing import Any

import pytest

from registry.domain.names import PersonName
from registry.domain.roles import WRITERS, Role, may_write
from registry.errors import RecordRefused
from registry.services import grades, records
from registry.services.recipients import record as record_recipient
from tests.services.invented_vaults import record
from tests.services.staff import Staff, staffed

ROLES = ("documenter", "editor", "reviewer", "coordinator")
NAMES = (PersonName(display="سامر الحقلي المصحّح"),)
WHO: dict[str, tuple[dict[str, Any], set[str]]] = {
    "a form of a name": ({"names": NAMES}, {"documenter", "editor"}),
    "a memorial text": ({"memorial_text_ar": "كان يحب الزيتون"}, {"documenter", "editor"}),
    "a trade": ({"occupation": "خباز"}, {"documenter"}),
    "a grade": ({"death_grade": "V0"}, {"reviewer"}),
    "a grade beside a trade": ({"death_grade": "V0", "occupation": "خباز"}, set()),
}


@pytest.fixture(scope="module")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Staff:
    return staffed(tmp_path_factory.mktemp("fields") / "f.sijill", *ROLES)


@pytest.mark.parametrize("role", ["documenter", "editor", "reviewer"])
@pytest.mark.parametrize("what", WHO)
def test_a_role_writes_its_own_fields_and_no_other(staff: Staff, role: str, what: str) -> None:
    values, writers = WHO[what]
    with staff.founder() as vault:
        ref = record(vault, "victim", names="سامر الحقلي")
    with staff.at_work(role) as vault:
        if role in writers:
            assert records.change(vault, ref, 1, values).version == 2
            return
        with pytest.raises(RecordRefused) as refused:
            records.change(vault, ref, 1, values)
        assert {one.code for one in refused.value.problems} == {"not_your_role"}
        assert records.get(vault, ref).version == 1


def test_a_form_may_send_back_what_it_did_not_change(staff: Staff) -> None:
    with staff.founder() as vault:
        ref = record(vault, "victim", names="سامر الحقلي", occupation="خباز")
        before: Any = records.get(vault, ref)
    with staff.at_work("editor") as vault:
        values = {"names": NAMES, "occupation": "خباز", "death_grade": before.death_grade}
        assert records.change(vault, ref, 1, values).version == 2


def test_a_new_record_brings_no_grade_of_who_may_give_none(staff: Staff) -> None:
    with staff.at_work("documenter") as vault:
        with pytest.raises(RecordRefused):
            record(vault, "victim", names="سامر الحقلي", death_grade="V3")
        record(vault, "victim", names="سامر الحقلي")


def test_a_grade_is_signed_as_one(staff: Staff) -> None:
    with staff.founder() as vault:
        ref = record(vault, "victim", names="سامر الحقلي")
    with staff.at_work("reviewer") as vault:
        grades.set_grade(vault, ref, "V0", "لم يؤكده أحد بعد")
        assert records.history(vault, ref)[-1].operation == "grade"


def test_a_coordinator_records_a_recipient_and_no_victim(staff: Staff) -> None:
    with staff.at_work("coordinator") as vault:
        assert record_recipient(vault, {"name": "منظمة متخيلة"}).startswith("N-")


def test_without_its_guard_every_role_writes_every_field(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.founder() as vault:
        ref = record(vault, "victim", names="سامر الحقلي")
    with staff.at_work("editor") as vault:
        monkeypatch.setattr(records, "may_write", lambda *_: True)
        assert records.change(vault, ref, 1, {"death_grade": "V3"}).version == 2


def test_a_keeper_may_write_whatever_has_a_writer() -> None:
    for key in WRITERS:
        kind, _, field = key.partition(".")
        assert may_write(frozenset({Role.KEEPER}), kind, field)
