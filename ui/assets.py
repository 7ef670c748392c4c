# SPDX-License-Identifier: Apache-2.0
"""Fonts and drawings that ship with the program.

Icons are one-colour line drawings of ours in ``resources/icons``, written with ``currentColor``,
so that one drawing serves every palette.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QFontDatabase, QIcon, QPixmap

from registry.domain.resources import ROOT, read_bytes, read_text

FAMILY: Final = "IBM Plex Sans Arabic"
FONTS: Final = ("Regular", "SemiBold")
_SHARP: Final = 2
"""Pixmaps are drawn at twice their size, for dense screens."""


def load_fonts() -> None:
    """Make the font of the screens known to Qt; a font that cannot be read is a bug."""
    for weight in FONTS:
        content = QByteArray(read_bytes(f"fonts/IBMPlexSansArabic-{weight}.ttf"))
        if QFontDatabase.addApplicationFontFromData(content) < 0:
            raise ValueError(weight)


def drawing(name: str, color: str, size: int) -> QPixmap:
    """Return the drawing ``resources/icons/<name>.svg`` in ``color``, ``size`` points square."""
    svg = read_text(f"icons/{name}.svg").replace("currentColor", color)
    pixels = size * _SHARP
    svg = svg.replace("<svg ", f'<svg width="{pixels}" height="{pixels}" ', 1)
    pixmap = QPixmap()
    if not pixmap.loadFromData(QByteArray(svg.encode()), "SVG"):
        raise ValueError(name)
    pixmap = pixmap.scaled(QSize(pixels, pixels), Qt.AspectRatioMode.KeepAspectRatio)
    pixmap.setDevicePixelRatio(_SHARP)
    return pixmap


def icon(name: str, color: str, size: int = 20) -> QIcon:
    """Return the drawing as an icon."""
    return QIcon(drawing(name, color, size))


def path_of(relative: str) -> str:
    """Return the path of a shipped file, as style sheets want it: with forward slashes."""
    return str(ROOT.joinpath(relative)).replace("\\", "/")
