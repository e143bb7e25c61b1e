"""What the office relayed: news and the ways it went."""

from collections import Counter

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import table
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date


def part(press: Press) -> list[Flowable]:
    news = press.report.news
    if not news:
        return _newsletters(press)
    sentence = ngettext(
        "In {year}, {count} piece of news was relayed.", "In {year}, {count} pieces of news were relayed.", len(news)
    ).format(year=press.report.year, count=len(news))
    return [press.text(sentence), *_channels(press), *_newsletters(press), *_news(press)]


def _channels(press: Press) -> list[Flowable]:
    channels = Counter(channel for line in press.report.news for channel in line.channels)
    if not channels:
        return []
    rows = [[channel, str(count)] for channel, count in channels.most_common()]
    width = press.theme.text_width
    return [
        *press.subtitle(_("Where the news went")),
        table([_("Channel"), _("News items")], rows, [width * 0.45, width * 0.15], press.theme, right={1}),
    ]


def _newsletters(press: Press) -> list[Flowable]:
    issues = press.report.newsletters
    if not issues:
        return []
    rows = [
        [str(issue.number), short_date(issue.day), issue.title, str(issue.articles), str(issue.recipients)]
        for issue in issues
    ]
    width = press.theme.text_width
    header = [_("No."), _("Date"), _("Title"), _("Articles"), _("Recipients")]
    widths = [width * part for part in (0.09, 0.16, 0.45, 0.13, 0.17)]
    return [*press.subtitle(_("Newsletters issued")), table(header, rows, widths, press.theme, right={0, 3, 4})]


def _news(press: Press) -> list[Flowable]:
    rows = [
        [short_date(line.day) if line.day else "", line.organisation, line.title, ", ".join(line.channels)]
        for line in press.report.news
    ]
    width = press.theme.text_width
    header = [_("Date"), _("Organisation"), _("News"), _("Channel")]
    return [
        *press.subtitle(_("News relayed")),
        table(header, rows, [66, width * 0.28, width * 0.46 - 66, width * 0.26], press.theme),
    ]
