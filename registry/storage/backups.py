# SPDX-License-Identifier: Apache-2.0
"""Writes a whole vault into one file, and unpacks that file again; all of it stays ciphertext.

Files that are open are copied by SQLite inside one read transaction, so that they agree. A file
whose key is absent is taken as bytes: the lock is held, nobody has it open, no journal is hot.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from registry.crypto.atomic import replacing, write_all
from registry.crypto.header import TIERS, read_header
from registry.crypto.medium import medium_errors
from registry.errors import VaultError
from registry.storage import backup_manifest, custody
from registry.storage.backup_archive import (
    AT_ONCE,
    FORMAT,
    HEADER,
    MANIFEST,
    MARK,
    SIGNATURE,
    Archive,
    BackupDamaged,
    opened,
)
from registry.storage.backup_manifest import Listed, Manifest
from registry.storage.backup_zip import ZipWriter
from registry.storage.copies import copy_database, require_whole
from registry.storage.engine import open_engine
from registry.storage.scrutiny import has_journal
from registry.storage.vault import Vault

Known = tuple[Archive, Manifest]
EVIDENCE: Final = "evidence/[0-9a-f][0-9a-f]/*.age"
_NAME: Final = 32  # hex digits of an evidence file's name


class BackupNeedsKeeper(VaultError):
    """A crash left the protected file with a journal; only who can open it makes it whole."""


class BackupForeign(VaultError):
    """The backup ``file`` is of another vault."""


class BackupPartMissing(VaultError):
    """Evidence is in an earlier backup, ``file``, that was not given."""


class BackupPartOther(VaultError):
    """The earlier backup ``file`` has not the evidence that the later one needs from it."""


def write(vault: Vault, target: Path, earlier: Sequence[Known]) -> Manifest:
    """Write ``vault`` to ``target``, which must not exist, and read it back.

    Evidence that one of ``earlier`` has itself is listed only. A failure leaves nothing.
    Raises BackupNeedsKeeper, BackupForeign, DatabaseDamaged, or what the medium says.
    """
    _require_same_vault(vault.header.vault_id.hex(), earlier)
    with ExitStack() as undo:
        work = undo.enter_context(private_folder(target.with_name(f"{target.name}.work")))
        databases = [*_open_files(vault, work), *_closed_files(vault)]
        with replacing(target) as out:
            manifest = _write_all(vault, _Sink(out), databases, earlier)
        try:
            require_whole_archive(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return manifest


class _Sink:
    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def take(self, data: bytes) -> None:
        write_all(self._out, data)


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """Make a folder of our own, 0700, in place of what a crash left of it; remove it at the end."""
    with medium_errors(path):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _open_files(vault: Vault, work: Path) -> Iterator[Path]:
    """Copy what is open, all in one transaction, and prove each copy by its own key."""
    with vault.read() as tx:
        tiers = sorted(vault.tiers, key=TIERS.index)
        files = {tier: work / vault.file(tier).name for tier in tiers}
        keys = {tier: vault.keys.tier(tier).database_key for tier in tiers}
        rows = {tier: copy_database(tx.connection, tier, files[tier], keys[tier]) for tier in tiers}
    engine = open_engine(files, keys)
    try:
        for tier in tiers:
            require_whole(engine, tier, rows[tier], files[tier])
    finally:
        engine.dispose()
    yield from files.values()


def _closed_files(vault: Vault) -> Iterator[Path]:
    for tier in (one for one in TIERS if one not in vault.tiers):
        file = vault.file(tier)
        if has_journal(file):
            raise BackupNeedsKeeper(file=file.name)
        if file.exists():
            yield file


def _write_all(
    vault: Vault, sink: _Sink, databases: Sequence[Path], earlier: Sequence[Known]
) -> Manifest:
    held = {one: manifest.id for _, manifest in earlier for one in _bare(manifest)}
    writer = ZipWriter(sink)
    writer.add(MARK, len(FORMAT), [FORMAT])
    header = read_header(vault.path).to_bytes()
    with vault.read() as tx:
        heads = {tier: custody.head(tx.connection, tier) for tier in sorted(vault.tiers)}
    manifest = Manifest(
        id=secrets.token_hex(8),
        vault=vault.header.vault_id.hex(),
        made_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        header=Listed(
            name=HEADER, size=len(header), sha256=writer.add(HEADER, len(header), [header])
        ),
        databases=tuple(_written(writer, one, one.name) for one in databases),
        evidence=tuple(_evidence(vault, writer, held)),
        parts={manifest.id: archive.path.name for archive, manifest in earlier},
        heads={tier: (one.seq, one.digest) for tier, one in heads.items() if one is not None},
    )
    text, signature = manifest.signed(vault.keys.signing_key)
    writer.add(MANIFEST, len(text), [text])
    writer.add(SIGNATURE, len(signature), [signature])
    writer.close()
    return manifest


def _bare(manifest: Manifest) -> Iterator[tuple[str, int, str]]:
    """Yield the evidence that a backup has itself."""
    return ((one.name, one.size, one.sha256) for one in manifest.evidence if not one.part)


def _evidence(
    vault: Vault, writer: ZipWriter, held: Mapping[tuple[str, int, str], str]
) -> Iterator[Listed]:
    later = []
    for file in sorted(vault.path.glob(EVIDENCE)):
        if len(file.stem) != _NAME:
            continue
        name = file.relative_to(vault.path).as_posix()
        if any(name == one for one, _, _ in held):
            found = _listed(file, name)
            if part := held.get((name, found.size, found.sha256)):
                later.append(Listed(name=name, size=found.size, sha256=found.sha256, part=part))
                continue
        yield _written(writer, file, name)
    yield from later


def _written(writer: ZipWriter, file: Path, name: str) -> Listed:
    with medium_errors(file):
        size = file.stat().st_size
        return Listed(name=name, size=size, sha256=writer.add(name, size, _parts(file)))


def _listed(file: Path, name: str) -> Listed:
    digest = hashlib.sha256()
    with medium_errors(file):
        for part in _parts(file):
            digest.update(part)
        return Listed(name=name, size=file.stat().st_size, sha256=digest.hexdigest())


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as source:
        while part := source.read(AT_ONCE):
            yield part


def require_whole_archive(path: Path) -> Manifest:
    """Return the manifest of a backup of which every byte is as its maker signed it."""
    with opened(path) as archive:
        manifest = backup_manifest.read(archive)
        archive.compare(backup_manifest.members_of(archive, manifest))
    return manifest


@contextmanager
def known(paths: Sequence[Path]) -> Iterator[list[Known]]:
    """Open earlier backups and read what they say of themselves."""
    with ExitStack() as stack:
        archives = [stack.enter_context(opened(path)) for path in paths]
        yield [(archive, backup_manifest.read(archive)) for archive in archives]


def unpack(path: Path, folder: Path, parts: Sequence[Known], *, evidence: bool = True) -> Manifest:
    """Write the vault of a backup into ``folder``, empty; return its manifest.

    The whole backup is verified before the first byte is written, and each file again as it is
    written; without ``evidence`` only what is written. Raises
    BackupDamaged, BackupForeign, BackupPartMissing, BackupPartOther.
    """
    if evidence:
        require_whole_archive(path)
    with opened(path) as archive:
        manifest = backup_manifest.read(archive)
        _require_same_vault(manifest.vault, parts)
        for one in (manifest.header, *manifest.databases):
            _extract(archive, one, folder)
        for name in ("drafts", "evidence"):
            (folder / name).mkdir(mode=0o700)
        for one in manifest.evidence if evidence else ():
            source = archive if not one.part else _holder(manifest, one, parts)
            _extract(source, one, folder)
    return manifest


def require_evidence(manifest: Manifest, parts: Sequence[Known]) -> None:
    """Require that the earlier backups ``parts`` have, unchanged, what is needed of them."""
    for one in manifest.evidence:
        if one.part:
            archive, digest = _holder(manifest, one, parts), hashlib.sha256()
            for part in archive.parts(one.name):
                digest.update(part)
            if digest.hexdigest() != one.sha256:
                raise BackupDamaged(file=archive.path.name)


def _holder(manifest: Manifest, wanted: Listed, parts: Sequence[Known]) -> Archive:
    name = manifest.parts[wanted.part]
    found = next((one for one in parts if one[1].id == wanted.part), None)
    if found is None:
        raise BackupPartMissing(file=name)
    archive, told = found
    if (wanted.name, wanted.size, wanted.sha256) not in _bare(told):
        raise BackupPartOther(file=archive.path.name)
    return archive


def _extract(archive: Archive, wanted: Listed, folder: Path) -> None:
    target = folder / wanted.name  # of a pattern that names no other place
    with medium_errors(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with replacing(target) as out:
        for part in archive.parts(wanted.name):
            digest.update(part)
            write_all(out, part)
        if digest.hexdigest() != wanted.sha256:
            raise BackupDamaged(file=archive.path.name)


def _require_same_vault(vault: str, parts: Sequence[Known]) -> None:
    for archive, manifest in parts:
        if manifest.vault != vault:
            raise BackupForeign(file=archive.path.name)
