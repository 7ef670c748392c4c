# SPDX-License-Identifier: Apache-2.0
"""The open vaults of the services' tests serve these too."""

from __future__ import annotations

from tests.services.open_vaults import documenter, vault

__all__ = ["documenter", "vault"]
