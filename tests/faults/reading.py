"""A dossier is opened on a disk that refuses to be read, from each read on: what is said, one name a line.

`python -m tests.faults.reading FOLDER`: ends with the first opening that reads less than what is refused.
"""

import sqlite3
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.system.clock import now_utc
from tests.faults.shim import Shim, under_shim

CLOSE, STEP, MOST = 30, 7, 5000  # the first reads one by one, then some of them


def main(folder: Path) -> None:
    author, shim = Author("Ana", "PC-A"), Shim()
    open_workspace(folder, author, now_utc).close()  # what is imported at the first opening is imported
    before = (folder / FILE_NAME).read_bytes()
    for number in (*range(1, CLOSE), *range(CLOSE, MOST, STEP)):
        shim.refuse_reads(folder, number)
        try:
            open_workspace(folder, author, now_utc).close()
        except (DomainError, sqlite3.Error, SQLAlchemyError, OSError) as error:
            shim.disarm()
            print(type(error).__name__, str(error).replace("\n", " "), flush=True)
        else:
            shim.disarm()
            break
        if (folder / FILE_NAME).read_bytes() != before:
            print("changed", number, flush=True)
    print("opened", flush=True)


if __name__ == "__main__":
    under_shim("tests.faults.reading")
    main(Path(sys.argv[1]))
