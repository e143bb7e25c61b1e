"""Where Qt finds its plugins in the bundle. PyInstaller's own hook imports Qt for that, into every command as well."""
# ruff: noqa: INP001

import os
import sys

os.environ["QT_PLUGIN_PATH"] = os.path.join(sys._MEIPASS, "PySide6", "Qt", "plugins")  # type: ignore[attr-defined] # noqa: PTH118, SLF001 - nothing more is imported here
