"""The surveys of a year among its figures: each question with what was answered, and how many did."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import table, text, titled
from csxl_desktop.documents.survey_words import sheets_words, tally_words
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.survey import SurveyResult
from csxl_desktop.domain.survey_counts import QuestionCount
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import decimal

_WIDTHS = (0.44, 0.4, 0.16)


def surveys(found: tuple[SurveyResult, ...], theme: Theme) -> Iterator[Flowable]:
    """A heading, then each survey; a question answered in words is not a figure."""
    if not found:
        return
    yield from titled(text(_("Surveys"), theme.style("heading")), keep=120)
    widths = [theme.text_width * part for part in _WIDTHS]
    for survey in found:
        yield from titled(text(survey.title, theme.style("subheading")), keep=80)
        yield text(sheets_words(survey.sheets, survey.handed_out), theme.style("secondary-after"))
        rows = [[each.question.text, answers_words(each), str(each.base)] for each in survey.counts if not each.words]
        if rows:
            yield table([_("Question"), _("Answer"), _("Answers")], rows, widths, theme, right={2})


def answers_words(count: QuestionCount) -> str:
    """“moyenne 3,4”, or each answer with its number and share."""
    if not count.base:
        return "–"
    if count.mean is not None and count.question.has_mean:
        mean = _("mean {number}").format(number=decimal(count.mean, 1))
        scale = count.question.scale if count.tallies else None
        return f"{mean} ({scale[0]}–{scale[-1]})" if scale is not None else mean
    said = [tally_words(tally) for tally in count.tallies]
    return ", ".join(f"{label} {number} ({share})" for label, number, share in said)
