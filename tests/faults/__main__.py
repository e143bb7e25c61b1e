"""`python -m tests.faults [--kills N] [--known-bad WHAT] [--seed N]`: exit 1 where a fault was found."""

import argparse
import sys
from importlib import import_module

from tests.faults.progress import table
from tests.faults.shim import WAYS, under_shim

# The option that asks for a rig → where it stands; without any, the kills. A rig forks: what the others need is not
# loaded, each child would be given the tables of that memory too.
_RIGS = {
    "backups": "rig_backups.of_backups",
    "calls": "rig_calls.of_calls",
    "sentinels": "rig_days.of_sentinels",
    "slow_disk": "rig_days.of_a_slow_disk",
    "small": "rig_calls.of_a_little",
    "fuzz": "rig_files.of_mutations",
    "hostile": "rig_files.of_hostile_files",
    "cuts": "rig_calls.of_cuts",
    "sheets": "rig_sheets.of_sheets",
    "room": "rig_writing.of_room",
}
_UNDER_SHIM = {"calls", "cuts", "small"}


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--encrypted", action="store_true", help="in an encrypted dossier")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", type=int, default=0, help="kills of a window of a meeting instead")
    parser.add_argument("--sheets", type=int, default=0, help="sign-in sheets for 1 to so many people instead")
    parser.add_argument("--calls", default="", help="fail or die at every call of this instead")
    parser.add_argument("--cuts", type=int, default=0, help="simulated power cuts instead")
    parser.add_argument("--fuzz", default="", help="mutations of this format instead")
    parser.add_argument("--files", type=int, default=10_000, help="so many mutations")
    parser.add_argument("--hostile", action="store_true", help="every hostile file instead")
    parser.add_argument("--sentinels", action="store_true", help="200 names through every place and document instead")
    parser.add_argument("--slow-disk", action="store_true", help="a day on a disk that answers after 3 s instead")
    parser.add_argument("--table", action="store_true", help="what was run so far, instead")
    parser.add_argument("--small", action="store_true", help="a little of the calls and cuts, told as JSON, instead")
    parser.add_argument("--way", choices=[*WAYS], default="", help="this way alone")
    parser.add_argument("--stride", type=int, default=1, help="every so many calls, of those that fail")
    parser.add_argument("--deaths", type=int, default=1, help="every so many calls, of those it dies at")
    parser.add_argument("--resume", action="store_true", help="go on where this rig was stopped")
    parser.add_argument("--backups", type=int, default=0, help="kills of backups and of restores, and flipped bytes")
    parser.add_argument("--known-bad", default="", help="broken on purpose: the rig must go red; each rig has its own")
    return parser.parse_args()


def main() -> int:
    chosen = _chosen()
    if chosen.table:
        print(table())
        return 0
    name = next((name for name in _RIGS if getattr(chosen, name)), "kills")
    if name in _UNDER_SHIM:
        under_shim()
    module, rig = _RIGS.get(name, "rig_writing.of_kills").split(".")
    return int(getattr(import_module(f"tests.faults.{module}"), rig)(chosen))


if __name__ == "__main__":
    sys.exit(main())
