# SPDX-License-Identifier: Apache-2.0
"""Vaults that a scenario harms, and how a vault is judged afterwards: opens, complete, unaltered.

Processes that are to be killed are forked from a server that has loaded everything already.
"""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from registry.errors import RegistryError
from registry.services import activity, imports, listing, records, vaults
from tests.exchange import lists
from tests.services.invented import NAMED, World
from tests.services.invented_vaults import draft, new_vault, open_again

PRELOADED: Final = [
    "registry.services.exports",
    "registry.services.imports",
    "tests.exchange.lists",
]
PATIENCE_S: Final = 60
BIG: Final = "نص متخيَّل طويل canary-text " * 400


@cache
def server() -> Any:  # noqa: ANN401 - multiprocessing's own kind
    """Return what forks workers; loaded once in a process."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def forked(call: Callable[..., None], *words: object) -> tuple[Any, Connection]:
    """Start ``call(pipe, *words)`` in a process of its own; return it and our end of the pipe."""
    ours, theirs = server().Pipe(duplex=False)
    process = server().Process(target=call, args=(theirs, *words), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def told(pipe: Connection) -> list[Any]:
    """Return everything that was sent before the other end died."""
    found = []
    try:
        while pipe.poll(PATIENCE_S):
            found.append(pipe.recv())
    except (EOFError, OSError):
        pass
    return found


def template(folder: Path) -> Path:
    """Return a closed vault with one victim and one person, made once in ``folder``."""
    path = folder / "template.sijill"
    if not path.exists():
        made = new_vault(folder / "made.sijill")
        save(made)
        made.close()
        made.path.rename(path)
    return path


def with_consent(folder: Path) -> Path:
    """Return a closed vault of a small world in which one victim may be told of in public."""
    path = folder / "world.sijill"
    if not path.exists():
        world = World(vault=new_vault(folder / "made.sijill"), folder=folder)
        world.victim("victim", "رامز المرجاناتي")
        world.consent("victim", "mother", "parent", NAMED)
        world.vault.close()
        world.vault.path.rename(path)
    return path


def copied(folder: Path, name: str = "peril.sijill", of: Callable[[Path], Path] = template) -> Path:
    """Return a fresh copy of a vault, in place of the one before."""
    path = folder / name
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(of(folder), path)
    return path


def save(vault: vaults.Vault) -> dict[str, str]:
    """Record a victim and a living person in one unit of work over both files."""
    drafts = [draft("victim", key="v", names="سامر الحقلي", note=BIG),
              draft("person", key="p", names="سعاد الحقلي", note=BIG)]  # fmt: skip
    return records.record(vault, drafts)


def bring_in(vault: vaults.Vault, folder: Path, count: int) -> imports.ImportReport:
    """Import a list of ``count`` invented people as one batch."""
    return imports.run(vault, list_of(folder, count), title="قائمة")


def list_of(folder: Path, count: int) -> Path:
    """Return a list of ``count`` invented people, written once."""
    path = folder / f"list-{count}.csv"
    if path.exists():
        return path
    people = [(f"نزار{number} فادي الزنبقاني", *lists.PEOPLE[1][1:]) for number in range(count)]
    path.write_text(lists.as_csv([lists.PEOPLE[0], *people]), encoding="utf-8")
    return path


def judged(path: Path, look: Callable[[vaults.Vault], str]) -> str:
    """Return what is wrong with the vault at ``path``, or nothing; ``look`` asks what it holds."""
    try:
        vault = open_again(path)
    except RegistryError as error:
        return f"does not open: {error.code}"
    try:
        findings = activity.check(vault, full=True)
        return f"check: {findings[0].code}" if findings else look(vault)
    except RegistryError as error:
        return f"cannot be read: {error.code}"
    finally:
        vault.close()


def counted(vault: vaults.Vault) -> tuple[int, int]:
    """Return how many victims and persons there are."""
    counts = listing.counts(vault)
    return counts.get("victim", 0), counts.get("person", 0)
