# SPDX-License-Identifier: Apache-2.0
"""The vault that is attacked role by role: everybody works in it, and something lies everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from registry.domain.roles import KINDS_OF, Role
from registry.services import access, evidence, records
from registry.services.vaults import Passphrase
from tests.services.invented_vaults import draft, record_canaries
from tests.services.staff import WORDS, Staff, opened, staffed
from tests.services.thief import Thief, copied

TRAVEL = "travel"
LOW = [*(str(role) for role in Role if "protected" not in KINDS_OF[role]), TRAVEL]
WITHOUT_ORGANISATION = [role for role in LOW if role != Role.COORDINATOR]
TRAVEL_WORDS = "أربع عشرة راية على السطح canary-travel"
EVIDENCE = "فانوس-canary-evidence-bytes"
SEALED = "ناي البيدر canary-sealed-item"


@dataclass(frozen=True, kw_only=True)
class Office:
    """A vault with all roles, evidence of both tiers, and an item nobody has taken in."""

    staff: Staff
    statement: str
    evidence: frozenset[str]
    keeper: Thief

    def passphrase(self, role: str) -> str:
        return TRAVEL_WORDS if role == TRAVEL else WORDS[role]

    def thief(self, role: str) -> Thief:
        with opened(self.staff.path, self.passphrase(role)) as vault:
            return Thief.from_session(vault, self.passphrase(role))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    staff = staffed(folder / "o.sijill", *Role)
    (folder / "photo.txt").write_text(EVIDENCE * 50, encoding="utf-8")
    with staff.founder() as vault:
        statement = record_canaries(vault)["statement"]
        evidence.attach(vault, folder / "photo.txt", {"kind": "photo"})
        protected = frozenset(path.name for path in (vault.path / "evidence").rglob("*.age"))
        evidence.attach(vault, folder / "photo.txt", {"kind": "press"})
        access.admit_travel(vault, Passphrase.from_text(TRAVEL_WORDS))
    with staff.at_work("documenter") as vault:
        records.record(vault, [draft("person", names=SEALED)])
    with staff.at_work("keeper") as vault:
        keeper = Thief.from_session(vault, WORDS["keeper"])
    return Office(staff=staff, statement=statement, evidence=protected, keeper=keeper)


@pytest.fixture
def attacked(office: Office, tmp_path: Path) -> Office:
    """The same vault, fresh for one attack that changes it."""
    path = copied(office.staff.path, tmp_path / "a.sijill")
    return replace(office, staff=Staff(path=path, codes=office.staff.codes))
