# SPDX-License-Identifier: Apache-2.0
"""Keys in, bytes out: header, slots, grants, age files, signatures."""
