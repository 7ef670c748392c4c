# SPDX-License-Identifier: Apache-2.0
"""The same vault and background thread as the tests of the screens."""

from __future__ import annotations

from tests.ui.conftest import ask, background, desk, dressed, settle, vault, vault_path

__all__ = ["ask", "background", "desk", "dressed", "settle", "vault", "vault_path"]
