"""Baseline: a process that imports the libraries named in a file, registers the same fonts and writes one page."""

import sys
from importlib import import_module
from pathlib import Path

from tests.benchmarks.bare_report import write_pages


def main() -> int:
    modules, path = sys.argv[1:3]
    for name in Path(modules).read_text(encoding="utf-8").split():
        import_module(name)
    write_pages(["One page with a line of text on it."], [], Path(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
