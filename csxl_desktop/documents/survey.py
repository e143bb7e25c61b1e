"""The figures of a survey: each question with its bars, its numbers and the base of its shares."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents import charts
from csxl_desktop.documents.flowables import Whole, heading, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.survey_words import base_words, public_words, sheets_words, tally_words
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.chart import Chart, Form, Place
from csxl_desktop.domain.content.survey import SurveyFigures
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.survey_counts import QuestionCount
from csxl_desktop.i18n import _, speaking

_WIDTHS = (0.6, 0.18, 0.22)


def render(content: SurveyFigures, theme: Theme) -> bytes:
    """The figures as a PDF, in their own language."""
    with speaking(content.language):
        return build_of_office(_story(content, theme), content.office, content.title, theme)


def _story(content: SurveyFigures, theme: Theme) -> Iterator[Flowable]:
    told = (str(content.year), sheets_words(content.sheets, content.handed_out), public_words(content.publics))
    subtitle = " · ".join(part for part in told if part)
    yield from title_block(_("Survey"), content.title, subtitle, theme, logo(content.office, theme))
    if not content.counts:
        yield text(_("The survey has no question yet."), theme.style("body"))
        return
    base = _("Shares are those of the people who answered the question.")
    several = _("Where several answers were allowed, they add up to more than 100 %.")
    yield text(f"{base} {several}", theme.style("secondary-after"))
    for number, count in enumerate(content.counts, start=1):
        yield from _question(number, count, theme)


def _question(number: int, count: QuestionCount, theme: Theme) -> Iterator[Flowable]:
    parts: list[Flowable] = [
        heading(f"{number}. {count.question.text}", theme.style("subheading")),
        text(base_words(count), theme.style("secondary-after")),
    ]
    if count.tallies:
        parts.append(charts.chart(bars(count), theme))
        widths = [theme.text_width * part for part in _WIDTHS]
        header = [_("Answer"), _("Number"), _("Share")]
        parts.append(table(header, [tally_words(each) for each in count.tallies], widths, theme, right={1, 2}))
    yield Whole(parts)
    for words in count.words:
        yield text(words, theme.style("list-0"), bullet="•")


def bars(count: QuestionCount) -> Chart:
    """The answers as bars; those in words lie, so that long ones can be read."""
    places = tuple(Place(tally_words(each)[0], (float(each.count),)) for each in count.tallies)
    form = Form.BARS if count.question.kind is QuestionKind.SCALE else Form.ROWS
    return Chart(count.question.text, _("Answer"), (_("Number"),), places, form)
