# SPDX-License-Identifier: Apache-2.0
"""Sijill: an encrypted, consent-flagged registry of victims and witness statements."""
