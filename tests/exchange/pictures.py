# SPDX-License-Identifier: Apache-2.0
"""Invented pictures and documents for the tests of viewing, whole and hostile."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

RED = (200, 10, 10)
SECRET = "Invented Camera canary-exif"


def picture(form: str = "PNG", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", size, RED).save(held, form, **how)
    return held.getvalue()


def turned(size: tuple[int, int] = (300, 200)) -> bytes:
    """A JPEG whose EXIF says that it must be turned by a quarter, and who took it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = SECRET
    return picture("JPEG", size, exif=exif)


def bomb() -> bytes:
    """A PNG of some kilobytes that would need 3.6 GB."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    data = zlib.compress(bytes(1 << 20))
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def document(pages: int = 2) -> bytes:
    held = io.BytesIO()
    first, *more = [Image.new("RGB", (600, 400), RED) for _ in range(pages)]
    first.save(held, "PDF", save_all=True, append_images=more)
    return held.getvalue()
