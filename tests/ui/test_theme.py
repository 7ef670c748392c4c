# SPDX-License-Identifier: Apache-2.0
"""Three palettes that can be read: contrast as WCAG 2.2 computes it."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication

from registry.domain.resources import read_text
from ui.assets import FAMILY, drawing
from ui.shell import theme

ENOUGH = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
ON = {
    "text": ("window", "surface", "soft"),
    "muted": ("window", "surface"),
    "accent": ("window", "surface"),
    "problem": ("window", "surface"),
    "on_accent": ("accent",),
    "on_notice": ("notice",),
}


def luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", theme.PALETTES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    colors = theme.PALETTES[name]
    for text, grounds in ON.items():
        for ground in grounds:
            found = contrast(getattr(colors, text), getattr(colors, ground))
            assert found >= ENOUGH[name], (text, ground, found)


@pytest.mark.parametrize("name", theme.PALETTES)
def test_no_palette_is_red(name: str) -> None:
    colors = theme.PALETTES[name]
    for field in theme.Colors.__slots__:
        value = getattr(colors, field)
        if value.startswith("#"):
            hue, saturation = QColor(value).hue(), QColor(value).saturation()
            assert not (saturation > 60 and (hue < 12 or hue > 345)), field


@pytest.mark.parametrize("name", theme.PALETTES)
def test_the_style_sheet_takes_every_colour(name: str) -> None:
    sheet = theme.style_sheet(theme.PALETTES[name])
    assert "$" not in sheet


def test_the_style_sheet_knows_no_side() -> None:
    sheet = read_text("style.qss")
    assert not re.search(r"(margin|padding|border)-(left|right)|: *(left|right)\b", sheet)


def test_the_font_of_the_screens_is_ours(qapp: QApplication) -> None:
    theme.dress(qapp, "dark")
    assert FAMILY in QFontDatabase.families()
    assert qapp.font().family() == FAMILY
    assert qapp.palette().window().color().name() == theme.PALETTES["dark"].window


def test_one_drawing_serves_every_palette(qapp: QApplication) -> None:
    for name, color in product(("victims", "lock", "eye"), ("#ffffff", "#123456")):
        image = drawing(name, color, 20).toImage()
        colors = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colors == {color}
