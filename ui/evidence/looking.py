# SPDX-License-Identifier: Apache-2.0
"""Opens evidence for the eye, on the background thread; what is returned is shown and forgotten.

A document stays open in the process that decodes it, so that a page turned is no second look in
the log. That process has the bytes and neither key nor path, and ends with ``close``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from registry.services import evidence, viewing
from registry.services.viewing import Original, Picture, View
from ui.language import T
from ui.widgets import player

if TYPE_CHECKING:
    from registry.services.vaults import Vault

PLAYED: Final = frozenset({"audio", "video"})
SIDE: Final = 2000
"""Pixels of the longer side: sharp when made larger, 16 MB at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one original looks like: a picture, the first of ``pages``, or a text."""

    kind: str
    text: str = ""
    picture: Picture | None = None
    pages: int = 1
    document: View | None = None
    played: bytes = b""
    """Sound or film, whole: the player reads it from memory."""

    def close(self) -> None:
        """End the process that decodes a document; on the background thread."""
        if self.document is not None:
            self.document.close()


def look(vault: Vault, ref: str) -> Look:
    """Open the original of ``ref`` and decode it; looking at what is protected is logged.

    Raises what ``evidence.opened`` and ``viewing`` raise.
    """
    with evidence.opened(vault, ref) as original:
        return _looked(original)


def _looked(original: Original) -> Look:
    kind = viewing.kind_of(original)
    if kind == "image":
        return Look(kind=kind, picture=viewing.image(original, SIDE, SIDE))
    if kind == "text":
        found = viewing.text(original)
        return Look(kind=kind, text=_with_end(found.text, cut=found.cut))
    if kind == "pdf":
        return _document(viewing.pdf(original))
    if kind in PLAYED and player.is_possible() and original.size <= player.MOST:
        original.seek(0)
        return Look(kind=kind, played=original.readall())
    return Look(kind=kind)


def page_of(document: View, page: int) -> Picture:
    """Return one page; on the background thread, as the look itself."""
    return document.picture(page, SIDE, SIDE)


def _document(document: View) -> Look:
    try:
        first = page_of(document, 0)
    except BaseException:
        document.close()
        raise
    return Look(kind="pdf", picture=first, pages=document.pages, document=document)


def _with_end(text: str, *, cut: bool) -> str:
    end = T("Evidence", "[Only the beginning of this text is shown.]")
    return f"{text}\n\n{end}" if cut else text
