# SPDX-License-Identifier: Apache-2.0
"""The demonstration: a vault of invented people, and the whole main job run on it.

The founding case is in it as an event without any person; everybody else belongs to an invented
incident in an invented town. The vault is marked for ever, and so is whatever leaves it.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.crypto import agekeys
from registry.crypto.atomic import write_atomically
from registry.domain.resources import read_bytes, read_json
from registry.domain.vocabulary import LANGUAGES
from registry.errors import RegistryError
from registry.services import consents, exports, imports, receiving, records, vaults
from registry.services.record_files import draft_of
from registry.services.vaults import Passphrase, Vault

PASSPHRASE = "all people here are invented"  # noqa: S105 - no secret: it opens nothing but invented people
NAME = "demonstration.sijill"
DAY = len("2025-03-01")
MOVING = ("given", "expires", "withdrawn_on", "review_due")


class FolderNotEmpty(RegistryError):
    """The demonstration is put into a new folder, or an empty one."""


Progress = Callable[[int, int], None]
STEPS = 6


def _silent(_done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demonstration vault, open, with the receiver's key that its packages are made for."""

    vault: Vault
    passphrase: str
    identity: str
    refs: dict[str, str]
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What ``run`` made: paths, and for each step a word and how many."""

    vault: Path
    passphrase: str
    packages: tuple[Path, ...]
    identity_file: Path
    signer_file: Path
    steps: tuple[dict[str, Any], ...]


def build(path: Path, progress: Progress = _silent) -> Demo:
    """Make a demonstration vault at ``path`` and return it open."""
    content = read_json("demo/demo.json")
    vault = vaults.create(path, Passphrase.from_text(PASSPHRASE), demo=True)
    try:
        progress(1, STEPS)
        identity, recipient = agekeys.new_identity()
        drafts = [draft_of(_moved(item)) for item in _records(content)]
        refs = records.record(vault, drafts)
        _give_key(vault, refs[content["recipient"]], recipient)
        progress(2, STEPS)
        batch = _import(vault, content["list"], refs)
        progress(3, STEPS)
        given = [_with_refs(_moved(item), refs) for item in read_json(_file(content["consents"]))]
        refs.update(consents.record_all(vault, given))
    except BaseException:
        vault.close()
        raise
    return Demo(vault=vault, passphrase=PASSPHRASE, identity=identity, refs=refs, batch=batch)


def run(folder: Path, progress: Progress = _silent) -> Finished:
    """Run the main job in ``folder`` without a screen; raises what its steps raise.

    ``folder`` is new or empty (FolderNotEmpty); a failure leaves nothing in it.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderNotEmpty(name=folder.name)
    try:
        return _run(folder, progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _run(folder: Path, progress: Progress) -> Finished:
    made = build(folder / NAME, progress)
    identity_file, signer_file = folder / "receiver-key.txt", folder / "signing-key.pub"
    try:
        write_atomically(identity_file, f"{made.identity}\n".encode())
        line = exports.signer_line(made.vault)
        write_atomically(signer_file, f"{line}\n".encode(), mode=0o644)
        party = records.get(made.vault, made.refs[read_json("demo/demo.json")["recipient"]])
        public = exports.build(made.vault, "public", "", folder / "public.zip")
        progress(4, STEPS)
        partner = exports.build(made.vault, "partner", str(party.ref), folder / "partner.zip.age")
        progress(5, STEPS)
    finally:
        made.vault.close()
    verified = [
        receiving.verify(public.file, None, signer_file),
        receiving.verify(partner.file, identity_file, signer_file),
    ]
    progress(STEPS, STEPS)
    return Finished(
        vault=made.vault.path,
        passphrase=made.passphrase,
        packages=(public.file, partner.file),
        identity_file=identity_file,
        signer_file=signer_file,
        steps=_steps(made, (public, partner), verified),
    )


def new_folder() -> Path:
    """Return a fresh folder of this user only, for a look around from the first screen."""
    return Path(tempfile.mkdtemp(prefix="sijill-demonstration-"))


def _records(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for name in content["records"] for item in read_json(_file(name))]


def _file(name: str) -> str:
    return f"demo/{name}"


def _moved(item: dict[str, Any]) -> dict[str, Any]:
    """Move consents and reviews with the calendar, so that none falls due unlooked for."""
    today = dt.datetime.now(dt.UTC).date()
    by = today - dt.date.fromisoformat(read_json("demo/demo.json")["day"])
    fields = dict(item["fields"])
    for name in MOVING:
        if name in fields:
            told = str(fields[name])  # a day or a month; it stays as fine as it was
            day = dt.date.fromisoformat((told + "-01")[:DAY]) + by
            fields[name] = day.isoformat()[: len(told)]
    return {**item, "fields": fields}


def _with_refs(item: dict[str, Any], refs: dict[str, str]) -> dict[str, Any]:
    """Put references in place of the keys of records written before."""
    fields = dict(item["fields"])
    fields["about"] = [refs.get(one, one) for one in fields["about"]]
    if "giver" in fields:
        fields["giver"] = refs.get(fields["giver"], fields["giver"])
    return {**item, "fields": fields}


def _give_key(vault: Vault, ref: str, key: str) -> None:
    party = records.get(vault, ref)
    records.change(vault, ref, party.version, {"age_keys": (key,)}, reason="key of the receiver")


def _import(vault: Vault, told: dict[str, str], refs: dict[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / told["file"]
        path.write_bytes(read_bytes(_file(told["file"])))
        report = imports.run(
            vault, path, incident=refs[told["incident"]], source=refs[told["source"]]
        )
    return report.batch


def _steps(
    made: Demo, built: tuple[exports.Built, ...], verified: list[dict[str, Any]]
) -> tuple[dict[str, Any], ...]:
    words = read_json("cli/words.json")
    counts = {
        "recorded": len(made.refs),
        "imported": made.batch,
        "public": f"{built[0].records} + {built[0].withheld}",
        "partner": f"{built[1].records} + {built[1].withheld}",
        "verified": sum(1 for one in verified if one["whole"] and one["known_signer"]),
    }
    return tuple(
        {"words": {lang: words[f"cli.step.{name}"][lang] for lang in LANGUAGES}, "count": count}
        for name, count in counts.items()
    )
