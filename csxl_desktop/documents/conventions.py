"""The agreements of a year, and how many run on its last day."""

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text, texts
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.library import ConventionLine, ConventionList
from csxl_desktop.domain.library_words import CONVENTION_STATES
from csxl_desktop.domain.shortening import first_words
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date

_PARTS = (0.27, 0.39, 0.34)
_LONGEST = 900  # letters of a text in a cell


def render(content: ConventionList, theme: Theme) -> bytes:
    """The list as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Conventions {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: ConventionList, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, " · ".join(counts(content)), theme, logo(content.office, theme))
    if not content.conventions:
        yield text(_("No convention ran in this year."), theme.style("body"))
        return
    header = [_("With whom"), _("What about"), _("When")]
    rows = [_row(line, theme) for line in content.conventions]
    widths = [theme.text_width * part for part in _PARTS]
    yield table(header, rows, widths, theme)


def counts(content: ConventionList) -> Iterator[str]:
    """“24 conventions en cours au 31/12/2023”, “2 signées”, “1 terminée”."""
    words = ngettext("{count} convention in force on {day}", "{count} conventions in force on {day}", content.active)
    yield words.format(count=content.active, day=short_date(date(content.year, 12, 31)))
    if content.signed:
        yield ngettext("{count} signed", "{count} signed in the year", content.signed).format(count=content.signed)
    if content.ended:
        yield ngettext("{count} ended", "{count} ended in the year", content.ended).format(count=content.ended)


def _row(line: ConventionLine, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("convention-small", fontSize=8.5, leading=11)
    about: list[Flowable] = [text(first_words(line.object, _LONGEST), theme.style("cell-bold"))]
    for words in (line.quantities, line.counterpart, line.follow_up):
        about += texts(first_words(words, _LONGEST), small)
    about += texts(first_words(line.told, _LONGEST), theme.style("cell"))
    when = [text(words, theme.style("cell")) for words in _when(line)]
    return [first_words(line.party, _LONGEST) or "–", about, [*when, text(_state(line), small)]]


def _when(line: ConventionLine) -> Iterator[str]:
    if line.signed_on:
        yield _("signed on {day}").format(day=short_date(line.signed_on))
    start, end = line.from_on, line.to_on
    if start and end:
        yield _("from {start} to {end}").format(start=short_date(start), end=short_date(end))
    elif start:
        yield _("since {day}").format(day=short_date(start))
    elif end:
        yield _("until {day}").format(day=short_date(end))


def _state(line: ConventionLine) -> str:
    if line.tacit and line.active:
        return _("renewed tacitly")
    return _(CONVENTION_STATES[line.state])
