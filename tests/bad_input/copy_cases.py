# SPDX-License-Identifier: Apache-2.0
"""Backups that bring nothing back, and sheets that open nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from registry.crypto.share_words import read_share
from registry.services import backups, recovery
from registry.storage import backup_manifest
from tests.bad_input.case import DOCUMENTER, Case, Harm
from tests.bad_input.stranger import Stranger
from tests.crypto.test_recovery import forged_like
from tests.services.invented_vaults import new_vault
from tests.services.test_restoring import flipped, newer

RESTORE = "restore {a.sijill-backup} --to {new.sijill}"
REHEARSE = "recovery rehearse {vault} --share "
SUFFIX = backups.SUFFIX
WORD, OTHER_WORD = "academic", "acid"


def backed_up(alter: Callable[[bytes], bytes] = bytes) -> Harm:
    """A backup was made, and altered on its way."""

    def harm(stranger: Stranger) -> None:
        with stranger.opened() as vault:
            made = backups.make(vault, stranger.folder / f"a{SUFFIX}").file
        made.write_bytes(alter(made.read_bytes()))

    return harm


def signed_by_nobody(stranger: Stranger) -> None:
    """A backup signed by a key that no certificate of the vault names."""
    other = new_vault(stranger.folder / "other.sijill")
    signed = backup_manifest.Manifest.signed
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            backup_manifest.Manifest, "signed",
            lambda self, _key: signed(self, other.keys.signing_key),
        )  # fmt: skip
        backed_up()(stranger)
    other.close()


def of_another_vault(stranger: Stranger) -> None:
    other = new_vault(stranger.folder / "other.sijill")
    backups.make(other, stranger.folder / f"other{SUFFIX}")
    other.close()


def in_two_parts(stranger: Stranger) -> None:
    """The second backup leaves out what the first holds, and the first is not given."""
    with stranger.opened() as vault:
        first = backups.make(vault, stranger.folder / f"first{SUFFIX}").file
        backups.make(vault, stranger.folder / f"a{SUFFIX}", [first])


def with_a_hot_journal(stranger: Stranger) -> None:
    """A crash left work for who opens the protected file; who does not may not copy it."""
    (stranger.place / "protected.e1.db-journal").write_bytes(b"of a crash" * 100)


def sheet(number: int, alter: Callable[[list[str]], list[str]]) -> Harm:
    """A person typed a sheet wrongly."""

    def harm(stranger: Stranger) -> None:
        file = stranger.folder / f"sheet{number}"
        file.write_text(" ".join(alter(file.read_text(encoding="utf-8").split())), encoding="utf-8")

    return harm


def another_word(words: list[str]) -> list[str]:
    return [*words[:5], OTHER_WORD if words[5] == WORD else WORD, *words[6:]]


def forged(stranger: Stranger) -> None:
    file = stranger.folder / "sheet3"
    share = forged_like(read_share(file.read_text(encoding="utf-8"), 3))
    file.write_text(" ".join(map(str, share.numbers)), encoding="utf-8")


def circles(stranger: Stranger) -> None:
    with stranger.opened() as vault:
        ceremony = recovery.begin(vault, "two_groups")
        texts = [" ".join(one.words) for one in ceremony.sheets]
        ceremony.confirm(texts)
    for number, text in enumerate(texts, 1):
        stranger.file(f"circle{number}", text)


def rehearsed(code: str, names: str, harm: Harm | None = None) -> Case:
    """Return a row for sheets given as files, their names with spaces between."""
    words = REHEARSE + " --share ".join(f"{{{name}}}" for name in names.split())
    case = Case(code=code, exits=3, words=words)
    return replace(case, harm=harm) if harm else case


THREE = "sheet1 sheet2 sheet3"
CASES: dict[str, Case] = {
    "share with an unknown word": rehearsed(
        "ShareWordUnknown", THREE, sheet(3, lambda words: [*words[:5], "zzzz", *words[6:]])
    ),
    "share with a wrong word": rehearsed("ShareDamagedAt", THREE, sheet(3, another_word)),
    "share with words exchanged": rehearsed(
        "ShareDamaged", THREE, sheet(3, lambda words: [*words[:4], *words[4:8][::-1], *words[8:]])
    ),
    "share with a word missing": rehearsed(
        "ShareWrongLength", THREE, sheet(3, lambda words: words[:-1])
    ),
    "share of another set": rehearsed("ShareOfAnotherSet", "sheet1 old2 sheet3"),
    "share given twice": rehearsed("ShareTwice", "sheet1 sheet2 sheet1"),
    "too few shares": rehearsed("SharesTooFew", "sheet1 sheet2"),
    "too few shares of a circle": rehearsed(
        "SharesTooFewOfGroup", "circle1 circle2 circle4", circles
    ),
    "too many shares": rehearsed(
        "SharesTooMany", "sheet1 sheet2 sheet3 sheet4 sheet5 sheet1 sheet2"
    ),
    "share forged": rehearsed("SharesDisagree", THREE, forged),
    "shares of an older set": rehearsed("RecoveryOfAnotherVault", "old1 old2 old3"),
    "share file not there": Case(
        code="FileUnreadable", exits=2, words=REHEARSE + "{absent}"
    ),
    "backup of something else": Case(
        code="NotABackup", exits=1, words=RESTORE, harm=backed_up(lambda _: b"PK\x03\x04" * 200)
    ),
    "backup cut": Case(
        code="BackupDamaged", exits=4, words=RESTORE, harm=backed_up(lambda b: b[: len(b) // 2])
    ),
    "backup flipped": Case(
        code="BackupDamaged", exits=4, words="prove {a.sijill-backup}", harm=backed_up(flipped)
    ),
    "backup newer": Case(code="BackupNewer", exits=1, words=RESTORE, harm=backed_up(newer)),
    "backup signed by nobody of the vault": Case(
        code="BackupSignerUnknown", exits=4, words=RESTORE, harm=signed_by_nobody
    ),
    "backup with its earlier part missing": Case(
        code="BackupPartMissing", exits=1, words=RESTORE, harm=in_two_parts
    ),
    "backup after one of another vault": Case(
        code="BackupForeign", exits=1, harm=of_another_vault,
        words="backup {vault} --to {a.sijill-backup} --since {other.sijill-backup}",
    ),
    "backup over something": Case(
        code="BackupAlreadyThere", exits=1, words="backup {vault} --to {phrase}"
    ),
    "backup into the vault": Case(
        code="BackupInside", exits=2, words="backup {vault} --to {vault}/a.sijill-backup"
    ),
    "backup that only a keeper may make": Case(
        code="BackupNeedsKeeper", exits=1, harm=with_a_hot_journal,
        words=f"backup {{vault}} --to {{a.sijill-backup}} {DOCUMENTER}",
    ),
    "restore with a wrong passphrase": Case(
        code="WrongPassphrase", exits=3, words=RESTORE + " --passphrase-file {wrong}",
        harm=backed_up(),
    ),
    "restore over something": Case(
        code="VaultAlreadyThere", exits=1, words=RESTORE.replace("{new.sijill}", "{vault}"),
        harm=backed_up(),
    ),
}  # fmt: skip
