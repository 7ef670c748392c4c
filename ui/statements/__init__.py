# SPDX-License-Identifier: Apache-2.0
"""Statements of witnesses: taken, marked, and read as an audience would read them."""
