"""Fiches action on screen: the list, the sheet, its sections, its dates typed in a hurry, its rhythm and figures."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.action_sheets import ActionSheetAlias
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.evaluation_choices import (
    ActorRole,
    SectionAnswer,
    SheetNature,
)
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.files import CleanPicture
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.action_sheets import ActionSheetsPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pictures import PictureEditor
from tests.documents.reading import whole_text
from tests.factories import make, organisation, paragraph
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import type_text

RETURN = Qt.Key.Key_Return


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        opened.run(lambda services: services.modules.choose(Module.ACTION_SHEETS, wanted=True))
        yield opened


def start(trial: Trial, title: str = "Jardin", year: int = 2026, nature: SheetNature = SheetNature.COLLECTIVE) -> UUID:
    return trial.run(lambda services: services.action_sheet_years.start(title, year, nature)).record_id


def shown(trial: Trial, year_id: UUID) -> SheetRecord:
    return trial.run(lambda services: services.action_sheets.record(year_id))


def go(trial: Trial, view: str = "identity") -> ActionSheetsPlace:
    place = trial.go("action_sheets", ActionSheetsPlace)
    place.record.show_view(view)
    trial.settle()
    return place


def titles(place: ActionSheetsPlace) -> list[str]:
    return [row.title for row in place.model.rows()]


def test_the_place_is_there_only_where_the_office_wants_it(trial: Trial) -> None:
    go(trial)
    trial.run(lambda services: services.modules.choose(Module.ACTION_SHEETS, wanted=False))
    trial.page.reload()
    trial.settle()

    model = trial.page.places.model()
    assert "Action sheets" not in [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_new_sheet_waits_for_its_title(trial: Trial) -> None:
    place = go(trial)
    assert place.right.currentIndex() == 0

    trial.page.new_record()
    trial.settle()
    trial.enter(place.record.identity.title.edit)
    place.record.identity.title.edit.selectAll()
    type_text(place.record.identity.title.edit, "Potager")
    trial.leave()

    assert titles(place) == ["Potager"]
    assert place.record.title.text() == "Potager"


def test_what_an_action_is_is_saved_field_by_field(trial: Trial) -> None:
    year_id = start(trial)
    identity = go(trial).record.identity

    identity.opened.edit.setText("été 2022")
    identity.opened.flush()
    identity.nature.combo.setCurrentIndex(1)
    identity.nature.flush()
    identity.planned.combo.setCurrentIndex(1)
    identity.planned.flush()
    trial.settle()

    row = shown(trial, year_id).row
    assert row.opened == FuzzyDay(date(2022, 6, 1), Precision.SEASON)
    assert (row.nature, row.planned_next) == (SheetNature.COMMUNITY, True)


def test_a_date_that_is_not_understood_stays_with_its_reason(trial: Trial) -> None:
    year_id = start(trial)
    identity = go(trial).record.identity

    identity.closed.edit.setText("bientôt")
    identity.closed.flush()
    trial.settle()

    assert (identity.closed.edit.text(), bool(identity.closed.refusal())) == ("bientôt", True)
    assert shown(trial, year_id).row.closed.on is None


def test_whoever_takes_part_is_added_changed_and_removed(trial: Trial) -> None:
    year_id = start(trial)
    club = trial.run(lambda services: organisation(services, "Club"))
    card = go(trial).record.identity.actors

    card.begin()
    card.form.submit()
    assert "Choose an organisation" in card.form._note.text()
    card.form.fields["organisation_id"].set_value(club)
    card.form.fields["from_on"].edit.setText("novembre 2025")  # type: ignore[attr-defined]
    card.form.submit()
    trial.settle()

    (actor,) = shown(trial, year_id).actors
    assert (actor.called, actor.role) == ("Club", ActorRole.PARTNER)
    assert actor.from_on == FuzzyDay(date(2025, 11, 1), Precision.MONTH)
    assert card.lines.texts() == ["Club · since November 2025"]
    line = card.lines.editor(actor.id)
    line.toggle_editor()
    line.field("part").edit.setText("prête le local")  # type: ignore[attr-defined]
    line.field("part").flush()
    trial.settle()
    assert shown(trial, year_id).actors[0].part == "prête le local"
    card._remove(actor)
    trial.settle()
    assert shown(trial, year_id).actors == ()
    trial.undo_offers[-1]()
    trial.settle()
    assert card.lines.texts() == ["Club · prête le local · since November 2025"]


def test_sections_are_written_or_said_to_be_none(trial: Trial) -> None:
    year_id = start(trial)
    view = go(trial, "text").record.sections
    assert view.title.text() == "Which individual problems call for a collective answer?"

    view.text.edit.setPlainText("La solitude.")
    view.next()
    trial.settle()
    assert view.title.text() == "For whom?"
    assert shown(trial, year_id).sections[0].text.plain() == "La solitude."
    view._answered(SectionAnswer.NONE.value)
    trial.settle()
    assert view.text.isHidden()

    pills = {row.code: row.answer for row in view.model.rows()}
    assert (pills["problem"], pills["audience"]) == (SectionAnswer.WRITTEN, SectionAnswer.NONE)


def test_a_heading_is_changed_for_this_sheet_or_for_all_of_its_nature(trial: Trial) -> None:
    first, second = start(trial), start(trial, "Potager")
    view = go(trial, "text").record.sections

    view.wording_button.click()
    view.own_title.edit.setText("Pourquoi ?")
    view.own_title.flush()
    view.all_heading.edit.setText("Raisons")
    view.all_heading.flush()
    view.asked.box.click()
    trial.settle()

    assert (shown(trial, first).sections[0].title, shown(trial, first).sections[0].heading) == ("Pourquoi ?", "Raisons")
    other = shown(trial, second).sections[0]
    assert (other.title.startswith("Which individual"), other.heading) == (True, "Raisons")
    assert shown(trial, start(trial, "Verger")).sections[0].answer is SectionAnswer.NOT_ASKED
    view.house_button.click()
    view.add_button.click()
    trial.settle()
    assert view.title.text() == "New heading"
    view.all_heading.edit.setText("Budget")
    view.all_heading.flush()
    trial.settle()
    sections = shown(trial, first).sections
    assert (sections[0].heading, sections[-1].heading) == ("Objectives", "Budget")


def test_a_section_taken_over_says_from_which_year(trial: Trial) -> None:
    before = start(trial, year=2025)
    key = shown(trial, before).sections[0].id
    trial.run(lambda services: services.action_sheets.write(key, paragraph("La solitude.")))
    place = go(trial, "text")
    assert place.carry.text() == "Carry over 1 from 2025"

    place.carry_over()
    trial.settle()

    assert titles(place) == ["Jardin"]
    row = place.record.sections.model.rows()[0]
    place.record.sections._show_row(row)
    assert "2025" in place.record.sections.hint.text()
    trial.undo_offers[-1]()
    trial.settle()
    assert titles(place) == []


def test_the_list_is_narrowed_by_nature_and_to_what_waits(trial: Trial) -> None:
    start(trial)
    start(trial, "Place", nature=SheetNature.COMMUNITY)
    place = go(trial)

    place.chips.set_value({"community"})
    place._narrow()
    assert titles(place) == ["Place"]
    place.chips.set_value({"waiting"})
    place._narrow()
    assert titles(place) == ["Jardin", "Place"]
    place.chips.set_value(frozenset())
    place.card.filter.setText("plac")
    assert titles(place) == ["Place"]
    place.escape()
    assert titles(place) == ["Jardin", "Place"]


def test_the_office_puts_its_sheets_in_order_and_takes_one_out(trial: Trial) -> None:
    for title in ("Jardin", "Place"):
        start(trial, title)
    place = go(trial)

    place.list.move_row(1, 0)
    trial.settle()
    assert titles(place) == ["Place", "Jardin"]
    trial.page.trash_record()
    trial.settle()
    assert len(titles(place)) == 1
    trial.undo_offers[-1]()
    trial.settle()
    assert titles(place) == ["Place", "Jardin"]


def test_the_plan_of_the_next_year_is_pasted_and_told_before_it_is_noted(trial: Trial) -> None:
    year_id = start(trial, "Les fringues")
    sheet = shown(trial, year_id).row.sheet_id
    trial.run(lambda services: make(services, ActionSheetAlias, action_sheet_id=sheet, name="Le vestiaire social"))
    place = go(trial)
    said: list[str] = []
    place.page.said.connect(said.append)

    place.plan_button.click()
    place.plan.names.edit.setPlainText("• Le vestiaire social\n• Jamais vu")
    trial.settle()
    assert place.plan.told.text() == "1 of 1 sheet is in the plan. Not found: Jamais vu."
    place.plan.note()
    trial.settle()

    assert shown(trial, year_id).row.planned_next is True
    assert said == ["1 of 1 sheet is in the plan."]
    assert place.plan.isHidden()


def test_pictures_of_the_year_are_kept_captioned_and_taken_away(trial: Trial) -> None:
    year_id = start(trial)
    card = go(trial).record.identity.pictures
    card.add_picture(CleanPicture(b"p", "p.png", "image/png"))
    trial.settle()
    (picture,) = shown(trial, year_id).pictures
    editor = card.pictures.pictures.editor(picture.id)
    assert isinstance(editor, PictureEditor)

    editor.caption.edit.setText("Le jeudi matin")
    editor.caption.flush()
    trial.settle()
    assert shown(trial, year_id).pictures[0].caption == "Le jeudi matin"
    card.add_picture(CleanPicture(b"q", "q.png", "image/png"))
    trial.settle()
    second = shown(trial, year_id).pictures[1]
    card.reorder(Picture, [second.id, picture.id])
    trial.settle()
    assert [each.id for each in shown(trial, year_id).pictures] == [second.id, picture.id]
    editor.removed.emit()
    trial.settle()
    assert [each.id for each in shown(trial, year_id).pictures] == [second.id]


def test_an_action_is_evaluated_each_year_anew(trial: Trial) -> None:
    sheet = shown(trial, start(trial)).row.sheet_id
    card = go(trial).record.identity.evaluation

    card.begin()
    trial.settle()

    def records(year: int) -> int:
        return len(trial.run(lambda services: services.evaluation_records.of("action_sheet", sheet, year)))

    assert (records(2026), records(2025)) == (1, 0)
    assert card.begin_button.isHidden()


def test_a_known_action_is_told_this_year_too(trial: Trial) -> None:
    sheet = shown(trial, start(trial, year=2020)).row.sheet_id
    place = go(trial)
    assert not place.known.isHidden()

    place.known.picked.emit(sheet)
    trial.settle()

    assert titles(place) == ["Jardin"]


def test_the_page_is_the_very_document_of_the_sheet_or_of_the_year(trial: Trial) -> None:
    start(trial)
    start(trial, "Potager")
    place = go(trial)

    trial.page.print_current()
    trial.settle()
    preview = place.record.panel.preview
    trial.qtbot.waitUntil(lambda: bool(preview.pdf()))

    assert place.record.switch.value() == "page"
    assert "Potager" not in whole_text(preview.pdf())
    place.record.printed.set_value("year")
    place.record._show_page()
    trial.qtbot.waitUntil(lambda: bool(preview.pdf()) and "Potager" in whole_text(preview.pdf()))
