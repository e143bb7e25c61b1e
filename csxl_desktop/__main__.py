"""`csxl`: a command, or the window."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from csxl_desktop.i18n.catalogue import LANGUAGES
from csxl_desktop.system.later_libraries import load_later
from csxl_desktop.system.workstation import BAG_SUFFIX, has_display

LANGUAGE_VARIABLE = "CSXL_LANG"
FIRST_LANGUAGE = "fr"
READER_FLAG = "--read-table"  # how a bundled program starts itself to read a spreadsheet
GRAMMAR_FLAG = "--read-grammar"  # or to read French, by a script that knows nothing of it
RECONCILER_FLAG = "--reconcile"  # and to bring two copies together
DEMO_FLAG = "--demo"
# Objects made before Python looks for cycles among them. Its own 700 suit small programs: importing the libraries and
# mapping the model makes a million that all stay, and looking through them again and again took a fifth of the start.
CYCLES_AFTER = (50_000, 20, 50)
CYCLES_OF_A_COMMAND_AFTER = (500_000, 20, 50)  # it ends as soon as its one answer is given


def run() -> NoReturn:
    """The program as a process of its own."""
    status = main()
    if "PySide6.QtWidgets" not in sys.modules:
        # At its end Python looks several times through all that is still there, only to drop it.
        gc.freeze()
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command (no Qt), or the window; the exit status."""
    gc.set_threshold(*CYCLES_AFTER)
    load_later()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READER_FLAG]:
        from csxl_desktop.exchange import reader  # the reading process needs nothing else

        return reader.main(given[1:])
    if given[:1] == [GRAMMAR_FLAG]:
        import runpy  # nothing of ours is loaded there

        from csxl_desktop.system.paths import resources

        return int(runpy.run_path(str(resources() / "grammar" / "worker.py"))["main"](given[1]))
    if given[:1] == [RECONCILER_FLAG]:
        from csxl_desktop.storage.reconciling import child  # as little

        return child.main()
    demo = Path(given[1]) if given[:1] == [DEMO_FLAG] and len(given) == 2 else None
    folder = Path(given[0]) if len(given) == 1 and _opens(Path(given[0])) else None
    if given and demo is None and folder is None:
        from csxl_desktop.cli import commands  # commands start without Qt

        gc.set_threshold(*CYCLES_OF_A_COMMAND_AFTER)
        return commands.main(given, _asked_language() or FIRST_LANGUAGE)
    if not has_display():
        from csxl_desktop.cli import headless  # only where there is no screen

        return headless.main(demo, _asked_language() or FIRST_LANGUAGE)
    from csxl_desktop import app  # Qt: only for the window

    return app.main(folder, demo=demo, language=_asked_language())


def _opens(path: Path) -> bool:
    """Whether the window is wanted for it: the folder of a dossier, or the file of a bag."""
    return path.is_dir() or (path.suffix == BAG_SUFFIX and path.is_file())


def _asked_language() -> str | None:
    """What the environment asks for, where it is one of ours; the window knows what was chosen in it."""
    chosen = os.environ.get(LANGUAGE_VARIABLE, "").strip().lower()[:2]
    return chosen if chosen in LANGUAGES else None


if __name__ == "__main__":
    run()
