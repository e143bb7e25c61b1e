"""The sheet of an organisation: what the office holds of it and may print, on a page of its own."""

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.directory_entry import reach_lines
from csxl_desktop.documents.directory_words import ROLES
from csxl_desktop.documents.flowables import Content, columns, gap, heading, label, soft_box, table, text, texts, titled
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import MemberSheet, MemberSheets
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date, short_date


def render(content: MemberSheets, theme: Theme) -> bytes:
    """One page for each organisation; more where its texts are long."""
    with speaking(content.language):
        alone = content.sheets[0].entry.name if len(content.sheets) == 1 else ""
        title = " – ".join(part for part in (_("Member sheet"), alone) if part)
        mark = logo(content.office, theme)
        story: list[Flowable] = []
        for sheet in content.sheets:
            story += [*([PageBreak()] if story else []), *_sheet(sheet, mark, theme)]
        return build(
            story,
            theme=theme,
            title=title,
            author=content.office.name,
            header_left=content.office.name,
            header_right=_("Situation on {date}").format(date=long_date(content.on, weekday=False)),
        )


def _sheet(sheet: MemberSheet, mark: Flowable | None, theme: Theme) -> Iterator[Flowable]:
    entry = sheet.entry
    block: list[Flowable] = [label(_("Member sheet"), theme)]
    block.append(heading(entry.name, theme.style("title"), Entry(entry.name, f"sheet-{entry.key}")))
    names = [entry.second_name, entry.short_name if entry.short_name != entry.name else "", entry.part_of]
    subtitle = " · ".join(part for part in names if part)
    if subtitle:
        block.append(text(subtitle, theme.style("subtitle")))
    if mark is None:
        yield from block
    else:
        part = mark.wrap(theme.text_width, theme.page_size[1])[0] / theme.text_width
        yield columns([block, [mark]], [1 - part, part], theme)
    yield soft_box([list(_where(sheet, theme)), list(_standing(sheet, theme))], [0.56, 0.44], theme)
    for title, words in ((_("What the organisation does"), entry.description), (_("For whom"), entry.audience)):
        if words:
            yield from titled(label(title, theme))
            yield from texts(words, theme.style("body"))
    yield from _people(sheet, theme)
    yield from _facts(sheet, theme)


def _where(sheet: MemberSheet, theme: Theme) -> Iterator[Flowable]:
    entry, style = sheet.entry, theme.style("small")
    if entry.address:
        yield label(_("Address"), theme)
        yield from (text(line, style) for line in entry.address)
        yield gap(7)
    if entry.reach:
        yield label(_("Contact"), theme)
        yield from reach_lines(entry.reach, style)


def _standing(sheet: MemberSheet, theme: Theme) -> Iterator[Flowable]:
    style = theme.style("small")
    yield label(_("Coordination"), theme)
    if not sheet.entry.member:
        yield text(_("Not a member"), style)
    elif sheet.joined_on is None:
        yield text(_("Member since before the first record"), style)
    else:
        yield text(_("Member since {date}").format(date=_day(sheet.joined_on)), style)
    if sheet.charter_signed_on is not None:
        yield text(_("Charter signed on {date}").format(date=_day(sheet.charter_signed_on)), style)
    if sheet.on_committee and sheet.committee_until is not None:
        yield text(_("On the steering committee until {date}").format(date=_day(sheet.committee_until)), style)
    elif sheet.on_committee:
        yield text(_("On the steering committee"), style)
    if sheet.verified_on is not None:
        yield gap(7)
        yield label(_("Verified on"), theme)
        yield text(_day(sheet.verified_on), style)


def _people(sheet: MemberSheet, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [
            text(person.name, theme.style("cell-bold")),
            person.function or "–",
            _(ROLES[person.role]) if ROLES.get(person.role) else "–",
            list(reach_lines(person.reach, theme.style("cell"))) or "–",
        ]
        for person in sheet.entry.people
    ]
    if rows:
        yield from titled(heading(_("People"), theme.style("heading")), keep=90)
        header = [_("Name"), _("Function"), _("Role"), _("Contact")]
        yield table(header, rows, [theme.text_width * part for part in (0.22, 0.2, 0.2, 0.38)], theme)


def _facts(sheet: MemberSheet, theme: Theme) -> Iterator[Flowable]:
    entry = sheet.entry
    facts: Sequence[tuple[str, str]] = [
        (_("Kind"), entry.kind),
        (_("Legal form"), sheet.legal_form),
        (_("Enterprise number"), sheet.enterprise_number),
        (_("Number in Social Brussels"), sheet.social_brussels_number),
        (_("Languages"), entry.languages),
        (_("Categories"), ", ".join(sheet.categories)),
        (_("Other names"), ", ".join(sheet.other_names)),
        (_("Services"), ", ".join(sheet.services)),
        (_("Working groups"), ", ".join(sheet.groups)),
    ]
    rows: list[list[Content]] = [[text(name, theme.style("cell-secondary")), words] for name, words in facts if words]
    if rows:
        yield from titled(heading(_("Further details"), theme.style("heading")), keep=90)
        yield table([], rows, [theme.text_width * 0.3, theme.text_width * 0.7], theme)


def _day(day: date) -> str:
    return short_date(day)
