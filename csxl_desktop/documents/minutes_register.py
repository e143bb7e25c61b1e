"""The register of all minutes: held, sent, approved, with the days that each step took."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.minutes_register import MinutesEntry, MinutesRegister
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date

_PARTS = (0.12, 0.36, 0.17, 0.17, 0.18)


def render(content: MinutesRegister, theme: Theme) -> bytes:
    """The register as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Register of minutes {year}").format(year=content.year) if content.year else _("Register of minutes")
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: MinutesRegister, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, " · ".join(summary(content)), theme, logo(content.office, theme))
    if not content.entries:
        yield text(_("No meeting with minutes was held."), theme.style("body"))
        return
    header = [_("Date"), _("Meeting"), _("Sent"), _("Approved"), _("State")]
    widths = [theme.text_width * part for part in _PARTS]
    rows = [_row(entry, content, theme) for entry in content.entries]
    yield table(header, rows, widths, theme)


def summary(content: MinutesRegister) -> Iterator[str]:
    """“12 réunions”, “1 PV en retard”, “2 PV à approuver”."""
    count = len(content.entries)
    yield ngettext("{count} meeting", "{count} meetings", count).format(count=count)
    late = sum(entry.is_late(content.on) for entry in content.entries)
    if late:
        yield ngettext("{count} set of minutes late", "{count} sets of minutes late", late).format(count=late)
    waiting = sum(entry.awaits_approval for entry in content.entries)
    if waiting:
        yield ngettext("{count} to be approved", "{count} to be approved yet", waiting).format(count=waiting)


def _row(entry: MinutesEntry, content: MinutesRegister, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("register-small", fontSize=8.5, leading=11)
    meeting = [text(entry.subject, theme.style("cell")), text(entry.badge, small)]
    sent: list[Flowable] = [text(short_date(entry.sent_on) if entry.sent_on else "–", theme.style("cell"))]
    if entry.days_to_send is not None:
        sent.append(text(_days(entry.days_to_send), small))
    approved: list[Flowable] = [text(short_date(entry.approved_on) if entry.approved_on else "–", theme.style("cell"))]
    if entry.days_to_approve is not None:
        approved.append(text(_days(entry.days_to_approve), small))
    state: list[Flowable] = [text(_state(entry, content), theme.style("cell"))]
    if entry.remarks:
        count = entry.remarks
        state.append(text(ngettext("{count} remark", "{count} remarks", count).format(count=count), small))
    if entry.corrigenda:
        count = entry.corrigenda
        state.append(text(ngettext("{count} corrigendum", "{count} corrigenda", count).format(count=count), small))
    return [text(short_date(entry.on), theme.style("cell-bold")), meeting, sent, approved, state]


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _state(entry: MinutesEntry, content: MinutesRegister) -> str:
    if entry.is_late(content.on) and entry.due_on is not None:
        late = (content.on - entry.due_on).days
        return ngettext("{count} day late", "{count} days late", late).format(count=late)
    match entry.state:
        case "sent":
            return _("To be approved") if entry.to_approve else _("Final")
        case "approved":
            return _("Approved without remark") if entry.tacit else _("Approved")
        case "corrected":
            return _("Corrected")
    return _("Being written") if entry.state else _("Not begun")
