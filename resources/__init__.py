# SPDX-License-Identifier: Apache-2.0
"""Data only: words, vocabularies, gazetteer, fonts, icons, translations, templates."""
