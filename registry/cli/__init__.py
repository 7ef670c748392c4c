# SPDX-License-Identifier: Apache-2.0
"""The same verbs as the screens, from a terminal; ``main`` is where the console script enters."""

from registry.cli.running import main

__all__ = ["main"]
