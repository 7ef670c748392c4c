# SPDX-License-Identifier: Apache-2.0
"""Kill -9 at any moment of a save or an import: what was acknowledged is there, nothing is torn."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from registry.errors import RegistryError
from registry.services import imports, records
from registry.services.vaults import Vault
from tests.campaign.vaults_in_peril import bring_in, copied, counted, forked, judged, save, told
from tests.services.invented_vaults import open_again

LONGEST_S = 0.5


def keep_saving(pipe: Connection, path: Path, seed: int) -> None:
    """Save and import for ever; tell of each unit of work once it has been acknowledged."""
    vault = open_again(path)
    chance = random.Random(seed)
    pipe.send(("open", 0))
    for _ in itertools.count():
        if chance.random() < 0.4:
            pipe.send((bring_in(vault, path.parent, chance.randint(1, 60)).batch, 0))
        else:
            pipe.send((save(vault)["v"], 1))


def attempt(number: int, folder: Path, work: Callable[..., None] = keep_saving) -> str:
    """Kill once; return what was lost or torn."""
    path = copied(folder)
    process, pipe = forked(work, path, number)
    if not pipe.poll(60) or pipe.recv()[0] != "open":
        process.kill()
        return "the worker did not begin"
    time.sleep(random.Random(number).random() * LONGEST_S)
    process.kill()
    acknowledged = told(pipe)
    process.join()
    return judged(path, lambda vault: lost(vault, acknowledged))


def lost(vault: Vault, acknowledged: list[tuple[str, int]]) -> str:
    """Return what is missing of what was acknowledged, or what is there by half; or nothing."""
    saved = [ref for ref, is_record in acknowledged if is_record]
    kept = {batch.id: batch.added for batch in imports.batches(vault)}
    if gone := [ref for ref, is_record in acknowledged if not is_record and ref not in kept]:
        return f"lost import {gone[0]}"
    for ref in saved:
        try:
            records.get(vault, ref)
        except RegistryError:
            return f"lost record {ref}"
    victims, persons = counted(vault)
    units = persons - 1  # one unit may have been committed and not told any more
    whole = victims == persons + sum(kept.values()) and units - len(saved) in (0, 1)
    return "" if whole else f"torn: {victims} victims, {persons} persons, {len(saved)} told"
