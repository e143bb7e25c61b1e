"""`long_text FOLDER YEAR`: Relecture of ten megabytes, the words of the report again and again, with the dossier."""

import sys
from pathlib import Path

from csxl_desktop import i18n
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import proofread
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock, paths
from tests.benchmarks.material import AUTHOR, as_the_program
from tests.benchmarks.telling import most_memory, say
from tests.benchmarks.whole_report import timed

LETTERS = 10_000_000


def main() -> int:
    folder, year = Path(sys.argv[1]), int(sys.argv[2])
    as_the_program()
    i18n.load(paths.resources() / "locale", "fr")
    with open_workspace(folder, AUTHOR, clock.now_utc) as workspace:
        gathered = workspace.proofreading.gathered(year)
    once = "\n".join(block.text for block in gathered.text.blocks) + "\n"
    written = (once * (LETTERS // len(once) + 1))[:LETTERS]
    _found, taken = timed(lambda: proofread(from_plain(written, year), gathered.known))
    say(proofread=taken, most=most_memory())
    return 0


if __name__ == "__main__":
    sys.exit(main())
