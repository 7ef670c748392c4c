# SPDX-License-Identifier: Apache-2.0
"""The section about evidence: files that are kept as they were, looked at from memory."""
