"""What Accueil says of the funder's file."""

from collections.abc import Iterator
from datetime import date

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.home_alerts import DayAlert
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.home.board import BoardLine


def funder_lines(services: Workspace, year: int, today: date) -> Iterator[BoardLine]:
    """Runs in the database lane; each line opens its place in Évaluation."""
    alerts = services.home_alerts.alerts(year)
    for deadline in alerts.deadlines:
        tone = "wrong" if deadline.on < today else "late"
        yield _line(deadline, "subsidy", (short_date(deadline.on), tone))
    for convention in alerts.conventions:
        yield _line(convention, "convention", _end(convention, today))
    if alerts.criteria:
        words = ngettext(
            "{count} criterion of the funder is not met in {year}",
            "{count} criteria of the funder are not met in {year}",
            alerts.criteria,
        ).format(count=alerts.criteria, year=year)
        yield BoardLine(words, kind="evaluation_place", key="criteria")


def _line(alert: DayAlert, kind: str, pill: tuple[str, str]) -> BoardLine:
    return BoardLine(alert.title, alert.detail, pills=(pill,), kind=kind, key=str(alert.id))


def _end(convention: DayAlert, today: date) -> tuple[str, str]:
    day = short_date(convention.on)
    if convention.tacit:
        return (_("goes on by itself after {day}").format(day=day), "neutral")
    if convention.on < today:
        return (_("ended on {day}").format(day=day), "wrong")
    return (_("to renew before {day}").format(day=day), "late")
