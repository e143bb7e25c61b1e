"""Lets imports be imports again: PySide6 reads the source of every module that is imported after it.

It looks there for its own switch `from __feature__ import …`, which this program does not use. Without the search the
window stands a third sooner, and the sources of all libraries do not stay in memory.
"""

import builtins

import shiboken6


def leave_imports_plain() -> None:
    """Do once, before any module of PySide6 is imported; harmless where shiboken6 hooks no imports."""
    assert shiboken6
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
