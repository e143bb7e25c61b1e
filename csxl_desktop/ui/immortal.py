"""Keeps `None`, `True` and `False` alive under PySide6 6.12 on Python 3.11.

Its wheels are built for Pythons where these objects never die (3.12 and later, PEP 683): there, returning `None`
counts no reference. On 3.11 each call of a Qt method without result therefore takes one away, and after some ten
thousand painted strokes the interpreter stops with “deallocating None”. A large count makes them immortal here too.
"""

import ctypes
import sys

_MANY = 1 << 40
_SHARED = (None, True, False, NotImplemented, ...)


def keep_shared_objects() -> None:
    """Do once, before Qt is used; nothing to do on Python 3.12 and later."""
    if sys.version_info >= (3, 12):
        return
    for shared in _SHARED:
        count = ctypes.c_ssize_t.from_address(id(shared))
        if count.value < _MANY // 2:
            count.value += _MANY
