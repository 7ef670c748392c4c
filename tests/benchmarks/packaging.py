# SPDX-License-Identifier: Apache-2.0
"""Fills a vault with consented people, or builds a partner package of it, in its own process.

``python -m tests.benchmarks.packaging fill VAULT COUNT`` and ``... build VAULT TARGET``; the
answers are JSON. Two processes, because what filling needed must not count as building.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from registry.crypto import agekeys
from registry.crypto.kdf import FOR_TESTS
from registry.services import consents, exports, recipients, records, vaults
from registry.services.record_files import draft_of
from tests.benchmarks.importing import PASSPHRASE, resident_mib
from tests.benchmarks.invented import people

PARTNER = "Invented Archive"
AT_ONCE = 1_000
SEX = {"ذكر": "man", "أنثى": "woman"}


def _passphrase() -> vaults.Passphrase:
    return vaults.Passphrase(bytearray(PASSPHRASE))


def _victim(row: tuple[str, ...]) -> dict[str, Any]:
    arabic, latin, sex, age, day, _place = row
    fields = {
        "names": [{"display": arabic, "latin": [{"text": latin, "system": "family"}]}],
        "sex": SEX[sex],
        "age_min": 18 + int(age) % 60,
        "age_max": 18 + int(age) % 60,
        "fate": "dead_body_recovered",
        "identification": "identified",
        "death_date": day,
        "death_place": {"code": "SY", "text": "تل المرايا"},
        "cause_local": "shelling",
        "death_grade": "V1",
    }
    return {"kind": "victim", "fields": fields}


def fill(folder: Path, count: int) -> dict[str, Any]:
    """Write ``count`` people and a consent to the partner for each."""
    vault = vaults.create(folder, _passphrase(), cost=FOR_TESTS)
    giver = {"kind": "person", "fields": {"names": "فريال الزمرداني", "alleged_perpetrator": False}}
    mother = records.record(vault, [draft_of(giver)])["0"]
    key = agekeys.new_identity().recipient
    recipients.record(vault, {"name": PARTNER, "kind": "organisation", "age_key": key})
    everybody = list(people(count))
    for start in range(0, count, AT_ONCE):
        drafts = [draft_of(_victim(row)) for row in everybody[start : start + AT_ONCE]]
        refs = records.record(vault, drafts).values()
        consents.record_all(vault, [_consent(ref, mother) for ref in refs])
    vault.close()
    return {"filled": count}


def _consent(ref: str, mother: str) -> dict[str, Any]:
    return {
        "about": [ref],
        "giver": mother,
        "capacity": "parent",
        "decisions": [{"purpose": "P5", "decision": "named", "recipient": PARTNER}],
        "given": "2025-03-02",
        "taken_by": "D-01",
    }


def build(folder: Path, target: Path) -> dict[str, Any]:
    """Build and scan one package; time and rise of memory begin after the key derivation."""
    vault = vaults.open_vault(folder, _passphrase())
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory used so far
    before, start = resident_mib("VmRSS"), perf_counter()
    built = exports.build(vault, "partner", PARTNER, target)
    seconds = perf_counter() - start
    rise = resident_mib("VmHWM") - before
    vault.close()
    return {"records": built.records, "seconds": seconds, "rise_mib": rise}


if __name__ == "__main__":
    what, first, second = sys.argv[1:4]
    done = fill(Path(first), int(second)) if what == "fill" else build(Path(first), Path(second))
    print(json.dumps(done))
