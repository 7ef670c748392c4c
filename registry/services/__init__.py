# SPDX-License-Identifier: Apache-2.0
"""The verbs of the product, read with their module: victims.record, consent.withdraw."""
