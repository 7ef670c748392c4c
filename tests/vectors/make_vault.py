# SPDX-License-Identifier: Apache-2.0
"""Makes one small vault of invented records, kept beside this file and opened for ever.

Run once for each landing that changed the tables, never again for an older one:
``python -m tests.vectors.make_vault tests/vectors/vault/NAME.zip``. The passphrase stands below,
the cost is the one for tests only, and nobody in it lives or lived.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from registry.crypto.kdf import FOR_TESTS
from registry.services import drafts, grades, records, statements, vaults
from registry.services.vaults import Passphrase
from tests.services.invented_vaults import draft

PASSPHRASE = "vector: seven invented olive trees"
SLOT = "victim:new"
DRAFT = {"names": "غير محفوظ بعد", "note": "مسودة"}


def make(path: Path) -> dict[str, str]:
    """Write the vault at ``path`` and return the references of its records by key."""
    vault = vaults.create(path, Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS)
    refs = records.record(
        vault,
        [
            draft("source", key="source", title="قائمة أهالي السوق", kind="other_list"),
            draft(
                "incident",
                key="incident",
                title_ar="مجـ_ـ_زرة السوق المتخيّل",
                title_en="The invented market",
                period="2012-09-25/2012-09-28",
                places=["N0413"],
                tolls=[{"source": "قائمة", "minimum": 12, "maximum": 14, "best": 12}],
            ),
            draft(
                "victim",
                {"incident": "incident", "source": "source"},
                key="victim",
                names=["سامر علي الحقلي", "Samer Alhaqli"],
                death_date="رمضان 2012",
                death_place="قرية متخيّلة",
                fate="dead_body_recovered",
                national_number="00000000001",
                children=0,
                sealed=False,
            ),
            draft("person", key="witness", names="ريم الشاهدي", phones=["000-000"]),
            draft("statement", {"witness": "witness"}, key="statement", verbatim="رأيت ما رأيت"),
            draft("claim", {"about": "victim"}, key="claim", field="occupation", value="خباز"),
        ],
    )
    grades.set_grade(vault, refs["victim"], "V1", "مصدر واحد")
    statements.release(vault, refs["statement"], "public", "قال الشاهد ما رأى")
    drafts.save(vault, SLOT, DRAFT)
    vault.close()
    return refs


def pack(target: Path) -> None:
    """Make a vault and keep its files in one ZIP: the folder of a vault is never committed."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(target, "x") as kept:
        vault = Path(folder) / "kept.sijill"
        make(vault)
        for file in sorted(vault.rglob("*")):
            if file.is_file() and file.stat().st_size:
                kept.write(file, file.relative_to(vault).as_posix())


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
