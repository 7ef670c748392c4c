# SPDX-License-Identifier: Apache-2.0
"""Light, dark and high-contrast palettes of our own on the Fusion style, and the spacing.

``QStyleHints.setColorScheme`` does nothing on a bare X11, so the colours are set here. No colour
carries a meaning alone, and none is red. A widget asks for a look by ``role`` (see
``ui/widgets/plain_label.py``), never for a colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from registry.domain.resources import read_text
from ui.assets import FAMILY, load_fonts, path_of

POINTS: Final = 11


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one palette, as ``#rrggbb``."""

    window: str
    surface: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    soft: str
    """Behind what is selected or gently marked."""
    notice: str
    on_notice: str
    problem: str
    ink: str
    """Which of the two drawings of small signs stands out: ``light`` or ``dark`` on accent."""


PALETTES: Final = {
    "light": Colors(
        window="#f5f4f0", surface="#ffffff", text="#23282c", muted="#5a6168", line="#cfccc4",
        accent="#2c5f63", on_accent="#ffffff", soft="#e3ecec", notice="#fbeecb",
        on_notice="#4b3a0c", problem="#84430f", ink="light",
    ),
    "dark": Colors(
        window="#1b1e21", surface="#25292d", text="#e8e6e1", muted="#aab0b6", line="#4a5158",
        accent="#86bcbb", on_accent="#10201f", soft="#31403f", notice="#4a3d17",
        on_notice="#f7e9bf", problem="#e8b57c", ink="dark",
    ),
    "contrast": Colors(
        window="#000000", surface="#000000", text="#ffffff", muted="#ffffff", line="#ffffff",
        accent="#ffe14d", on_accent="#000000", soft="#3a3a3a", notice="#ffe14d",
        on_notice="#000000", problem="#ffe14d", ink="dark",
    ),
}  # fmt: skip

# Which colour each part of Qt's palette takes.
_ROLES: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "window",
}
_OFF: Final = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


def dress(app: QApplication, name: str = "") -> None:
    """Give ``app`` font, style and the palette ``name``; empty follows the system."""
    if app.font().family() != FAMILY:
        load_fonts()
        font = QFont(FAMILY, POINTS)
        # A name in a script that the font lacks is shown in another font, never as boxes.
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        app.setFont(font)
        app.setStyle("Fusion")
    colors = PALETTES[name or system_palette(app)]
    app.setPalette(palette(colors))
    app.setStyleSheet(style_sheet(colors))


def system_palette(app: QApplication) -> str:
    """Return the name of the palette that the system's own scheme asks for."""
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def palette(colors: Colors) -> QPalette:
    """Return Qt's palette of ``colors``."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(colors, name)))
    for role in _OFF:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.muted))
    return made


def style_sheet(colors: Colors) -> str:
    """Return the spacing and borders of ``resources/style.qss`` in ``colors``."""
    values = {name: getattr(colors, name) for name in Colors.__slots__}
    values["check"] = path_of(f"icons/check-{colors.ink}.svg")
    values["chevron"] = path_of(f"icons/chevron-{colors.ink}.svg")
    return Template(read_text("style.qss")).substitute(values)
