"""`python -m tests.faults [--kills N] [--known-bad early|no-journal] [--seed N]`: exit 1 where a fault was found."""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults import backup_kills, cuts, every_call, fuzz, kills, room_kills, sheets
from tests.faults.corpus import all_files
from tests.faults.progress import FAULTS_SHOWN, FOLDER, Tally, in_batches, table
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import DEATHS, WAYS, under_shim
from tests.faults.silence import spend
from tests.faults.taking import UNSAVED, at_table, laid, made, read_warm

_FEWEST_WRITES_PER_KILL = 2
_KILLS_KEPT, _ROOMS_KEPT, _SHEETS_KEPT = 1000, 100, 200  # a shorter run says nothing of the long one
_CUTS_OF_A_RECORDING = 200
_FILES_OF_A_DOSSIER, _DOSSIERS_OF_A_BATCH = 100, 10
_FEW_CUTS = 25
_PLACES = 60  # at least, of the window
_LAST_CALLS = 8
_DEATHS_TO_A_FAILURE = 4  # they cost less
_STRIDES = {
    "output": 2,
    "draft": 3,
    "save": 150,
    "import": 150,
    "migrate": 2000,
    "backup": 400,
    "restore": 15,
    "merge": 1200,
}


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--encrypted", action="store_true", help="in an encrypted dossier")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", type=int, default=-1, help="kills of a window of a meeting instead")
    parser.add_argument("--sheets", type=int, default=0, help="sign-in sheets for 1 to so many people instead")
    parser.add_argument("--calls", choices=[*SCENARIOS], default="", help="fail or die at every call of this instead")
    parser.add_argument("--cuts", type=int, default=0, help="simulated power cuts instead")
    parser.add_argument("--fuzz", choices=[*fuzz.FORMATS], default="", help="mutations of this format instead")
    parser.add_argument("--files", type=int, default=10_000, help="so many mutations")
    parser.add_argument("--hostile", action="store_true", help="every hostile file instead")
    parser.add_argument("--sentinels", action="store_true", help="200 names through every place and document instead")
    parser.add_argument("--table", action="store_true", help="what was run so far, instead")
    parser.add_argument("--small", action="store_true", help="a little of the calls and cuts, told as JSON, instead")
    parser.add_argument("--way", choices=[*WAYS], default="", help="this way alone")
    parser.add_argument("--stride", type=int, default=1, help="every so many calls, of those that fail")
    parser.add_argument("--deaths", type=int, default=1, help="every so many calls, of those it dies at")
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    parser.add_argument("--backups", type=int, default=0, help="kills of backups and of restores, and flipped bytes")
    bad = (*backup_kills.KNOWN_BAD, *kills.KNOWN_BAD, *room_kills.KNOWN_BAD, *sheets.KNOWN_BAD, *cuts.KNOWN_BAD)
    parser.add_argument("--known-bad", choices=bad, default="")
    return parser.parse_args()


def main() -> int:
    chosen = _chosen()
    if chosen.backups:
        return of_backups(chosen.backups, chosen.seed, chosen.known_bad)
    if chosen.calls:
        under_shim()
        return of_calls(
            chosen.calls,
            chosen.way,
            {way: chosen.deaths if way in DEATHS else chosen.stride for way in WAYS},
            known_bad=chosen.known_bad == "early",
            resume=chosen.resume,
        )
    plain = {"sentinels": of_sentinels, "table": of_table, "small": of_a_little}
    for rig in (rig for name, rig in plain.items() if getattr(chosen, name)):
        return rig()
    if chosen.fuzz:
        return of_mutations(chosen.fuzz, chosen.files, chosen.seed, resume=chosen.resume)
    if chosen.hostile:
        return of_hostile_files(resume=chosen.resume)
    if chosen.cuts:
        under_shim()
        return of_cuts(chosen.cuts, chosen.seed, chosen.known_bad, resume=chosen.resume)
    if chosen.sheets:
        return of_sheets(chosen.sheets, chosen.known_bad)
    if chosen.room >= 0:
        return in_the_room(chosen.room, chosen.seed, chosen.known_bad)
    return of_writers(chosen.kills, chosen.seed, chosen.known_bad, resume=chosen.resume, encrypted=chosen.encrypted)


def of_writers(wanted: int, seed: int, known_bad: str, *, resume: bool, encrypted: bool) -> int:
    """The rig of the services, a fresh dossier for each batch of kills."""
    size = min(wanted, kills.KILLS_PER_DOSSIER)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            left = min(size, wanted - number * size)
            place = seed * 1_000_003 + number
            done = kills.run(Path(folder), left, seed=place, known_bad=known_bad, encrypted=encrypted)
            counts = Counter(
                {"kills": done.kills, "acknowledged writes": done.acknowledged, "found mid-write": done.rolled_back}
            )
            return Tally(counts, done.faults)

        name = "kills-encrypted" if encrypted else "kills"
        where = Path(folder) if known_bad or wanted < (_KILLS_KEPT if not encrypted else _ROOMS_KEPT) else FOLDER
        tally = in_batches(name, -(-wanted // size), batch, resume=resume, folder=where, most=_most(known_bad))
    return judged(tally, tally.counts["acknowledged writes"] >= _FEWEST_WRITES_PER_KILL * tally.counts["kills"])


def of_calls(name: str, way: str, strides: dict[str, int], *, known_bad: bool, resume: bool) -> int:
    """The rig of failing calls, every way of failing a batch."""
    ways = [way] if way else [*WAYS]
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            each = ways[number]
            return every_call.play(name, each, Path(folder), stride=strides[each], known_bad=known_bad)

        few = max(strides.values())
        part = f"-part-{way}-{few}-{known_bad}" if way or known_bad else f"-each-{few}" if few > 1 else ""
        most = 1 if known_bad else len(ways) * every_call.FAULTS_SHOWN
        tally = in_batches(f"calls-{name}{part}", len(ways), batch, resume=resume, most=most)
    return judged(tally, tally.counts["points"] > 0)


def of_table() -> int:
    """What was run so far, as docs/measurements.md keeps it."""
    print(table())
    return 0


def _most(known_bad: str) -> int:
    """Faults after which a rig stops: of what is known to be bad one is enough."""
    return 1 if known_bad else FAULTS_SHOWN


def of_cuts(wanted: int, seed: int, known_bad: str, *, resume: bool) -> int:
    """The rig of power cuts, new work recorded for each batch."""
    size = min(wanted, _CUTS_OF_A_RECORDING)
    with tempfile.TemporaryDirectory() as folder:

        def batch(number: int) -> Tally:
            place = seed * 1_000_003 + number
            recording = cuts.record(Path(folder), place, known_bad)
            return cuts.cut(recording, Path(folder), size, place, most=_most(known_bad) if known_bad else size)

        name = f"cuts-part-{known_bad}" if known_bad else "cuts"
        tally = in_batches(name, -(-wanted // size), batch, resume=resume, most=_most(known_bad))
    return judged(tally, tally.counts["acknowledged"] >= tally.counts["cuts"])


def of_mutations(name: str, wanted: int, seed: int, *, resume: bool) -> int:
    """The rig of mutations of one format; the same dossier, new, for each hundred files."""
    size = min(wanted, _FILES_OF_A_DOSSIER)
    dossiers = -(-wanted // size)
    with tempfile.TemporaryDirectory() as kept:
        blank = made(Path(kept) / UNSAVED)

        def batch(number: int) -> Tally:
            tally, first = Tally(), number * _DOSSIERS_OF_A_BATCH
            with tempfile.TemporaryDirectory() as folder, read_warm() as room:
                for each in range(first, min(first + _DOSSIERS_OF_A_BATCH, dossiers)):
                    place = shutil.copytree(blank, Path(folder) / str(each) / UNSAVED)
                    with at_table(place) as at:
                        done = fuzz.run(name, size, seed * 1_000_003 + each, at)
                    tally.counts += done.counts
                    tally.faults += done.faults
                    shutil.rmtree(place)
                if not room.measured.is_within_limits():
                    tally.faults.append(f"{name}, batch {number}: beyond the limits: {room.measured}")
            return tally

        tally = in_batches(f"fuzz-{name}", -(-dossiers // _DOSSIERS_OF_A_BATCH), batch, resume=resume)
    return judged(tally, tally.counts["files"] >= wanted and tally.counts["refused"] > 0)


def of_sentinels() -> int:
    """Every place and every document, in a process without a network: no name in logs and temp, no socket."""
    with tempfile.TemporaryDirectory() as folder:
        tally = in_batches("sentinels", 1, lambda _number: spend(Path(folder), whole=True), resume=False)
    return judged(tally, tally.counts["places"] > _PLACES and tally.counts["documents"] > 0)


def of_hostile_files(*, resume: bool) -> int:
    """Every file of the corpus, the heavy ones too."""

    def batch(_number: int) -> Tally:
        tally = Tally()
        with tempfile.TemporaryDirectory() as folder, laid(Path(folder)) as (table, room):
            for file in all_files():
                outcome = table.take(file)
                tally.counts += Counter({"files": 1, outcome.fate.value: 1})
                tally.faults += [f"{file.id}: {outcome.fault}"] if outcome.fault else []
            tally.counts["MB at most"] = room.measured.megabytes
            tally.counts["milliseconds at most"] = round(room.measured.seconds * 1000)
            if not room.measured.is_within_limits():
                tally.faults.append(f"beyond the limits: {room.measured}")
        return tally

    tally = in_batches("hostile", 1, batch, resume=resume)
    return judged(tally, tally.counts["files"] > 0)


def of_a_little() -> int:
    """For the suite: a few calls of each scenario, a few cuts, and what is known to be bad."""
    under_shim()
    told: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, stride in _STRIDES.items():
            tally = told[name] = Tally()
            for way in WAYS:
                each = -(-stride // _DEATHS_TO_A_FAILURE) if way in DEATHS else stride
                done = every_call.play(name, way, place, stride=each)
                tally.counts += done.counts
                tally.faults += done.faults
        last = every_call.calls("save", place) - _LAST_CALLS  # a refusal at the very end of an act that, twice, is two
        told["calls: last"] = every_call.play("save", "no-answer", place, first=last)
        told["calls: early"] = every_call.play("save", "kill", place, stride=60, known_bad=True)
        for setting in ("", *cuts.KNOWN_BAD):
            told[f"cuts: {setting}"] = cuts.cut(cuts.record(place, 1, setting), place, _FEW_CUTS, 1)
    print(json.dumps({name: [dict(tally.counts), tally.faults] for name, tally in told.items()}))
    return 0


def judged(tally: Tally, enough: bool) -> int:
    """Say what a rig found; 1 where it found a fault, or did too little to prove anything."""
    for fault in tally.faults:
        print(f"  {fault}", file=sys.stderr)
    print(tally.line())
    if not enough:
        print("too little work was acknowledged: the rig proves nothing", file=sys.stderr)
    return 1 if tally.faults or not enough else 0


def in_the_room(wanted: int, seed: int, known_bad: str) -> int:
    """The rig of meeting mode."""
    with tempfile.TemporaryDirectory() as folder:

        def batch(_number: int) -> Tally:
            done = room_kills.run(Path(folder), wanted, seed=seed, known_bad=known_bad)
            counts = {"kills": done.kills, "ticks": done.ticks, "letters": done.letters}
            return Tally(Counter(counts | {"saved by the journal": done.from_journal}), done.faults)

        where = FOLDER if wanted >= _ROOMS_KEPT and not known_bad else Path(folder)
        tally = in_batches("room", 1, batch, resume=False, folder=where)
    return judged(tally, tally.counts["ticks"] >= tally.counts["kills"])


def of_backups(wanted: int, seed: int, known_bad: str) -> int:
    """The rigs of backups: each must have done some work."""
    told = 0
    for what, rig, bad in (
        ("killed backups", backup_kills.kill_backups, "named-first"),
        ("killed restores", backup_kills.kill_restores, ""),
        ("flipped bytes", backup_kills.flip_bytes, "structure-only"),
    ):
        if known_bad and known_bad != bad:
            continue
        with tempfile.TemporaryDirectory() as folder:

            def batch(_number: int, rig: Any = rig, place: Path = Path(folder)) -> Tally:
                done = rig(place, wanted, seed=seed, **({"known_bad": known_bad} if known_bad else {}))
                return Tally(Counter({"rounds": done.rounds, "acknowledged": done.done}), done.faults)

            where = FOLDER if wanted >= _KILLS_KEPT and not known_bad else Path(folder)
            tally = in_batches(what.replace(" ", "-"), 1, batch, resume=False, folder=where)
        told += judged(tally, tally.counts["acknowledged"] * 4 >= tally.counts["rounds"])
    return 1 if told else 0


def of_sheets(most: int, known_bad: str) -> int:
    """The rig of sign-in sheets."""
    with tempfile.TemporaryDirectory() as folder:

        def batch(_number: int) -> Tally:
            done = sheets.run(most, known_bad=known_bad)
            return Tally(Counter({"sheets": done.sheets, "pages": done.pages, "rows": done.rows}), done.faults)

        where = FOLDER if most >= _SHEETS_KEPT and not known_bad else Path(folder)
        tally = in_batches("sheets", 1, batch, resume=False, folder=where)
    return judged(tally, tally.counts["sheets"] >= 2 * most)


if __name__ == "__main__":
    sys.exit(main())
