"""Action sheets: one, or those of a year behind their overview; each begins on a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from csxl_desktop.documents import pictures, rich_text
from csxl_desktop.documents.action_sheet_data import actors, dates, figures, summary
from csxl_desktop.documents.action_sheet_overview import overview
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.evaluation_block import evaluations
from csxl_desktop.documents.flowables import columns, gap, heading, label, pull_quote, soft_box, text, titled
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo
from csxl_desktop.documents.links import link_rows
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.action_sheet_rows import SectionRow, SheetRecord
from csxl_desktop.domain.action_sheet_words import status_words
from csxl_desktop.domain.content.action_sheet import ActionSheets, SheetPage
from csxl_desktop.domain.content.shared import Link
from csxl_desktop.domain.evaluation_choices import SectionAnswer, SheetNature
from csxl_desktop.domain.sheet_template import ACTORS, OCCURRENCES, PARTICIPANTS
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.numbers import plural_list, roman

NATURES = {
    SheetNature.COLLECTIVE: N_("Collective action"),
    SheetNature.COMMUNITY: N_("Community action"),
    SheetNature.OTHER: N_("Action"),
}
_NOTHING = {"difficulties": N_("No difficulties.")}  # each heading has its own gender
_TEXT, _LEADING = 10, 13.6  # a sheet fits on two pages
_PICTURE, _PICTURES = 190, 150  # points high: one alone, several


def render(content: ActionSheets, theme: Theme) -> bytes:
    """The sheets as one PDF."""
    theme = replace(theme, text_size=_TEXT, leading=_LEADING)
    with speaking(content.language):
        name = _("Action sheets {year}").format(year=content.year)
        title = name if content.overview is not None else content.sheets[0].record.row.title
        return build(list(_story(content, theme)), theme=theme, title=title, author=content.office.name)


def _story(content: ActionSheets, theme: Theme) -> Iterator[Flowable]:
    if content.overview is not None:
        yield from overview(content, theme)
        yield PageBreak()
    for number, page in enumerate(content.sheets):
        if number:
            yield PageBreak()
        yield from _sheet(number, page, content, theme)


def _sheet(number: int, page: SheetPage, content: ActionSheets, theme: Theme) -> Iterator[Flowable]:
    record = page.record
    yield from _head(number, record, content, theme)
    yield _facts(record, theme)
    yield from _sections(record, content, theme)
    yield from evaluations(page.evaluation, theme, page.evaluation[0].about if page.evaluation else "", _chapter(theme))
    if record.quotation:
        yield KeepTogether([gap(6), _quotation(record, theme)])
    yield from _photos(page, theme)
    if record.links:
        yield from link_rows([Link(each.label, each.url) for each in record.links], theme)


def _head(number: int, record: SheetRecord, content: ActionSheets, theme: Theme) -> Iterator[Flowable]:
    row = record.row
    block: list[Flowable] = [
        label(f"{_(NATURES[row.nature])} · {content.year}", theme),
        heading(row.title, theme.style("title"), Entry(row.title, f"sheet-{number}", in_contents=False)),
    ]
    if row.subtitle:
        block.append(text(row.subtitle, theme.style("subtitle")))
    if row.aliases:
        names = plural_list(_("“{name}”").format(name=name) for name in row.aliases)
        block.append(text(_("Also called {names}").format(names=names), theme.style("secondary-after")))
    mark = logo(content.office, theme)
    if mark is None:
        yield from block
        return
    part = mark.wrap(theme.text_width, theme.page_size[1])[0] / theme.text_width
    yield columns([block, [mark]], [1 - part, part], theme)


def _facts(record: SheetRecord, theme: Theme) -> Flowable:
    """When the file was opened and closed, and what the year comes to, in one box."""
    row = record.row
    closing = row.closed.told() or status_words(row.status)
    known = [
        (_("File opened"), row.opened.told()),
        (_("File closed"), closing),
        (_("In {year}").format(year=record.year), summary(record)),
    ]
    shown = [(name, words) for name, words in known if words] or [(_("File opened"), "–")]
    cells = [[label(name, theme), text(capitalised(words), theme.style("cell-bold"))] for name, words in shown]
    widths = {1: [1.0], 2: [0.4, 0.6], 3: [0.26, 0.26, 0.48]}[len(cells)]
    return soft_box(cells, widths, theme, padding=9)


def _chapter(theme: Theme) -> ParagraphStyle:
    return theme.style("heading").clone("chapter", fontSize=12.5, leading=16, spaceBefore=8, spaceAfter=2)


def _sections(record: SheetRecord, content: ActionSheets, theme: Theme) -> Iterator[Flowable]:
    """Headings are numbered I, II…, the sections of each 1, 2…; what prints nothing takes no number."""
    printed = [(section, body) for section in record.sections if (body := _body(section, record, content, theme))]
    chapter = _chapter(theme)
    small = theme.style("subheading").clone("question", fontSize=10.5, leading=14, spaceBefore=5, spaceAfter=1.5)
    grouped = groupby(printed, key=lambda each: each[0].heading)
    for numeral, (words, group) in enumerate(grouped, start=1):
        sections = list(group)
        name = f"{roman(numeral)}. {words}" if words else roman(numeral)
        yield from titled(text(name, chapter))
        several = sum(bool(section.title) for section, _body in sections) > 1
        for number, (section, body) in enumerate(sections, start=1):
            if section.title:
                title = f"{number}. {section.title}" if several else section.title
                yield from titled(text(title, small), keep=44)
            yield from body


def _body(section: SectionRow, record: SheetRecord, content: ActionSheets, theme: Theme) -> Sequence[Flowable]:
    """What a section prints; nothing where it is not asked or still empty."""
    if section.answer is SectionAnswer.NOT_ASKED:
        return ()
    if section.answer is SectionAnswer.NONE:
        return [text(_(_NOTHING.get(section.code, N_("None."))), theme.style("body"))]
    written = section.answer is SectionAnswer.WRITTEN
    words = rich_text.flow(section.text, theme, content.attachments.get) if written else []
    return [*_data(section.code, record, theme), *words]


def _data(code: str, record: SheetRecord, theme: Theme) -> Sequence[Flowable]:
    match code:
        case _ if code == ACTORS:
            return actors(record, theme)
        case _ if code == OCCURRENCES:
            return dates(record, theme)
        case _ if code == PARTICIPANTS:
            return figures(record, theme)
    return ()


def _quotation(record: SheetRecord, theme: Theme) -> Flowable:
    quote: list[Flowable] = [text(_("“{words}”").format(words=record.quotation.strip("«»“” ")), theme.style("quote"))]
    if record.quotation_author:
        quote.append(text(record.quotation_author, theme.style("secondary")))
    return pull_quote(quote, theme)


def _photos(page: SheetPage, theme: Theme) -> Iterator[Flowable]:
    if not page.pictures:
        return
    across = 1 if len(page.pictures) == 1 else 2
    height = _PICTURE if across == 1 else _PICTURES
    rows = pictures.pictures(page.pictures, theme, width=theme.text_width, height=height, across=across)
    yield gap(8)
    for row in rows:
        yield KeepTogether([row])
