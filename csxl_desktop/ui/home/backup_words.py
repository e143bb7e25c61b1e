"""Backups in words: why each was made, how old it is, what restoring it would lose."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from csxl_desktop.domain.errors import Told
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.i18n.numbers import decimal

if TYPE_CHECKING:
    from csxl_desktop.services.safety.backups import BackupRow
    from csxl_desktop.services.safety.losses import Losses

WHY = {
    "periodic": N_("while working"),
    "close": N_("when the dossier was closed"),
    "hand": N_("asked for"),
    "migrate": N_("before a new version of the program"),
    "import": N_("before an import"),
    "merge": N_("before two dossiers were brought together"),
    "restore": N_("before a backup was restored"),
    "mass": N_("before many records were changed"),
    "erase": N_("before a person was anonymised"),
    "report": N_("report archived: kept for ever"),
}
VANISHED = Told(
    N_("The folder of the backups has disappeared: {path}."),
    N_("Your dossier is whole, and is backed up anew there."),
    N_(
        "If somebody moved it, keep it: “Restore a backup…” on the first page reads it wherever it lies. Else look for "
        "it in the bin of this computer."
    ),
)
_MEGABYTE = 1_000_000


def moment(at: datetime) -> str:
    """“28/11/2026 at 14:03”, as the clock on the wall has it."""
    here = at.astimezone()
    return _("{day} at {time}").format(day=short_date(here.date()), time=f"{here:%H:%M}")


def moments(rows: "Sequence[BackupRow]") -> dict[str, str]:
    """When each was made, by its name: to the second where another one bears the same minute."""
    crowded = Counter(moment(row.at) for row in rows)
    return {row.name: _to_the_second(row.at) if crowded[moment(row.at)] > 1 else moment(row.at) for row in rows}


def _to_the_second(at: datetime) -> str:
    here = at.astimezone()
    return _("{day} at {time}").format(day=short_date(here.date()), time=f"{here:%H:%M:%S}")


def long_moment(at: datetime) -> str:
    """“Saturday 28 November 2026 at 14:03”, as it stands inside a sentence."""
    here = at.astimezone()
    return _("{day} at {time}").format(day=long_date(here.date()), time=f"{here:%H:%M}")


def why_words(row: "BackupRow") -> str:
    return _(WHY[row.why])


def size_words(size: int) -> str:
    """“9.7 MB”; nothing where the list was lost."""
    if not size:
        return "–"
    return _("{count} MB").format(count=decimal(max(size / _MEGABYTE, 0.1), 1))


def loss_sentence(lost: "Losses") -> str:
    """What would go, counted."""
    if not lost.acts or lost.since is None:
        return _("You would lose nothing: nothing was changed in the dossier since.")
    return ngettext(
        "You would lose {count} act, done since {since}:",
        "You would lose {count} acts, done since {since}:",
        lost.acts,
    ).format(count=lost.acts, since=moment(lost.since))


def regain_sentence(lost: "Losses") -> str:
    """What would come back that is in this backup alone; empty where there is nothing."""
    if not lost.regained:
        return ""
    return ngettext(
        "{count} act that the dossier no longer holds would come back.",
        "{count} acts that the dossier no longer holds would come back.",
        lost.regained,
    ).format(count=lost.regained)


def kind_lines(lost: "Losses") -> Iterator[str]:
    """“Attendance: 41”, a line for each kind of record."""
    for each in lost.kinds:
        yield _("{field}: {new}").format(field=each.title, new=each.count)


def act_lines(lost: "Losses") -> Iterator[str]:
    """The newest acts, as the history tells them; then how many more."""
    for each in lost.latest:
        yield " · ".join(part for part in (moment(each.at), each.person, _(each.label), each.subject) if part)
    if (more := lost.acts - len(lost.latest)) > 0:
        yield ngettext("and {count} more", "and {count} more", more).format(count=more)
