# SPDX-License-Identifier: Apache-2.0
"""Search keys by which spellings of one name meet."""
