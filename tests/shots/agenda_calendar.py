"""The pictures of meetings that change their day, and of calendars that go out and come in."""

from datetime import date
from typing import TYPE_CHECKING

from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.i18n import _
from tests.shots import MEETINGS, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _putting_off(studio: "Studio") -> None:
    row = next(row for row in studio.page().list.model.rows() if row.state is MeetingState.PLANNED)
    studio.window().open_record("meeting", row.id)  # leaves the tool or the view of the picture before
    studio.settle()
    studio.press(_("List"))
    studio.page().record.calling_off.begin(postponing=True)
    studio.settle()


def _thrown_away(studio: "Studio") -> None:
    _putting_off(studio)
    studio.page().record.calling_off.begin_known()
    studio.settle()


def _calendars(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "calendars")
    studio.settle()


def _printed_year(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "year")
    studio.settle()


def _opening(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "opening")
    studio.settle()


def _opening_series(studio: "Studio") -> None:
    _opening(studio)
    studio.page().tool().series_button.click()
    studio.settle()


def _days_off(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "closed")
    place = studio.page().tool()
    place.year.set_value(2026)
    place.reload()
    place.leaves["NL"].form.open_form()
    studio.settle()


def _kinds(studio: "Studio") -> None:
    studio.page().open_record("agenda_place", "kinds")
    studio.settle()
    studio.page().tool().new_button.click()
    studio.settle()


def _week(studio: "Studio") -> None:
    studio.press(_("Week"))
    studio.page().list.week.show_day(date(2026, 3, 10))
    studio.settle()


def _year(studio: "Studio") -> None:
    studio.press(_("Year"))


def _poster(studio: "Studio") -> None:
    _putting_off(studio)
    studio.page().record.calling_off.leave()
    studio.page().record.show_document("poster")
    studio.settle()


CALENDAR_SHOTS = (
    Shot("agendas-affiche", MEETINGS, _poster),
    Shot("agendas-fermetures", MEETINGS, _days_off),
    Shot("agendas-types", MEETINGS, _kinds),
    Shot("agendas-semaine", MEETINGS, _week),
    Shot("agendas-annee", MEETINGS, _year),
    Shot("agendas-ouvrir", MEETINGS, _opening),
    Shot("agendas-ouvrir-serie", MEETINGS, _opening_series),
    Shot("agendas-reporter", MEETINGS, _putting_off),
    Shot("agendas-attendue", MEETINGS, _thrown_away),
    Shot("agendas-fichiers", MEETINGS, _calendars),
    Shot("agendas-annee-imprimee", MEETINGS, _printed_year),
)
