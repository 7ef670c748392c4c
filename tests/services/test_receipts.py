# SPDX-License-Identifier: Apache-2.0
"""A receipt kept elsewhere shows that a vault was put back to an older state."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.services import receipts
from registry.services.activity import Finding
from registry.services.receipts import ReceiptOfAnotherVault, ReceiptUnreadable
from registry.services.vaults import Vault
from registry.storage import custody
from tests.services.invented_vaults import contents, new_vault, open_again, record

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def test_a_vault_that_went_on_is_not_older_than_its_receipt(vault: Vault) -> None:
    record(vault, "victim", names="سامر الحقلي", national_number="1")
    receipt = receipts.make(vault)
    for _ in range(2):
        record(vault, "person", names="شاهد")
        assert receipts.compare(vault, receipt) == ()


def test_a_vault_put_back_whole_is_older_than_its_receipt(vault: Vault) -> None:
    path = vault.path
    record(vault, "victim", names="سامر الحقلي", national_number="1")
    vault.close()
    old = contents(path)
    later = open_again(path)
    record(later, "victim", names="نور الحقلي", national_number="2")
    receipt = receipts.make(later)
    later.close()
    for name, content in old.items():
        (path / name).write_bytes(content)
    back = open_again(path)
    seqs = {tier: custody_head(back, tier) + 1 for tier in ("registry", "protected")}
    assert receipts.compare(back, receipt) == tuple(
        Finding(code="older_than_receipt", where=f"{tier} {seq}") for tier, seq in seqs.items()
    )
    # As many entries again, but another history: the number alone would not tell.
    record(back, "victim", names="هدى الحقلي", national_number="3")
    assert len(receipts.compare(back, receipt)) == 2
    back.close()


def custody_head(vault: Vault, tier: str) -> int:
    with vault.read() as tx:
        return custody.heads(tx.connection, [tier])[tier][0]


def test_without_its_guard_the_rollback_is_not_seen(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, vault_id, *rest = receipts.make(vault).split()
    later = " ".join((word, vault_id, rest[0], "9999", *rest[2:]))
    assert receipts.compare(vault, later)
    monkeypatch.setattr(custody, "digest_at", lambda *_: rest[2])
    assert receipts.compare(vault, " ".join((word, vault_id, "R", "9999", rest[2]))) == ()


def test_who_does_not_open_the_protected_part_compares_the_other(documenter: Vault) -> None:
    receipt = receipts.make(documenter)
    assert " X " not in receipt
    path = documenter.path
    documenter.close()
    keeper = open_again(path)
    whole = receipts.make(keeper)
    assert receipts.compare(keeper, receipt) == ()
    assert whole.startswith(receipt + " X ")
    keeper.close()


def test_a_receipt_may_be_typed_from_the_sheet(vault: Vault) -> None:
    word, vault_id, letter, seq, *rest = receipts.make(vault).split()
    typed = "\n ".join((word.lower(), vault_id.upper(), letter, seq.translate(ARABIC), *rest))
    assert receipts.compare(vault, f"  {typed}\n") == ()


@pytest.mark.parametrize(
    "untrusted",
    ["", "SIJILL-RECEIPT-1", "SIJILL-RECEIPT-2 00", "x" * 10_000, "SIJILL-RECEIPT-1 zz R 1 00"],
)
def test_what_is_no_receipt_is_refused(vault: Vault, untrusted: str) -> None:
    with pytest.raises(ReceiptUnreadable):
        receipts.compare(vault, untrusted)


def test_a_receipt_with_one_letter_missing_is_refused(vault: Vault) -> None:
    receipt = receipts.make(vault)
    for cut in (receipt[:-1], receipt[1:], receipt + "0", receipt.replace(" R ", " Q ")):
        with pytest.raises(ReceiptUnreadable):
            receipts.compare(vault, cut)


def test_a_receipt_of_another_vault_is_refused(vault: Vault, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "other.sijill")
    with pytest.raises(ReceiptOfAnotherVault):
        receipts.compare(vault, receipts.make(other))
    other.close()
