"""Instead of PyInstaller's own hook, which imports `multiprocessing` into every start: nothing here works by it."""
# ruff: noqa: INP001
