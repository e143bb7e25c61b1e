"""The file of a subsidy: the claim, the vouchers by kind of cost, the calendar."""

from collections.abc import Iterator
from decimal import Decimal

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, heading, soft_box, table, text, texts, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.funder import CalendarLine, SubsidyFile, VoucherLine
from csxl_desktop.domain.evaluation_choices import CostKind
from csxl_desktop.domain.funder_words import COSTS
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.i18n.numbers import euro

_CLAIM = (0.4, 0.2, 0.2, 0.2)
_VOUCHERS = (0.09, 0.15, 0.34, 0.24, 0.18)
_CALENDAR = (0.2, 0.5, 0.3)


def render(content: SubsidyFile, theme: Theme) -> bytes:
    """The file as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Subsidy file {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: SubsidyFile, title: str, theme: Theme) -> Iterator[Flowable]:
    subtitle = " · ".join(part for part in (content.funder, content.reference) if part)
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    facts = list(_facts(content))
    if facts:
        half = (len(facts) + 1) // 2
        cells = [[text(line, theme.style("cell")) for line in part] for part in (facts[:half], facts[half:])]
        yield soft_box(cells, [0.5, 0.5], theme)
    yield from texts(content.note, theme.style("body"))
    yield from _claim(content, theme)
    yield from _vouchers(content, theme)
    yield from _calendar(content, theme)


def _facts(content: SubsidyFile) -> Iterator[str]:
    start, end = content.period.from_on, content.period.to_on
    if start and end:
        yield _("Period: from {start} to {end}").format(start=short_date(start), end=short_date(end))
    if content.granted is not None:
        yield _("Granted: {amount}").format(amount=euro(content.granted))
    yield _("Claimed: {amount}").format(amount=euro(content.claimed))
    if content.submitted_on:
        yield _("Handed in on {day}").format(day=short_date(content.submitted_on))
    if content.answered_on:
        yield _("Answered on {day}").format(day=short_date(content.answered_on))
    if content.accepted is not None:
        yield _("Accepted: {amount}").format(amount=euro(content.accepted))


def _section(words: str, key: str, theme: Theme) -> list[Flowable]:
    return titled(heading(words, theme.style("heading"), Entry(words, key)), keep=110)


def _claim(content: SubsidyFile, theme: Theme) -> Iterator[Flowable]:
    if not content.claim:
        return
    rows = [_claim_row(_(COSTS[line.cost]), line.granted, line.claimed) for line in content.claim]
    granted = content.granted
    if granted is None and all(line.granted is not None for line in content.claim):
        granted = sum((line.granted or Decimal(0) for line in content.claim), Decimal(0))
    rows.append(
        [_strong(cell, theme, right=n > 0) for n, cell in enumerate(_claim_row(_("Total"), granted, content.claimed))]
    )
    yield from _section(_("Claim"), "claim", theme)
    header = [_("Kind of cost"), _("Granted"), _("Claimed"), _("Balance")]
    yield table(header, rows, [theme.text_width * part for part in _CLAIM], theme, right={1, 2, 3})


def _claim_row(words: str, granted: Decimal | None, claimed: Decimal) -> list[Content]:
    if granted is None:
        return [words, "–", euro(claimed), "–"]
    return [words, euro(granted), euro(claimed), euro(granted - claimed)]


def _strong(cell: Content, theme: Theme, *, right: bool) -> Content:
    return text(cell, theme.style("cell-bold-right" if right else "cell-bold")) if isinstance(cell, str) else cell


def _vouchers(content: SubsidyFile, theme: Theme) -> Iterator[Flowable]:
    if not content.vouchers:
        return
    yield from _section(_("Vouchers"), "vouchers", theme)
    for cost in CostKind:
        found = [each for each in content.vouchers if each.cost is cost]
        if not found:
            continue
        count = ngettext("{kind}: {count} voucher", "{kind}: {count} vouchers", len(found))
        yield from titled(text(count.format(kind=_(COSTS[cost]), count=len(found)), theme.style("subheading")))
        total = sum((each.amount for each in found), Decimal(0))
        rows: list[list[Content]] = [_voucher(each, theme) for each in found]
        rows.append(["", "", _strong(_("Total"), theme, right=False), "", _strong(euro(total), theme, right=True)])
        header = [_("No."), _("Date"), _("Object"), _("Supplier"), _("Amount")]
        widths = [theme.text_width * part for part in _VOUCHERS]
        yield table(header, rows, widths, theme, right={4})


def _voucher(line: VoucherLine, theme: Theme) -> list[Content]:
    what: list[Flowable] = [text(line.object or "–", theme.style("cell"))]
    if line.has_file:
        what.append(text(_("scan kept"), theme.style("cell-secondary").clone("voucher-small", fontSize=8, leading=10)))
    day = short_date(line.dated_on) if line.dated_on else "–"
    return [line.number, day, what, line.supplier, euro(line.amount)]


def _calendar(content: SubsidyFile, theme: Theme) -> Iterator[Flowable]:
    if not content.calendar:
        return
    yield from _section(_("Calendar"), "calendar", theme)
    rows: list[list[Content]] = [
        [long_date(each.due_on, weekday=False), _what(each, theme), _state(each, content)] for each in content.calendar
    ]
    header = [_("Due"), _("What"), _("State")]
    yield table(header, rows, [theme.text_width * part for part in _CALENDAR], theme)


def _what(line: CalendarLine, theme: Theme) -> list[Flowable]:
    told: list[Flowable] = [text(line.label, theme.style("cell"))]
    return [*told, text(line.note, theme.style("cell-secondary"))] if line.note else told


def _state(line: CalendarLine, content: SubsidyFile) -> str:
    if line.done_on is not None:
        return _("on {day}").format(day=short_date(line.done_on))
    return _("overdue") if line.due_on < content.on else _("to do")
