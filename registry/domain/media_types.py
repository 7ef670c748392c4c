# SPDX-License-Identifier: Apache-2.0
"""What a file is, by what it begins with and never by its name alone.

Signatures: the registrations of each type at IANA and the formats' own specifications. The list
is an allow-list: what is not on it is kept as evidence like anything else, and not shown.
"""

from __future__ import annotations

from typing import Final

HEAD_SIZE: Final = 4096
"""How many of a file's first bytes are looked at."""
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
SHOWN_IMAGES: Final = frozenset({
    "image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/tiff",
})  # fmt: skip
PDF: Final = "application/pdf"

# (place, bytes at it, type); the first that fits.
_SIGNATURES: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", PDF),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp3gp", "video/3gpp"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-executable"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (0, b"BM", "image/bmp"),
)
_BY_ENDING: Final = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff",
    "heic": "image/heic", "pdf": PDF, "txt": TEXT, "md": TEXT, "csv": TEXT, "log": TEXT,
    "srt": TEXT, "mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg", "oga": "audio/ogg",
    "opus": "audio/ogg", "m4a": "audio/mp4", "flac": "audio/flac", "amr": "audio/amr",
    "mp4": "video/mp4", "mov": "video/quicktime", "3gp": "video/3gpp", "webm": "video/webm",
    "mkv": "video/webm", "avi": "video/x-msvideo",
}  # fmt: skip
# What no text has (C0 controls but tab, line feed, form feed, carriage return, escape).
_NOT_IN_TEXT: Final = bytes(sorted({*range(0x20)} - {9, 10, 12, 13, 27}))
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def media_type_of(head: bytes) -> str:
    """Return the media type that the first bytes of a file show, such as ``image/jpeg``."""
    for place, signature, found in _SIGNATURES:
        if head[place:].startswith(signature):
            return found
    return TEXT if _is_text(head) else UNKNOWN


def media_type_by_name(untrusted_name: str) -> str:
    """Return the media type that the ending of a name claims, or nothing where none is known."""
    return _BY_ENDING.get(untrusted_name.rpartition(".")[2].lower(), "")


def is_unlike(media_type: str, untrusted_name: str) -> bool:
    """Whether a name claims another kind of file than its bytes are; a plain lie, or a mistake."""
    claimed = media_type_by_name(untrusted_name)
    return bool(claimed) and claimed.split("/")[0] != media_type.split("/", maxsplit=1)[0]


def _is_text(head: bytes) -> bool:
    if head.startswith(_MARKS):
        return True  # UTF-16 with its mark
    return bool(head) and head.translate(None, _NOT_IN_TEXT) == head
