# SPDX-License-Identifier: Apache-2.0
"""The frame of the window: unlock, first run, sections, auto-lock, crash dialog, theme."""
