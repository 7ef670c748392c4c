# SPDX-License-Identifier: Apache-2.0
"""An unsaved form is kept for its member alone, under a name that tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.crypto import agefile
from registry.crypto.agekeys import new_identity
from registry.domain.wording import error_words, exit_code
from registry.services import drafts
from registry.services.drafts import DraftDamaged
from registry.services.vaults import Vault
from tests.services.invented_vaults import (
    OTHER_PASSPHRASE,
    VICTIM_NAME,
    admit_without_protected,
    open_again,
)

SLOT = f"victim:{VICTIM_NAME}"
CONTENT = {"names": [VICTIM_NAME], "note": "سطر\nسطر", "age": 40, "sealed": True, "rest": None}


def kept(vault: Vault) -> Path:
    (file,) = (vault.path / "drafts").iterdir()
    return file


def test_a_draft_is_there_again_after_locking(vault: Vault) -> None:
    drafts.save(vault, SLOT, CONTENT)
    drafts.save(vault, "statement:new", {"verbatim": "غيره"})
    vault.close()
    opened = open_again(vault.path)
    assert drafts.load(opened, SLOT) == CONTENT
    assert drafts.load(opened, "statement:new") == {"verbatim": "غيره"}
    assert drafts.load(opened, "victim:other") is None
    opened.close()


def test_a_newer_draft_takes_the_place_of_the_older(vault: Vault) -> None:
    drafts.save(vault, SLOT, {"note": "1"})
    drafts.save(vault, SLOT, {"note": "2"})
    assert drafts.load(vault, SLOT) == {"note": "2"}
    assert kept(vault).stat().st_mode & 0o777 == 0o600


def test_a_discarded_draft_is_gone(vault: Vault) -> None:
    drafts.save(vault, SLOT, CONTENT)
    drafts.discard(vault, SLOT)
    drafts.discard(vault, SLOT)
    assert drafts.load(vault, SLOT) is None
    assert list((vault.path / "drafts").iterdir()) == []


def test_a_draft_is_an_age_file_that_nobody_else_opens(vault: Vault) -> None:
    drafts.save(vault, SLOT, CONTENT)
    data = kept(vault).read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    assert VICTIM_NAME.encode() not in data
    with pytest.raises(agefile.PackageNotForMe):
        agefile.decrypt(new_identity().identity, data)


def test_another_member_finds_neither_draft_nor_its_name(vault: Vault) -> None:
    drafts.save(vault, SLOT, CONTENT)
    name = kept(vault).name
    path = vault.path
    admit_without_protected(vault)
    other = open_again(path, OTHER_PASSPHRASE)
    assert drafts.load(other, SLOT) is None
    drafts.save(other, SLOT, {"note": "mine"})
    assert {file.name for file in (path / "drafts").iterdir()} > {name}
    drafts.discard(other, SLOT)
    assert kept(other).name == name
    other.close()


DAMAGE: dict[str, Callable[[Vault, bytes], bytes]] = {
    "cut": lambda _, data: data[:-10],
    "empty": lambda *_: b"",
    "flipped": lambda _, data: data[:-1] + bytes([data[-1] ^ 1]),
    "not age": lambda *_: b"something else",
    "to somebody else": lambda *_: agefile.encrypt([new_identity().recipient], b"{}"),
    "no JSON": lambda vault, _: agefile.encrypt([vault.keys.age_recipient], b"\xff{"),
    "no object": lambda vault, _: agefile.encrypt([vault.keys.age_recipient], b"[1]"),
    "of another slot": lambda vault, _: agefile.encrypt(
        [vault.keys.age_recipient], b'{"slot": "other", "content": {}}'
    ),
    "without content": lambda vault, _: agefile.encrypt(
        [vault.keys.age_recipient], f'{{"slot": "{SLOT}"}}'.encode()
    ),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_draft_that_cannot_be_read_is_said_to_be_so(vault: Vault, how: str) -> None:
    drafts.save(vault, SLOT, CONTENT)
    file = kept(vault)
    file.write_bytes(DAMAGE[how](vault, file.read_bytes()))
    with pytest.raises(DraftDamaged) as refused:
        drafts.load(vault, SLOT)
    assert exit_code(refused.value) == 4
    assert file.name in error_words(refused.value)["ar"]
    assert VICTIM_NAME not in str(refused.value.data)
    drafts.discard(vault, SLOT)
    assert drafts.load(vault, SLOT) is None
