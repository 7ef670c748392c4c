# SPDX-License-Identifier: Apache-2.0
"""Widgets that know a value, never a vault."""
