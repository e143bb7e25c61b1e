"""A random walk over real acts, with undo, redo and another computer's changes between: all tables compared.

`python -m tests.faults.undo_walk --rounds N [--known-bad …] [--resume]`: 1 for a fault. Each batch is one office, made
from its number alone; a run that was stopped goes on where it was.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text

from csxl_desktop.domain.errors import DomainError, UndoConflictError
from csxl_desktop.domain.imports import ImportBatch
from csxl_desktop.domain.reconciling import CopySource
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.storage import search, undo
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import Why, place_of
from csxl_desktop.storage.history import broken_links
from tests.faults.progress import FAULTS_SHOWN, FOLDER, Tally, in_batches
from tests.faults.undo_acts import ASKED, MEMORY, Acts, State
from tests.faults.writer import AUTHOR, now

KNOWN_BAD = ("half-undone", "tramples")
ROUNDS_OF_A_BATCH = 12  # of one office
_FEWEST_PER_ROUND = 0.9  # acts taken back
_MOST = 5  # acts in a row
_INDEX = text("SELECT rowid, folded, kind, record_id, title, detail FROM search_index ORDER BY rowid")
Key = tuple[str, UUID]


class Walk(Acts):
    """One office, walked over; `tally` says what was done, and what was not as it should be."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder, seed)
        self.tally = Tally()

    def go(self, rounds: int) -> Tally:
        """So many rounds, of four kinds in turn."""
        kinds = (self._there_and_back, self._one_of_several, self._beside_the_other, self._one_of_several)
        for number in range(rounds):
            kinds[number % 4]()
            if number % 12 == 11:
                self._from_a_backup()
            if self.tally.faults:
                break
            self.tally.counts["rounds"] += 1
        self._judge_whole()
        return self.tally

    def _acts(self, most: int = _MOST) -> tuple[list[tuple[str, list[UUID]]], list[State]]:
        """Some acts, and how everything stood before, between and after."""
        done, states = [], [self.state()]
        for _act in range(self.chance.randint(1, most)):
            if (found := self.act()) is not None:
                done.append(found)
                states.append(self.state())
        return done, states

    def _there_and_back(self) -> None:
        """Acts, all taken back one by one, and done again one by one."""
        done, states = self._acts()
        if self.chance.random() < 0.3:
            self._open_again()
        for (name, acts), state in zip(reversed(done), states[-2::-1], strict=True):
            self._step("undo", name, len(acts), state)
        if self.chance.random() < 0.2:
            self._open_again()
        for (name, acts), state in zip(done, states[1:], strict=True):
            self._step("redo", name, len(acts), state)
        if done and self.chance.random() < 0.4:
            self._step("undo", done[-1][0], len(done[-1][1]), states[-2])

    def _step(self, way: str, name: str, times: int, expected: State) -> None:
        history = self.workspace.history
        try:
            for _time in range(times):
                history.undo() if way == "undo" else history.redo()
        except DomainError as error:
            self._fault(f"{way} {name}: refused although nothing followed: {error!r} {error}")
            return
        self.tally.counts[way] += 1
        for each in differences(expected, self.state(), leaving=way == "undo")[:3]:
            self._fault(f"{way} {name}: {each}")

    def _one_of_several(self) -> None:
        """One act taken back while others stand after it; or an import, as far as nothing stands on it."""
        done, states = self._acts(2 * _MOST)
        if not done:
            return
        at = self.chance.randrange(len(done))
        if self.chance.random() < 0.4:
            at = len(done)
            self._same_twice(done, states)
        if at == len(done) or len(done[at][1]) > 1:
            return
        name, acts = done[at]
        stands = self.state()
        if name == "import" and self.chance.random() < 0.7:
            batches = ((key, row) for (table, key), row in stands.items() if table == ImportBatch.__tablename__)
            batch = next(key for key, row in batches if row["transaction_id"] == acts[0])
            kept = self.workspace.imports.undo(batch).remaining
            self.tally.counts["imports taken back in part" if kept else "imports taken back"] += 1
            self._judge_columns(f"import {name}", states[at], states[at + 1], stands, kept=bool(kept))
            return
        self._past(name, acts[0], states[at], states[at + 1])

    def _same_twice(self, done: list[tuple[str, list[UUID]]], states: list[State]) -> None:
        """One field written, and written again: the first writing cannot be taken back alone."""
        dice = self.chance.getstate()
        for _time in range(2):
            self.chance.setstate(dice)
            if (found := self.act("change")) is not None:
                done.append(found)
                states.append(self.state())

    def _beside_the_other(self) -> None:
        """An act of ours, then the other computer's; Ctrl+Z takes ours back and leaves those."""
        with self.elsewhere() as other:
            before = self.state()
            found = self.act()
            ours = self.state()
            self.change_in(other)
            self.change_in(other)
        self.take_in(CopySource.FOLDER, other.database.folder)
        if found is None or len(found[1]) > 1:
            return
        self.tally.counts["copies taken in"] += 1
        if self.chance.random() < 0.3:
            self._open_again()
        self._past(found[0], None, before, ours)

    def _past(self, name: str, act: UUID | None, before: State, after: State) -> None:
        """Take `act` back, or the last one: what it wrote is as before, all else stands; or it is refused in words."""
        stands = self.state()
        try:
            self.workspace.history.undo() if act is None else self.workspace.history.undo_transaction(act)
        except DomainError as error:
            self._judge_refusal(name, error, before, after, stands)
            return
        self.tally.counts["undo in the middle"] += 1
        self._judge_columns(name, before, after, stands)
        undone = self.state()
        try:
            self.workspace.history.redo()
        except DomainError as error:
            self._fault(f"redo {name}: refused although nothing followed: {error!r} {error}")
            return
        for each in differences(stands, self.state(), leaving=False)[:3]:
            self._fault(f"redo {name} in the middle: {each}")
        if self.chance.random() < 0.5:
            self._step("undo", name, 1, undone)

    def _judge_refusal(self, name: str, error: DomainError, before: State, after: State, stands: State) -> None:
        self.tally.counts["refused in words"] += 1
        later = {key for key in after.keys() | stands.keys() if after.get(key) != stands.get(key)}
        own = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        ids = {key for _table, key in own}
        resting = {value for key in later for value in (stands.get(key) or {}).values() if isinstance(value, UUID)}
        if isinstance(error, UndoConflictError) and not own & later and not ids & resting:
            self._fault(f"undo {name}: refused although what followed was elsewhere: {error}")
        if not later:
            self._fault(f"undo {name}: refused although nothing followed: {error!r} {error}")
        for each in differences(stands, self.state(), leaving=False):
            self._fault(f"undo {name}: refused, and half done: {each}")

    def _judge_columns(self, name: str, before: State, after: State, stands: State, *, kept: bool = False) -> None:
        """What the act wrote is as before it, all else as it stood. `kept`: some of it was told to stay."""
        now_is = self.state()
        for key in before.keys() | after.keys() | stands.keys() | now_is.keys():
            if key[0] in MEMORY or key[0] == ASKED:
                continue
            was, done, stood, is_now = (each.get(key) or {} for each in (before, after, stands, now_is))
            for column in (was.keys() | done.keys() | stood.keys() | is_now.keys()) - undo.DERIVED:
                wrote = was.get(column) != done.get(column)
                wanted = was.get(column) if wrote else stood.get(column)
                if wrote and stood.get(column) != done.get(column) and was.get(column) != stood.get(column):
                    wanted = stood.get(column)  # somebody wrote it later: it must not be trampled down
                found = is_now.get(column)
                if found != wanted and not (kept and found == stood.get(column)):
                    self._fault(f"undo {name}: {key[0]}.{column} is {found!r}, not {wanted!r}")

    def _from_a_backup(self) -> None:
        """A backup put back: all is as it was then, and Ctrl+Z goes on from there."""
        found = None
        while found is None:
            before = self.state()
            found = self.act()
        then = self.state()
        self.workspace.database.back_up(Why.MERGE)
        newest = ledger.read(place_of(self.folder)).backups()[-1]
        self.act()  # may back up, too
        self.workspace.close()
        restore_dossier(self.folder, newest.name, AUTHOR, now)
        self._open()
        self.tally.counts["backups put back"] += 1
        for each in differences(then, self.state(), leaving=False)[:3]:
            self._fault(f"backup: {each}")
        self._step("undo", found[0], len(found[1]), before)

    def _open_again(self) -> None:
        self.workspace.close()
        self._open()
        self.tally.counts["opened again"] += 1

    def _judge_whole(self) -> None:
        with self.workspace.database() as session:
            for each in broken_links(session):
                self._fault(f"broken chain: {each}")
            for row in session.execute(text("PRAGMA foreign_key_check")):
                self._fault(f"points to nothing: {row}")
            before = session.execute(_INDEX).all()
            search.rebuild(session)
            if before != session.execute(_INDEX).all():
                self._fault("the search says something else than the records")
            session.rollback()

    def _fault(self, words: str) -> None:
        self.tally.faults.append(words)


def differences(wanted: State, found: State, *, leaving: bool) -> list[str]:
    """Each row that is another, with the columns that differ. What tells of an act may stand although the act was taken
    back, and its rows then say so (`leaving`).
    """
    told = []
    for key in sorted(wanted.keys() | found.keys(), key=str):
        one, two = wanted.get(key), found.get(key)
        if key[0] in MEMORY and (leaving or one is None):
            continue
        if one is None or two is None:
            told.append(f"{key[0]} {'is there' if one is None else 'is missing'}: {one or two}")
        elif one != two:
            told += [f"{key[0]}.{c} is {two.get(c)!r}, was {one.get(c)!r}" for c in one if one.get(c) != two.get(c)]
    return told


@contextmanager
def known_to_be_bad(kind: str) -> Iterator[None]:
    """Undo as it must not be: of several changes the second stays; or later changes are trampled down."""
    whole, conflicts, seen = undo._reverse, undo._conflicts, Counter[UUID]()

    def half(session: Any, entity_class: Any, change: Any) -> None:
        seen[change.transaction_id] += 1
        if seen[change.transaction_id] != 2:
            whole(session, entity_class, change)

    if kind == "half-undone":
        undo._reverse = half
    elif kind == "tramples":
        undo._conflicts = lambda *_change: []
    try:
        yield
    finally:
        undo._reverse, undo._conflicts = whole, conflicts


def run(folder: Path, rounds: int, *, seed: int, known_bad: str = "") -> Tally:
    """One walk in an office of its own."""
    walk = Walk(folder / "dossier", seed)
    try:
        with known_to_be_bad(known_bad):
            return walk.go(rounds)
    finally:
        walk.workspace.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.undo_walk", description=__doc__)
    parser.add_argument("--rounds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1, help="that of the first office")
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    parser.add_argument("--kept", type=Path, default=FOLDER, help="where it is kept how far a run has come")
    parser.add_argument("--known-bad", choices=KNOWN_BAD, default="")
    chosen = parser.parse_args()
    size = min(chosen.rounds, ROUNDS_OF_A_BATCH)

    def batch(number: int) -> Tally:
        with tempfile.TemporaryDirectory() as folder:
            done = run(Path(folder), size, seed=chosen.seed + number, known_bad=chosen.known_bad)
        return Tally(done.counts, [f"seed {chosen.seed + number}: {each}" for each in done.faults])

    name = f"undo{'-part-' if chosen.known_bad else ''}{chosen.known_bad}"
    most = 1 if chosen.known_bad else FAULTS_SHOWN
    wanted = -(-chosen.rounds // size)
    tally = in_batches(name, wanted, batch, resume=chosen.resume, folder=chosen.kept, most=most)
    for fault in tally.faults:
        print(f"  {fault[:500]}", file=sys.stderr)
    print(tally.line())
    taken_back = tally.counts["undo"] + tally.counts["undo in the middle"]
    enough = taken_back >= tally.counts["rounds"] * _FEWEST_PER_ROUND
    if not enough:
        print("too little was done: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
