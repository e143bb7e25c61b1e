"""The published directory: by category in two columns, or in two languages side by side, with its indexes."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.directory_entry import in_column, side_by_side
from csxl_desktop.documents.directory_index import SeeLine, indexes
from csxl_desktop.documents.flowables import gap, heading, text, titled
from csxl_desktop.documents.layout import build, contents
from csxl_desktop.documents.letterhead import logo, phone_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from csxl_desktop.domain.content.directory import DirectoryBrochure, DirectorySection, SeeEntry
from csxl_desktop.i18n import N_, _, ngettext, speaking
from csxl_desktop.i18n.dates import month_and_year

TITLE = N_("Directory")


def render(content: DirectoryBrochure, theme: Theme) -> bytes:
    """The brochure as a PDF, in its own language; with a second one beside it where there is one."""
    with speaking(content.language):
        title = words.in_both(content, TITLE)
        body = list(_body(content, theme))
        named = words.in_both(content, N_("Contents"))
        story: list[Flowable] = [text(named, theme.style("title")), gap(4), *contents(body, theme), *body]
        return build(
            story if content.sections else [text(_("No organisation is to be printed."), theme.style("body"))],
            theme=theme,
            title=f"{title} {month_and_year(content.on)}",
            author=content.office.name,
            header_left=content.office.name,
            header_right=f"{title} – {when(content)}",
            cover=list(_cover(content, title, theme)),
        )


def when(content: DirectoryBrochure) -> str:
    """The month, in both languages where both are printed and say it otherwise."""
    shown = [month_and_year(content.on)]
    if content.second_language:
        with speaking(content.second_language):
            shown.append(month_and_year(content.on))
    return " – ".join(dict.fromkeys(shown))


def count_words(content: DirectoryBrochure) -> str:
    count = len(content.entries)
    shown = []
    for language in filter(None, (content.language, content.second_language)):
        with speaking(language):
            shown.append(ngettext("{count} organisation", "{count} organisations", count).format(count=count))
    return " – ".join(dict.fromkeys(shown))


def _cover(content: DirectoryBrochure, title: str, theme: Theme) -> Iterator[Flowable]:
    office = content.office
    mark = logo(office, theme, width=60 * mm, height=28 * mm)
    yield gap(40 if theme.letter_paper is None else 0)
    if mark is not None:
        mark.hAlign = "LEFT"
        yield mark
    yield gap(120 if theme.letter_paper is None else 60)
    yield text(title, theme.style("cover-title"))
    yield text(when(content), theme.style("cover-year").clone("cover-month", fontSize=22, leading=30))
    yield gap(14)
    yield text(count_words(content), theme.style("lead"))
    yield gap(190 if theme.letter_paper is None else 90)
    yield text(office.name, theme.style("cover-office"))
    small = theme.style("secondary")
    if office.host:
        yield text(office.host, small)
    yield from (text(line, small) for line in office.address)
    reach = [*(phone_text(number) for number in office.phones), *office.emails, *([office.web] if office.web else [])]
    yield text(" · ".join(reach), small)


def _body(content: DirectoryBrochure, theme: Theme) -> Iterator[Flowable]:
    yield from _forewords(content, theme)
    for number, (key, section) in enumerate(words.numbered(content.sections)):
        if number == 0:
            yield PageBreak()
        yield from _section(content, section, key, theme)
    yield from indexes(content, theme)


def _forewords(content: DirectoryBrochure, theme: Theme) -> Iterator[Flowable]:
    for number, foreword in enumerate(content.forewords):
        with speaking(foreword.language):
            title = foreword.title or _("Foreword")
            if number == 0:
                yield PageBreak()
            yield heading(title, theme.style("title"), Entry(title, f"foreword-{number}"))
            yield gap(4)
            yield from rich_text.flow(foreword.text, theme, foreword.images.get)
            yield gap(16)


def _section(content: DirectoryBrochure, section: DirectorySection, key: str, theme: Theme) -> Iterator[Flowable]:
    style = theme.style("heading" if section.level == 0 else "subheading")
    entry = Entry(section.whole_title, key, min(section.level, 2))
    if section.level == 0:
        style = style.clone("section", fontSize=16, leading=21, textColor=theme.accent_ink, spaceBefore=16)
    yield from titled(heading(section.whole_title, style, entry), keep=170 if section.entries else 190)
    if content.second_language:
        languages = content.language, content.second_language
        for each in section.entries:
            if isinstance(each, SeeEntry):
                yield SeeLine(words.see_words(each), each.key, theme)
            else:
                yield side_by_side(each, section.level, languages, theme)
    elif section.entries:
        lines: list[Flowable] = []
        for each in section.entries:
            if isinstance(each, SeeEntry):
                lines.append(SeeLine(words.see_words(each), each.key, theme))
            else:
                lines += in_column(each, section.level, theme)
        yield TwoColumns(lines)
