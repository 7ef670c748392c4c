# SPDX-License-Identifier: Apache-2.0
"""Every way by which plaintext could leave: what closes it, what shows that, and what would fail.

``shown`` and ``switched_off`` are tests as FILE::NAME below ``tests``; the second takes the guard
away and finds the leak.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class WayOut(NamedTuple):
    """One line of the inventory."""

    way: str
    guard: str
    shown: str
    switched_off: str


_P, _S, _L = "leaks/test_process.py", "leaks/test_stores.py", "leaks/test_left_behind.py"
_W, _C, _D = "leaks/test_window.py", "leaks/test_sources.py", "leaks/test_whole_day.py"
INVENTORY: Final = (
    WayOut("temporary files of SQLite", "temp_store=MEMORY",
           f"{_S}::test_sorting_writes_no_temporary_file",
           f"{_S}::test_without_the_setting_names_would_lie_in_a_temporary_file"),
    WayOut("file modes", "umask 077, first in main",
           f"{_P}::test_no_file_of_a_whole_demonstration_is_open_to_other_users",
           f"{_P}::test_without_the_mask_some_would_be"),
    WayOut("core dumps and tracing", "RLIMIT_CORE=0, PR_SET_DUMPABLE=0",
           f"{_P}::test_the_window_leaves_no_core_and_lets_nobody_trace_it",
           f"{_P}::test_without_the_first_line_of_main_it_would"),
    WayOut("swap and hibernation", "a warning: no program can prevent it",
           f"{_P}::test_a_person_is_told_when_memory_may_reach_a_bare_disk",
           "crypto/test_platform.py::test_swap_that_may_reach_a_bare_disk_is_noticed"),
    WayOut("memory after lock", "the process is replaced",
           f"{_P}::test_after_a_lock_memory_holds_neither_passphrase_nor_what_was_typed",
           f"{_P}::test_a_lock_without_a_new_process_would_leave_them"),
    WayOut("history of file dialogs", "Qt's settings cannot be written",
           f"{_L}::test_no_dialog_leaves_the_folders_it_visited",
           f"{_L}::test_without_the_guard_qt_would_keep_them"),
    WayOut("lists of recent files", "no dialogs of the desktop",
           f"{_L}::test_no_dialog_leaves_the_folders_it_visited",
           f"{_L}::test_a_dialog_of_the_desktop_with_its_list_of_recent_files_is_never_used"),
    WayOut("settings", "language, palette and geometry only",
           f"{_L}::test_the_only_settings_are_language_palette_and_geometry",
           f"{_C}::test_each_of_them_would_be_seen"),
    WayOut("clipboard", "marked as secret, cleared after 20 s and at the lock",
           "leaks/test_clipboard.py::test_on_a_real_display_another_program_sees_the_mark_and_then_nothing",
           "leaks/test_clipboard.py::test_on_a_real_display_it_would_see_it_for_ever"),
    WayOut("drag out", "a pressed selection is dropped",
           f"{_W}::test_a_press_on_selected_text_leaves_nothing_to_drag_out",
           f"{_W}::test_without_discretion_the_selection_would_stay_and_be_dragged"),
    WayOut("printing", "nothing prints; sheets are painted in memory",
           f"{_C}::test_nothing_of_ours_prints_plays_drags_or_logs",
           f"{_C}::test_each_of_them_would_be_seen"),
    WayOut("thumbnails and indexers", "no plaintext files",
           f"{_S}::test_a_kept_draft_is_in_no_file_that_an_indexer_could_read",
           f"{_S}::test_a_plain_draft_would_be_found"),
    WayOut("stderr and crash dialog of the window", "type and place, never values",
           f"{_L}::test_a_bug_in_the_window_says_type_and_place_only",
           f"{_L}::test_without_its_hooks_or_with_the_message_it_would_say_values"),
    WayOut("stderr of a command", "type and place, never values",
           f"{_L}::test_a_bug_of_a_command_says_type_and_place_only",
           f"{_L}::test_without_its_last_net_a_command_would_say_values"),
    WayOut("errors of the database", "hide_parameters",
           f"{_S}::test_an_error_of_the_database_does_not_say_what_was_to_be_saved",
           f"{_S}::test_without_hidden_parameters_it_would"),
    WayOut("temporary files of players", "no player is loaded",
           f"{_C}::test_nothing_of_ours_prints_plays_drags_or_logs",
           f"{_C}::test_each_of_them_would_be_seen"),
    WayOut("keyboards that learn", "ImhSensitiveData on every input",
           f"{_W}::test_no_keyboard_learns_from_any_input_of_any_section",
           f"{_W}::test_without_discretion_it_would"),
    WayOut("onlookers and pictures of the screen", "hidden when another program is in front",
           f"{_W}::test_in_another_program_no_window_shows_what_it_says",
           f"{_W}::test_without_the_veil_it_would"),
    WayOut("recordings of the screen", "left out where the system can (Windows)",
           f"{_W}::test_every_window_asks_to_be_left_out_of_pictures_of_the_screen",
           f"{_W}::test_without_discretion_no_window_would_ask"),
    WayOut("titles of windows", "fixed texts only",
           f"{_C}::test_no_title_of_a_window_can_say_a_name",
           f"{_C}::test_a_title_with_a_name_would_be_seen"),
    WayOut("part files", "ciphertext only",
           f"{_S}::test_a_part_file_left_by_a_kill_is_ciphertext",
           f"{_S}::test_an_unencrypted_part_file_would_be_found"),
    WayOut("synced folders", "a warning by name and by marks",
           f"{_S}::test_a_folder_that_is_copied_elsewhere_is_named",
           f"{_S}::test_without_its_table_no_folder_would_be_named"),
    WayOut("anything else, in a whole day of work", "every byte given to the kernel is looked at",
           f"{_D}::test_no_private_word_is_in_anything_that_was_written",
           f"{_D}::test_the_same_look_finds_the_list_that_the_person_brought"),
)  # fmt: skip
