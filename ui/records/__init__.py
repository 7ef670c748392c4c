# SPDX-License-Identifier: Apache-2.0
"""List and detail of one kind of record: what the pages of victims, incidents, ... share."""
