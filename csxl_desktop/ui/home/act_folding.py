"""The saves of one field by one person, one after the other while it is typed: told in one line of the history."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from csxl_desktop.i18n import ngettext
from csxl_desktop.services.office_history import ActLine

_FEWEST = 3  # acts: two are read as easily as one
_PAUSE = timedelta(minutes=2)  # between two saves of one and the same typing


def folded(lines: Sequence[ActLine], opened: Collection[UUID]) -> list[ActLine]:
    """The lines, newest first, each run of saves as its newest one; but for those with an act that is in `opened`."""
    shown: list[ActLine] = []
    for run in _runs(lines):
        if len(run) < _FEWEST or any(each.id in opened for each in run):
            shown += run
        else:
            shown.append(replace(run[0], folded=tuple(run)))
    return shown


def saves_words(line: ActLine) -> str:
    """“12 saves from 14:03 to 14:09”, or “at 14:03”; nothing of a single act."""
    if not line.folded:
        return ""
    first, last = (f"{each.at.astimezone():%H:%M}" for each in (line.folded[-1], line.folded[0]))
    count = len(line.folded)
    words = ngettext("{count} save from {first} to {last}", "{count} saves from {first} to {last}", count)
    if first == last:
        words = ngettext("{count} save at {first}", "{count} saves at {first}", count)
    return words.format(count=count, first=first, last=last)


def _runs(lines: Sequence[ActLine]) -> Iterator[list[ActLine]]:
    run: list[ActLine] = []
    for line in lines:
        if run and not _go_together(line, run[-1]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _go_together(earlier: ActLine, later: ActLine) -> bool:
    same = all(
        getattr(earlier, name) == getattr(later, name) for name in ("field", "person", "workstation", "label", "undone")
    )
    near = later.at - earlier.at <= _PAUSE and later.at.astimezone().date() == earlier.at.astimezone().date()
    return bool(earlier.field) and same and near and not earlier.undone
