# SPDX-License-Identifier: Apache-2.0
"""Files that enter or leave: lists and packages."""
