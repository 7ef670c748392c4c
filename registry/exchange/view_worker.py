# SPDX-License-Identifier: Apache-2.0
"""The process that decodes an image or a PDF of strangers: little memory, little time, no vault.

``python -m registry.exchange.view_worker``. Standard input: a JSON line ``{"kind": "image" or
"pdf", "size": bytes}``, the bytes, then a JSON line ``{"page": number, "width": pixels,
"height": pixels}`` for each picture wanted. Standard output: ``{"pages": count}``, then for each
picture ``{"width", "height"}`` and ``width * height * 4`` bytes of RGBA; or ``{"refused": code}``.
Nothing has a path, nothing is written to a disk.
"""

from __future__ import annotations

import importlib
import io
import json
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final

from registry.crypto.platform import harden_process, limit_memory

MEMORY: Final = 1 << 30
SECONDS: Final = 120
DECODED: Final = 64 << 20
"""Bytes that a decoded image may need; what is larger is a bomb or no use on a screen."""
FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_BANDS: Final = {"1": 1, "L": 1, "P": 1, "LA": 2, "RGB": 3, "I;16": 2}
_LARGEST_SIDE: Final = 4096
_RGBA: Final = {"force_bitmap_format": 4}  # FPDFBitmap_BGRA, with its bytes turned around

Render = Callable[[int, int, int], tuple[int, int, bytes]]


class _Refused(Exception):
    """Not shown; the first argument is the code."""


def main() -> None:
    """Answer the requests of standard input; every failure of the file is a line."""
    harden_process()
    _limit()
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(asked["size"])
    try:
        pages, render = _OPENERS[asked["kind"]](data)
        _say({"pages": pages})
        for line in sys.stdin.buffer:
            _answer(json.loads(line), render)
    except _Refused as refusal:
        _say({"refused": refusal.args[0]})
    except MemoryError:
        _say({"refused": "too_large"})
    except Exception:  # noqa: BLE001 - whatever a decoder of strangers' bytes may raise
        _say({"refused": "damaged"})


def _limit() -> None:
    """Bound memory and time where the system can; elsewhere the caller's clock ends us."""
    limit_memory(MEMORY)
    try:
        resource: Any = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answer(asked: dict[str, int], render: Render) -> None:
    sides = (min(max(asked[name], 1), _LARGEST_SIDE) for name in ("width", "height"))
    width, height, rgba = render(asked["page"], *sides)
    _say({"width": width, "height": height})
    sys.stdout.buffer.write(rgba)
    sys.stdout.buffer.flush()


def _image(data: bytes) -> tuple[int, Render]:
    """One picture, turned as its EXIF says; no other metadata comes out of here."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where asked

    warnings.simplefilter("ignore")  # Pillow's own word on bombs; ours is stricter
    Image.MAX_IMAGE_PIXELS = None

    def render(_page: int, width: int, height: int) -> tuple[int, int, bytes]:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            image.draft("RGB", (width, height))  # a JPEG is decoded at a half, a fourth, an eighth
            if image.width * image.height * _BANDS.get(image.mode, 4) > DECODED:
                raise _Refused("too_large")
            image.load()
            image.thumbnail((width, height) if not _is_turned(image) else (height, width))
            shown = ImageOps.exif_transpose(image).convert("RGBA")
            return shown.width, shown.height, shown.tobytes()

    with Image.open(io.BytesIO(data), formats=FORMATS) as looked_at:
        if looked_at.format not in FORMATS:
            raise _Refused("damaged")
    return 1, render


def _is_turned(image: Any) -> bool:  # noqa: ANN401 - an image of Pillow
    """Whether EXIF swaps the sides (orientations 5 to 8)."""
    return int(image.getexif().get(0x0112, 1)) > 4  # noqa: PLR2004 - as EXIF numbers them


def _pdf(data: bytes) -> tuple[int, Render]:
    """Pages drawn at the width asked for; no form, no script and no link is run."""
    import pypdfium2  # noqa: PLC0415 - only where asked

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "locked" if "assword" in str(error) else "damaged"
        raise _Refused(code) from None

    def render(number: int, width: int, height: int) -> tuple[int, int, bytes]:
        page = document[number]
        scale = min(width / page.get_width(), height / page.get_height())
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True, **_RGBA)
        rows = memoryview(bitmap.buffer).cast("B")
        used = bitmap.width * 4
        lines = (rows[n * bitmap.stride :][:used] for n in range(bitmap.height))
        return bitmap.width, bitmap.height, b"".join(lines)

    return len(document), render


_OPENERS: Final = {"image": _image, "pdf": _pdf}


def _say(value: object) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
