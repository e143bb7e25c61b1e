"""Takes a contact list into an empty dossier, as the command does, and tells what that took."""

import sys
import time

from csxl_desktop.__main__ import main
from tests.benchmarks.telling import most_memory, say


def run() -> int:
    """`taking_in FOLDER FILE`: seconds by the clock and of the processor, bytes at the most."""
    started, began = time.perf_counter(), time.process_time()
    status = main(["import", sys.argv[1], sys.argv[2]])
    say(import_wall=time.perf_counter() - started, import_own=time.process_time() - began)
    say(import_rss=most_memory())
    return status


if __name__ == "__main__":
    sys.exit(run())
