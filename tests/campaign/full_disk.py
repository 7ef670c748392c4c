# SPDX-License-Identifier: Apache-2.0
"""A file that may not grow beyond any offset: the kernel refuses, and nothing is lost in silence.

The limit is the kernel's own (RLIMIT_FSIZE), so a write that crosses it is cut short as on a full
disk. A new operation is one line of ``OPERATIONS``.
"""

from __future__ import annotations

import random
import resource
import signal
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from registry.crypto.passphrase import Passphrase
from registry.errors import RegistryError
from registry.exchange.package_verify import verify
from registry.services import backups, drafts, evidence, exports, rotation
from registry.services.vaults import Vault
from registry.storage import evidence_store
from tests.campaign.vaults_in_peril import (
    BIG,
    bring_in,
    copied,
    counted,
    forked,
    judged,
    list_of,
    save,
    template,
    told,
    with_consent,
)
from tests.services.invented_vaults import PASSPHRASE, open_again

SLOT: Final = "victim:new"
PACKAGE: Final = "public.zip"
BACKUP: Final = f"whole{backups.SUFFIX}"
LISTED: Final = 300
SMALL, LARGE, HUGE = range(60_000), range(1_200_000), range(600_000, 6_000_000)
"""Bytes at which the limit may lie: around a small file, around a database, beyond it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """``do`` writes; ``look`` says what is missing once it was acknowledged (True) or refused.

    ``limits`` are tried in turn: an operation has to meet both a full disk and room enough.
    """

    do: Callable[[Vault], object]
    look: Callable[[Vault, bool], str]
    limits: tuple[range, ...] = (LARGE,)
    of: Callable[[Path], Path] = template


def saved(vault: Vault, done: bool) -> str:  # noqa: FBT001 - what the worker said
    """Say whether both records are there, or neither."""
    found = counted(vault)
    return "" if found == ((2, 2) if done else (1, 1)) else f"{done}: {found}"


def imported(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether the whole list is there, or nothing of it."""
    found = counted(vault)
    return "" if found == ((1 + LISTED, 1) if done else (1, 1)) else f"{done}: {found}"


def kept(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether the draft is there whole, or the one before it."""
    found = drafts.load(vault, SLOT)
    return "" if found == ({"names": BIG} if done else None) else f"{done}: another draft"


def built(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether the package is whole, or not there at all."""
    path = package_of(vault)
    left = sorted(one.name for one in path.parent.glob(f"{path.name}*"))
    if not done:
        return f"left: {left}" if left else ""
    try:
        verify(path)
    except RegistryError as error:
        return f"said to be built: {error.code}"
    return ""


def attached(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether the original is there whole, or nothing of it."""
    known = evidence.listed(vault)
    left = evidence_store.strays(vault.path, [one.file for one in known if one.file])
    if not done or left:
        return f"left: {len(known)} records, {left}" if known or left else ""
    with evidence.opened(vault, str(known[0].ref)) as original:
        whole = original.readall() == original_of(vault.path.parent).read_bytes()
    return "" if whole else "another original"


def backed_up(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether the backup brings everything back, or is not there at all."""
    path = vault.path.parent / BACKUP
    left = sorted(one.name for one in path.parent.glob(f"{path.name}*"))
    if not done:
        return f"left: {left}" if left else ""
    with Passphrase.from_text(PASSPHRASE) as passphrase:
        return "" if backups.prove(path, passphrase).holds else "does not hold"


def unharmed(vault: Vault, done: bool) -> str:  # noqa: FBT001
    """Say whether everything is there, whichever epoch it is."""
    found = counted(vault)
    return "" if found == (1, 1) else f"{done}: {found}"


def original_of(folder: Path) -> Path:
    """Return an original to attach, written once; larger than most limits."""
    path = folder / "photo.txt"
    if not path.exists():
        path.write_text("سطر متخيَّل من شاهدة\n" * 20_000, encoding="utf-8")
    return path


def package_of(vault: Vault) -> Path:
    """Return where the package goes."""
    return vault.path.parent / PACKAGE


OPERATIONS: Final = {
    "save": Operation(save, saved),
    "import": Operation(
        lambda vault: bring_in(vault, vault.path.parent, LISTED), imported, (LARGE, HUGE)
    ),
    "draft": Operation(
        lambda vault: drafts.save(vault, SLOT, {"names": BIG}), kept, (SMALL, range(200_000))
    ),
    "attachment": Operation(
        lambda vault: evidence.attach(vault, original_of(vault.path.parent), {"kind": "photo"}),
        attached,
    ),
    "backup": Operation(
        lambda vault: backups.make(vault, vault.path.parent / BACKUP), backed_up, (LARGE, HUGE)
    ),
    "rotation": Operation(lambda vault: rotation.rotate(vault, "protected"), unharmed),
    "package": Operation(
        lambda vault: exports.build(vault, "public", "", package_of(vault)),
        built,
        (SMALL, LARGE),
        with_consent,
    ),
}
"""Operations by name."""
MET: Final[dict[str, set[str]]] = defaultdict(set)
"""What the attempts of this process ended in: a limit that is never met would prove nothing."""


def limited(pipe: Connection, name: str, path: Path, limit: int) -> None:
    """Open the vault, forbid growth beyond ``limit`` bytes, and do the operation once."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    vault = open_again(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        OPERATIONS[name].do(vault)
    except RegistryError as error:
        pipe.send(("refused", error.code))
    except BaseException as error:  # noqa: BLE001 - whatever else is said is what we look for
        pipe.send(("bug", type(error).__name__))
    else:
        pipe.send(("done", ""))


def attempt(name: str, number: int, folder: Path, work: Callable[..., None] = limited) -> str:
    """Fill the disk once; return what was lost in silence."""
    operation = OPERATIONS[name]
    path = copied(folder, f"full-{name}.sijill", operation.of)
    list_of(folder, LISTED)
    original_of(folder)
    for left in (*folder.glob(f"{PACKAGE}*"), *folder.glob(f"{BACKUP}*")):
        left.unlink()
    limit = random.Random(number).choice(operation.limits[number % len(operation.limits)])
    process, pipe = forked(work, name, path, limit)
    said: list[Any] = told(pipe)
    process.join()
    if len(said) != 1 or said[0][0] == "bug":
        return f"limit {limit}: {said}"
    MET[name].add(said[0][0])
    done = said[0][0] == "done"
    wrong = judged(path, lambda vault: operation.look(vault, done))
    return f"limit {limit}, {said[0]}: {wrong}" if wrong else ""
