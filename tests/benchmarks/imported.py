"""Which libraries a command of ours imports: their names, in order, into a file; then a baseline imports the same."""

import sys
from pathlib import Path

from csxl_desktop.__main__ import main


def run() -> int:
    """`imported FILE COMMAND…`: runs the command in this process."""
    status = main(sys.argv[2:])
    foreign = [
        name
        for name, module in sys.modules.items()
        if "site-packages" in (getattr(module, "__file__", None) or "")
        and not name.startswith(("__editable__", "csxl_desktop", "_"))
    ]
    Path(sys.argv[1]).write_text("\n".join(foreign), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(run())
