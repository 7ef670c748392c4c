# SPDX-License-Identifier: Apache-2.0
"""What lies around a vault: what this process closes first, and what a person is told of.

Light on purpose: the window asks this before it shows anything, so nothing here imports a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from registry.crypto.platform import harden_process, swap_is_plain
from registry.domain.resources import read_folder

if TYPE_CHECKING:
    from registry.storage.vault import Vault

SYNCED: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
"""How a folder that is copied to other computers is called, in lower case, and by what."""
MARKS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
"""What such a program leaves in the folder that it copies, whatever that is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One warning: ``code`` has words; ``name`` is a program's, nothing of a person's."""

    code: str
    name: str = ""


def harden() -> frozenset[str]:
    """Close what this system lets a process close; first in ``main``, before any secret."""
    return harden_process()


def notices(path: Path) -> tuple[Notice, ...]:
    """Return what a person should know before a vault is made at ``path``; none if all is well."""
    by = synced_by(path)
    synced = [Notice(code="synced", name=by)] if by else []
    return (*synced, *([Notice(code="swap")] if swap_is_plain() else []))


def of_opening(vault: Vault) -> tuple[Notice, ...]:
    """Return what was not as it should be when ``vault`` was opened, and opened all the same."""
    met = {"moved_after_crash": vault.moved_after_crash, "previous_header": vault.from_previous}
    return tuple(Notice(code=code) for code, is_so in met.items() if is_so)


def words(notice: Notice) -> dict[str, str]:
    """Return ``{"ar", "en"}``: what it means, and what to do."""
    entry = read_folder("messages")[f"notice.{notice.code}"]
    said = {lang: text for lang, text in entry.items() if isinstance(text, str)}
    return {lang: text.format(name=notice.name) for lang, text in said.items()}


def synced_by(path: Path) -> str:
    """Return the program that copies the folder of ``path`` elsewhere, as far as names tell.

    Ciphertext that is copied away stays there after a member is removed or a record is erased.
    Looked for in the path as written and where links lead; empty says only that no sign was seen.
    """
    try:
        real = path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a path that cannot be
        real = path
    folders = (*path.parents, *real.parents)
    return next((name for one in folders for name in _signs(one)), "")


def _signs(folder: Path) -> Iterator[str]:
    called = folder.name.casefold()
    # "OneDrive - Invented Aid", "Dropbox (Personal)": the name of an account follows.
    for word, name in SYNCED.items():
        if called == word or called.startswith((f"{word} ", f"{word}-", f"{word}_")):
            yield name
    for mark, name in MARKS.items():
        try:
            if (folder / mark).exists():
                yield name
        except OSError:
            continue
