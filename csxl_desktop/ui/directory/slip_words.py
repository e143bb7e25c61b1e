"""The words of a verification round: the state of a slip, the progress of the round."""

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.slip_rows import RoundRow, SlipRow
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.models.rows import Align, Column

CHANNELS = {
    SendingChannel.HAND: N_("by hand"),
    SendingChannel.POST: N_("by post"),
    SendingChannel.MAIL: N_("by e-mail"),
    SendingChannel.OTHER: N_("otherwise"),
}


def columns() -> tuple[Column[SlipRow], ...]:
    return (
        Column(N_("No."), lambda row: str(row.number), lambda row: row.number, align=Align.RIGHT, width=48),
        Column(N_("Organisation"), lambda row: row.organisation, lambda row: fold(row.organisation), strong=True),
        Column(N_("Back on"), _back, lambda row: row.returned_on.isoformat() if row.returned_on else "", width=88),
        Column(N_("State"), lambda _row: "", lambda row: state_of(row)[0], state=state_of, width=112),
    )


def _back(row: SlipRow) -> str:
    return short_date(row.returned_on) if row.returned_on else "–"


def state_of(row: SlipRow) -> tuple[str, str]:
    """The word of a slip and its tone."""
    if row.returned_on is not None:
        return (_("corrected"), "accent") if row.changed else (_("confirmed"), "good")
    if row.late:
        return _("to ask again"), "wrong"
    return (_("sent"), "late") if row.sent_on is not None else (_("to be sent"), "secondary")


def progress_words(held: RoundRow) -> str:
    """“34 of 99 back · 5 with corrections · 65 missing · out longest: Les Tilleuls, since 02/11/2026”."""
    total, missing = len(held.slips), len(held.missing)
    said = [
        _("{back} of {total} back").format(back=held.returned, total=total),
        _("{count} sent").format(count=held.sent),
        ngettext("{count} with corrections", "{count} with corrections", held.changed).format(count=held.changed),
        ngettext("{count} missing", "{count} missing", missing).format(count=missing),
    ]
    if held.reminders:
        late = len(held.reminders)
        said.append(ngettext("{count} to ask again", "{count} to ask again", late).format(count=late))
    oldest = held.oldest
    if oldest is not None and oldest.sent_on is not None:
        words = _("out longest: {name}, since {date}")
        said.append(words.format(name=oldest.organisation, date=short_date(oldest.sent_on)))
    if held.closed_on is not None:
        said.append(_("closed on {date}").format(date=short_date(held.closed_on)))
    elif held.due_on is not None:
        said.append(_("due on {date}").format(date=short_date(held.due_on)))
    return " · ".join(said)
