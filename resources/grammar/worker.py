"""Reads French with Grammalecte: a program of its own, that knows nothing of the one which starts it.

`python worker.py FOLDER`: FOLDER holds the package `grammalecte`. Each line of standard input is a paragraph as JSON,
each line of standard output what was found in it: `[[start, end, rule, message, [proposals]], …]`. The first line of
output says that all is loaded. It ends when its input does. It opens no connection, starts no program, writes no file.
Python 3.9 or newer runs it: that of the system, where Grammalecte is Debian's.
"""

import json
import os
import sys
from typing import Any, TextIO

MEMORY = 700 * 1024 * 1024  # of addresses; about a third of it is used
SECONDS = 120  # of work, whoever forgets to stop it
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
# Spaces, apostrophes and marks are read elsewhere; numbers, repetitions and epicene writing are matters of style.
_OFF = (
    "typo", "apos", "eepi", "esp", "tab", "nbsp", "unit", "num", "nf", "liga", "mapos", "chim", "ocr", "minis", "maj",
    "virg", "poncfin", "bs", "pleo", "neg", "redon1", "redon2", "date", "mc", "idrule", "html", "latex", "md",
)  # fmt: skip


def main(folder: str) -> int:
    limit()
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    answers, sys.stdout = sys.stdout, sys.stderr  # what Grammalecte says by the way is no answer
    from grammalecte import fr

    fr.load("Python")
    fr.gc_options.setOptions(dict.fromkeys(_OFF, False))
    list(fr.parse("Une phrase, pour tout charger."))
    tell(answers, [])
    for line in sys.stdin:
        try:
            found = [slip(each) for each in fr.parse(json.loads(line), "BE")]
        except Exception:  # noqa: BLE001 - a fault of its rules in one paragraph says nothing of the next
            found = []
        tell(answers, found)
    return 0


def slip(error: "dict[str, Any]") -> "list[Any]":
    """What is kept of a finding."""
    proposals = [str(each) for each in error["aSuggestions"]][:4]
    return [error["nStart"], error["nEnd"], error["sRuleId"], error["sMessage"], proposals]


def tell(answers: TextIO, found: "list[list[Any]]") -> None:
    answers.write(json.dumps(found) + "\n")
    answers.flush()


def limit() -> None:
    """No network, no other program, no file written; no more memory or time than it needs, where the system can so."""
    sys.addaudithook(refuse)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def refuse(event: str, arguments: "tuple[Any, ...]") -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
        raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
