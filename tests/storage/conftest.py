# SPDX-License-Identifier: Apache-2.0
"""The same vaults as the tests of the services stand on."""

from __future__ import annotations

from tests.services.conftest import documenter, vault

__all__ = ["documenter", "vault"]
