"""Who turned to the office in the year: contacts by subject and month, never a name."""

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import table, text
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import month_name

_MONTH, _TOTAL = 0.046, 0.09  # of the text


def part(press: Press) -> list[Flowable]:
    """Nothing at all where nobody was noted."""
    rows = press.report.contacts
    if not rows:
        return []
    width = press.theme.text_width
    widths = [width * (1 - 12 * _MONTH - _TOTAL), *([width * _MONTH] * 12), width * _TOTAL]
    header = [_("Subject"), *(month_name(month)[:1].upper() for month in range(1, 13)), _("Total")]
    bold = press.theme.style("cell-bold")
    right = bold.clone("contacts-total", alignment=2)
    told: list[list[Flowable | str]] = [
        [row.theme or _("no subject"), *(str(count or "·") for count in row.months), text(str(sum(row.months)), right)]
        for row in rows
    ]
    total = sum(sum(row.months) for row in rows)
    if len(rows) > 1:
        months = [sum(row.months[month] for row in rows) for month in range(12)]
        sums = [text(str(count or "·"), right) for count in (*months, total)]
        told.append([text(_("Total"), bold), *sums])
    words = ngettext(
        "{count} contact with a professional or an organisation was noted in {year}.",
        "{count} contacts with professionals or organisations were noted in {year}.",
        total,
    )
    return [
        *press.subtitle(_("Contacts by subject and month"), keep=130),
        press.text(words.format(count=total, year=press.report.year), "secondary-after"),
        table(header, told, widths, press.theme, right=set(range(1, 14))),
    ]
