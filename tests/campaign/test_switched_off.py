# SPDX-License-Identifier: Apache-2.0
"""A campaign that finds nothing must be one that can find: here each finds what is broken."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from registry.storage import founding
from tests.campaign import flips, full_disk, fuzzing, kills, points, running
from tests.campaign.mutants import mutant
from tests.campaign.parsers import PARSERS, Parser
from tests.campaign.running import State, go_on, table
from tests.campaign.scenarios import SCENARIOS, Scenario, one_by_one, spread, times
from tests.campaign.vaults_in_peril import save
from tests.leaks.children import run
from tests.services.invented_vaults import open_again

JOURNAL_OFF = """
from registry.storage.engine import authorizer_lifted
with vault.maintain() as connection, authorizer_lifted(connection):
    driver = connection.connection.driver_connection
    for schema in ("main", "protected"):
        driver.execute(f"PRAGMA {schema}.journal_mode=OFF").fetchall()
"""
CHILD = """
import os, sys
from tests.campaign import fuzzing, parsers
tried = []
def read(data):
    tried.append(data)
    if len(tried) == 2:
        raise KeyError("x")
    if len(tried) == 3:
        while True:
            pass
    if len(tried) == 4:
        return bytearray(300 << 20)
    if len(tried) == 5:
        os.kill(os.getpid(), 9)
parsers.PARSERS["broken"] = parsers.Parser(read, lambda: [b"whole"])
sys.argv = ["fuzzing", "broken", "0", sys.argv[1], sys.argv[2]]
sys.exit(fuzzing.main())
"""


def promise_too_soon(pipe: Connection, path: Path, _seed: int) -> None:
    """Acknowledge what was not committed."""
    vault = open_again(path)
    pipe.send(("open", 0))
    with vault.write("capture"):
        pipe.send(("V-0000000", 1))
        signal.pause()


def swallow(pipe: Connection, name: str, path: Path, limit: int) -> None:
    """Say that all was done, whatever the disk said."""
    vault = open_again(path)
    if limit < 0:
        save(vault)
    pipe.send(("done", ""))


def test_an_acknowledgement_before_the_commit_is_found(tmp_path: Path) -> None:
    assert kills.attempt(1, tmp_path, promise_too_soon).startswith("lost record")


@pytest.mark.parametrize("name", ["save", "draft", "package"])
def test_an_error_of_the_disk_that_is_swallowed_is_found(tmp_path: Path, name: str) -> None:
    assert "done" in full_disk.attempt(name, 1, tmp_path, swallow)


def first_bad(operation: str, moved: int, folder: Path) -> str:
    """Return what the first bad point does, from the end: there the files themselves change."""
    every = reversed(range(moved, points.space(operation, folder), 2))
    found = (points.attempt(operation, at, folder) for at in every)
    bad = next((wrong for wrong in found if wrong), "")
    assert "not killed" not in bad
    return bad


def test_a_commit_without_its_journal_is_found_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = points.OPERATIONS["commit"]
    broken = replace(commit, code=JOURNAL_OFF + commit.code)
    monkeypatch.setitem(points.OPERATIONS, "torn", broken)
    assert first_bad("torn", 0, tmp_path)


def test_a_moved_folder_whose_journals_are_not_brought_home_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "bring_home", lambda *_: None)
    assert first_bad("commit", 1, tmp_path)


def test_a_file_that_nothing_protects_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = flips.Kind(flips.a_package, flips.refused(Path.read_bytes))
    monkeypatch.setitem(flips.KINDS, "plain", plain)
    assert flips.attempt("plain", 1, tmp_path).startswith("byte ")
    assert flips.attempt("package", 1, tmp_path) == ""


def test_a_parser_that_fails_in_another_way_or_takes_too_much_is_found(tmp_path: Path) -> None:
    place = tmp_path / "at"
    place.write_text("0")
    said = run(CHILD, "3", str(place), home=tmp_path)
    wrong = [one.partition(": ")[2] for one in json.loads(said.stdout)]
    assert wrong == ["KeyError", "more than a second", "more than 256 MiB"]
    assert run(CHILD, "4", str(place), home=tmp_path).returncode == -9
    assert place.read_text().strip() == "3"


def test_the_attempt_that_ended_a_process_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No such parser: every child ends at once, having tried nothing.
    made = fuzzing.attempts("no such parser", range(3), tmp_path)
    assert [one.partition(":")[0] for one in made] == ["0", "1", "2"]


def test_mutants_are_the_same_in_every_run_and_rarely_whole() -> None:
    seeds = [b"one whole example", b"another"]
    made = [mutant(number, seeds) for number in range(300)]
    assert made == [mutant(number, seeds) for number in range(300)]
    assert made[:2] == seeds
    assert len(set(made)) > 200


def test_a_campaign_that_was_stopped_goes_on_and_tries_nothing_twice(tmp_path: Path) -> None:
    tried: list[int] = []

    def attempt(number: int, _folder: Path) -> str:
        tried.append(number)
        if len(tried) == 5:
            raise KeyboardInterrupt
        return "bad" if number == 7 else ""

    scenario = Scenario(
        promise="x", reduced=2, full=times(10), attempts=one_by_one(attempt), step=2
    )
    state = State(tmp_path, 1)
    with pytest.raises(KeyboardInterrupt):
        go_on("x", scenario, state, 1, float("inf"))
    tally = go_on("x", scenario, state, 1, float("inf"))
    assert (tally.done, tally.of, tally.bad) == (10, 10, ["7: bad"])
    assert sorted(set(tried)) == list(range(10))
    assert len(tried) == 11  # only the pair that was cut short is made again
    assert go_on("x", scenario, state, 1, float("inf")) == tally
    assert len(tried) == 11


def test_the_table_says_what_was_tried_and_what_was_bad() -> None:
    name = next(iter(SCENARIOS))
    told = table({name: running.Tally(of=20, done=7, bad=["3: lost"])})
    assert SCENARIOS[name].promise in told
    assert told.split()[-5:] == ["7", "20", "1", "3:", "lost"]


def test_numbers_are_spread_over_the_whole() -> None:
    assert spread(4, 8) == [0, 2, 4, 6]
    assert spread(9, 3) == [0, 1, 2]
    assert [*running.steps([0, 1, 2, 5], 1, 2)] == [[range(1, 3)], [range(5, 6)]]


def test_a_refusal_of_ours_is_no_fault() -> None:
    whole: Parser = PARSERS["manifest"]
    assert fuzzing.judged(whole, b"{}") == ""
    assert fuzzing.judged(Parser(lambda _data: dict[str, str]()["x"], list), b"") == "KeyError"
