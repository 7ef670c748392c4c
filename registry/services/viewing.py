# SPDX-License-Identifier: Apache-2.0
"""Looks at evidence from memory: images, pages of a PDF, text; never a path, never a file.

What a file is its bytes tell. Each verb takes what ``evidence.opened`` returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.domain.media_types import (
    HEAD_SIZE,
    PDF,
    SHOWN_IMAGES,
    TEXT,
    is_unlike,
    media_type_of,
)
from registry.errors import RegistryError
from registry.exchange.view_process import (
    DocumentLocked,
    ImageTooLarge,
    NotViewable,
    Picture,
    View,
    ViewTooHeavy,
    view,
)
from registry.storage.evidence_zip import Original

__all__ = [
    "DocumentLocked", "ImageTooLarge", "NotViewable", "Original", "Picture", "ShownText",
    "TypeUnlikeName", "View", "ViewTooHeavy", "image", "kind_of", "pdf", "text",
]  # fmt: skip

TEXT_LIMIT: Final = 2 << 20
_BOM16: Final = (b"\xff\xfe", b"\xfe\xff")


class TypeUnlikeName(RegistryError):
    """The name claims one kind of file and the bytes are another; it is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text, how it was read, and whether only its beginning is here."""

    text: str
    encoding: str
    cut: bool


def kind_of(original: Original) -> str:
    """Return ``image``, ``pdf``, ``text``, ``audio``, ``video`` or ``other``, by the content.

    Raises TypeUnlikeName where the ending of the name claims another.
    """
    original.seek(0)
    media_type = media_type_of(original.read(HEAD_SIZE) or b"")
    if is_unlike(media_type, original.name):
        raise TypeUnlikeName
    if media_type in {PDF, TEXT}:
        return "pdf" if media_type == PDF else "text"
    family = media_type.partition("/")[0]
    if family == "image" and media_type not in SHOWN_IMAGES:
        return "other"
    return family if family in {"image", "audio", "video"} else "other"


def image(original: Original, width: int = 1600, height: int = 1600) -> Picture:
    """Return an image no larger than asked, turned as its EXIF says, without its metadata.

    Raises TypeUnlikeName, ImageTooLarge, ViewTooHeavy, NotViewable.
    """
    _require(original, "image")
    with view("image", original, original.size) as opened:
        return opened.picture(0, width, height)


def pdf(original: Original) -> View:
    """Return an open PDF: ``pages``, ``picture(page, width, height)``; close it.

    Raises TypeUnlikeName, DocumentLocked, ViewTooHeavy, NotViewable.
    """
    _require(original, "pdf")
    return view("pdf", original, original.size)


def text(original: Original) -> ShownText:
    """Return a text as UTF-8, UTF-16 with its mark, or Windows-1256 where it is neither.

    No more than its first 2 MiB. Raises TypeUnlikeName, NotViewable.
    """
    _require(original, "text")
    original.seek(0)
    data = b""
    while len(data) <= TEXT_LIMIT and (part := original.read(TEXT_LIMIT + 1 - len(data))):
        data += part
    cut, data = len(data) > TEXT_LIMIT, data[:TEXT_LIMIT]
    for encoding in ("utf-16",) if data.startswith(_BOM16) else ("utf-8-sig", "cp1256"):
        # A letter that the limit cut in two is no sign against an encoding.
        for end in range(len(data), len(data) - (4 if cut else 1), -1):
            try:
                found = data[:end].decode(encoding)
            except UnicodeDecodeError:
                continue
            return ShownText(text=found, encoding=encoding, cut=cut)
    raise NotViewable


def _require(original: Original, kind: str) -> None:
    if kind_of(original) != kind:
        raise NotViewable
