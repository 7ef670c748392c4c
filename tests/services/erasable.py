# SPDX-License-Identifier: Apache-2.0
"""A victim with everything around, to be erased, and what is looked for afterwards."""

from __future__ import annotations

from typing import Any

from registry.matching.keys import fold
from registry.services import records
from registry.services.erasure import Order
from registry.services.vaults import Vault
from registry.storage import custody
from tests.services.invented_vaults import draft
from tests.storage.decrypted import decrypted

NAME, OLDER, MOTHER, LATIN = "زنبقوف القرميدي", "زنبقوق", "سوسنة الطاحونية", "Zanbaqof Qirmeedy"
NUMBER, RELEASED, CLAIMED = "canary77001122", "canaryreleased", "canaryclaimed"
WORDS = (NAME, OLDER, MOTHER, LATIN, NUMBER, RELEASED, CLAIMED, fold(NAME), fold(MOTHER))


def erasable(vault: Vault) -> dict[str, str]:
    """One victim with everything around, and another who shares some of it."""
    refs = records.record(
        vault,
        [
            draft("incident", key="event", title_ar="حادثة متخيلة"),
            draft("source", key="source", title="قائمة متخيلة", kind="other_list"),
            draft(
                "victim",
                {"incident": "event", "source": "source"},
                key="v",
                names={"display": OLDER, "latin": [{"text": LATIN, "system": "family"}]},
                mother_name=MOTHER,
                national_number=NUMBER,
            ),
            draft("victim", {"incident": "event"}, key="other", names="سامر الحقلي"),
            draft("person", key="witness", names="نهى العقيقانية"),
            draft("relation", {"victim": "v", "other_victim": "other"}, key="tie"),
            draft("claim", {"about": "v"}, field="national_number", value=CLAIMED),
            draft("claim", {"about": "v", "source": "source"}, field="names", value=NAME),
            draft(
                "statement", {"witness": "witness"}, key="told", verbatim="رأيت", language="ar",
                kind="full_account",
            ),
        ],
    )  # fmt: skip
    name = {"display": NAME, "latin": [{"text": LATIN, "system": "family"}]}
    records.change(vault, refs["v"], 1, records.parse_input("victim", {"names": name}))
    both = {"victims": (refs["v"], refs["other"])}
    records.change(vault, refs["told"], 1, both)
    shared = {"about": (refs["v"], refs["other"]), "status": "active"}
    own = {"about": (refs["v"],), "status": "active"}
    drafted = [records.Draft(kind="consent", values=one, key=k) for k, one in
               (("own", own), ("shared", shared))]  # fmt: skip
    return refs | records.record(vault, drafted, operation="consent change")


def order(ref: str) -> Order:
    return Order(ref=ref, reason="طلب الأسرة", grounds="وُزنت قيمته للعدالة")


def words_left(vault: Vault) -> list[str]:
    held = decrypted(vault)
    return [one for one in WORDS if one in held]


def bodies(vault: Vault, tier: str) -> list[dict[str, Any]]:
    """Return the entries of a log, parsed."""
    with vault.read() as tx:
        return [one.body for one in custody.entries(tx.connection, tier)]
