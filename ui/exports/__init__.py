# SPDX-License-Identifier: Apache-2.0
"""Packages that go out: for whom, preview, check, the ledger, and verifying one received."""
