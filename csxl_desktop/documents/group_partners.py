"""The partners of a working group in a year: members of the coordination, then the others."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text, titled
from csxl_desktop.documents.group_head import head
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.working_group import GroupPartners, PartnerOfGroup
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date


def render(content: GroupPartners, theme: Theme) -> bytes:
    """The list as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Partners in {year}").format(year=content.group.year)
        whole = f"{content.group.name} – {title}"
        return build_of_office(_story(content, title, theme), content.office, whole, theme, heads=[title])


def _story(content: GroupPartners, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from head(content.group, content.office, theme, subtitle=title)
    members = [line for line in content.partners if line.member]
    others = [line for line in content.partners if not line.member]
    if not content.partners:
        yield text(_("No partner was at a session in {year}.").format(year=content.group.year), theme.style("body"))
    for name, lines in (
        (ngettext("{count} member", "{count} members", len(members)).format(count=len(members)), members),
        (ngettext("{count} other partner", "{count} other partners", len(others)).format(count=len(others)), others),
    ):
        if lines:
            yield from titled(text(name, theme.style("heading")), keep=90)
            yield _table(content, lines, theme)
    if content.drawn_up_on is not None:
        drawn = _("Drawn up on {date} from the attendance, the hosts and the speakers of the sessions.")
        yield text(drawn.format(date=long_date(content.drawn_up_on, weekday=False)), theme.style("caption"))


def _table(content: GroupPartners, lines: Sequence[PartnerOfGroup], theme: Theme) -> Flowable:
    rows: list[list[Content]] = []
    for line in lines:
        times = str(line.sessions)
        if content.sessions and line.sessions:
            times = _("{count} of {total}").format(count=line.sessions, total=content.sessions)
        named: list[Flowable] = [text(line.organisation, theme.style("cell"))]
        if line.note:
            named.append(text(line.note, theme.style("cell-secondary")))
        rows.append([named, _("added by hand") if line.by_hand else times])
    width = theme.text_width
    return table([_("Organisation"), _("Sessions")], rows, [width * 0.78, width * 0.22], theme, right={1})
