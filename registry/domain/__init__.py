# SPDX-License-Identifier: Apache-2.0
"""Frozen values and their rules: field declarations, names, dates, places, vocabularies."""
