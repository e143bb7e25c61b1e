"""Of three computers two may have several copies in common, none of which holds the others. Only in the child.

One alone would be too old a base for what stands in the others: what only one side changed since would look changed on
both, and somebody would be asked. So the base (a copy of its own) becomes what the common copies say together, as a
merge of merges does it: what another one changed since both of them parted, and the base did not, is changed there.

The files come in pairs: `beside1`, a common copy, and `before1`, what it and those before it had in common.
"""

import apsw

from csxl_desktop.storage.reconciling.differences import Difference, Key
from csxl_desktop.storage.reconciling.work import Work


def blend(work: Work) -> None:
    """Bring what the other common copies hold into the base, which is thrown away with the rest."""
    for name in work.names:
        if name.startswith("beside"):
            before = name.replace("beside", "before")
            for key, change in work.changed(name, before).items():
                _follow(work, key, change, name, before)


def _follow(work: Work, key: Key, change: Difference, beside: str, before: str) -> None:
    base, parted = work.row(*key, "base"), work.row(*key, before)
    if change.kind == "insert" and base is None:
        try:
            work.insert(key[0], work.row(*key, beside) or {}, "base")
        except apsw.ConstraintError:
            return  # the base holds one like it: both sides are compared with that
    elif change.kind == "delete" and base is not None and base == parted:
        work.delete(*key, "base")
    elif change.kind == "update" and base is not None and parted is not None:
        work.set(*key, {name: value for name, value in change.new.items() if base[name] == parted[name]}, "base")
