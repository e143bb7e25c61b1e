"""Libraries that another one imports without ever asking them for anything, in what this program does with it.

SQLAlchemy imports `asyncio` for engines that nobody opens here, and `importlib.metadata` for plugins that nobody has:
with what they bring along sixty modules, TLS and the format of e-mail among them, in each process.
"""

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

# By library: what is asked of it all the same, and where that is made; it is not worth the whole.
_LATER = {"asyncio": {"iscoroutine": "asyncio.coroutines"}, "importlib.metadata": {}}
_loading = RLock()


class _Later(ModuleType):
    """A module that runs when something of it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        alone = _LATER[self.__name__].get(name)
        if alone is not None:
            return getattr(import_module(alone), name)
        with _loading:  # another thread waits until it has run; this one comes back here while it runs
            spec = self.__spec__
            if type(self) is _Later and spec is not None and spec.loader is not None and not vars(self).get("_runs"):
                self._runs = True
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return object.__getattribute__(self, name)


def load_later() -> None:
    """Do once, before SQLAlchemy is imported; what is loaded already stays as it is."""
    for name in _LATER:
        if name in sys.modules:
            continue
        spec = find_spec(name)
        assert spec is not None
        module = sys.modules[name] = module_from_spec(spec)
        module.__class__ = _Later
        parent, _, own = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], own, module)
