"""The settings of the office, opened from Accueil: saved when left, the team grown by a name and Enter."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import TextSize
from csxl_desktop.domain.modules import WANTED_AT_FIRST, Module
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.services.office_settings import OfficeSettings, OfficeSettingsService
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.home.settings import SettingsSheet
from csxl_desktop.ui.home.settings_rows import KindEditor, StaffEditor, time_words
from csxl_desktop.ui.home.settings_typography import TypographyCard
from csxl_desktop.ui.meetings.places import PLACES
from csxl_desktop.ui.widgets.colour_field import ColourField
from csxl_desktop.ui.widgets.column_heads import ColumnHeads
from csxl_desktop.ui.widgets.text_fields import CheckBox, CheckField, ChoiceField
from csxl_desktop.ui.widgets.working_time_field import WorkingTimeField
from tests.ui.groups_support import Rig
from tests.ui.typing_keys import press_key


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    return made


@pytest.fixture
def sheet(rig: Rig, page: HomePage) -> SettingsSheet:
    page.settings_button.click()
    rig.settle()
    assert page.settings is not None
    return page.settings


def kept(rig: Rig) -> OfficeSettings:
    return rig.ask(lambda: OfficeSettingsService(rig.context.services.database).settings())


def test_a_new_office_is_asked_for_its_letterhead(rig: Rig, page: HomePage) -> None:
    page.guide.steps.hide_button.click()  # while the first step asks for it, no alert does
    line = page.alerts.lines()[0]
    assert "Complete the settings of the office" in line.accessibleName()

    press_key(line, Qt.Key.Key_Return)
    rig.settle()

    assert page.settings is not None
    assert page.settings.isVisible()


def test_fields_are_saved_when_left(rig: Rig, sheet: SettingsSheet) -> None:
    sheet.identity.fields["street"].control.setFocus()
    for column, text in (("street", "Rue Haute 12"), ("city", "Sainte-Alix"), ("name", "Coordination du Quai")):
        field = sheet.identity.fields[column]
        field.set_value("")
        field.edit.setText(text)  # type: ignore[attr-defined]
        field.flush()
    sheet.rules.first_report.edit.setText("2010")
    sheet.rules.first_report.flush()
    sheet.rules.fields["staff_counted"].box.click()  # type: ignore[attr-defined]
    rig.settle()

    values = kept(rig).values
    assert (values["street"], values["city"], values["name"]) == ("Rue Haute 12", "Sainte-Alix", "Coordination du Quai")
    assert (values["report_number_offset"], values["staff_counted"]) == (2009, True)


def test_the_year_of_the_first_report_may_be_left_out(rig: Rig, sheet: SettingsSheet) -> None:
    field = sheet.rules.first_report
    assert field.edit.text() == ""
    field.edit.setText("2010")
    field.flush()
    rig.settle()
    assert kept(rig).values["report_number_offset"] == 2009

    field.edit.setText("")
    field.flush()
    rig.settle()

    assert kept(rig).values["report_number_offset"] == 0


def test_what_cannot_be_is_refused_under_its_field(rig: Rig, sheet: SettingsSheet) -> None:
    for field, text in (
        (sheet.rules.fields["accent_colour"], "teal"),
        (sheet.rules.fields["committee_term_years"], "0"),
        (sheet.identity.fields["name"], ""),
    ):
        field.edit.setText(text)  # type: ignore[attr-defined]
        field.flush()
        rig.settle()
        assert field.refusal()

    values = kept(rig).values
    assert (values["accent_colour"], values["committee_term_years"]) == ("", Office(name="X").committee_term_years)
    assert values["name"]


def test_a_colour_is_chosen_without_its_number(rig: Rig, sheet: SettingsSheet) -> None:
    field = sheet.rules.fields["accent_colour"]
    assert isinstance(field, ColourField)
    before = field.swatch.icon().pixmap(18, 18).toImage().pixelColor(9, 9)

    field.choose(QColor("#8a3d78"))
    rig.settle()

    assert kept(rig).values["accent_colour"] == "#8A3D78"
    shown = field.swatch.icon().pixmap(18, 18).toImage().pixelColor(9, 9)
    assert shown.name() == "#8a3d78" != before.name()


@pytest.mark.parametrize(
    ("place", "kind"),
    [("lists", "directory_tool"), ("texts", "directory_tool"), ("closed", "agenda_place"), ("kinds", "agenda_place")],
)
def test_settings_of_other_tabs_are_a_click_away(rig: Rig, sheet: SettingsSheet, place: str, kind: str) -> None:
    sheet.elsewhere.buttons[place].click()

    assert rig.requested == [(kind, place)]
    assert place in {entry.key for entry in (*TOOLS, *PLACES)}


def test_a_name_and_enter_add_to_the_team(rig: Rig, sheet: SettingsSheet) -> None:
    sheet.staff.adder.setText("Aya El Haddad")
    press_key(sheet.staff.adder, Qt.Key.Key_Return)
    rig.settle()
    editor = sheet.staff.findChild(StaffEditor)
    assert editor is not None
    editor.fields["fte"].edit.setText("0,8")  # type: ignore[attr-defined]
    editor.fields["fte"].flush()
    rig.settle()

    member = kept(rig).staff[0]
    assert (member.first_name, member.last_name, str(member.fte)) == ("Aya", "El Haddad", "0.80")
    assert sheet.staff.adder.text() == ""

    editor.removed.emit()
    rig.settle()
    assert kept(rig).staff == ()


def test_a_kind_takes_the_office_s_own_word(rig: Rig, sheet: SettingsSheet) -> None:
    editor = sheet.kinds.findChild(KindEditor)
    assert editor is not None
    editor.fields["label"].edit.setText("Plénière")  # type: ignore[attr-defined]
    editor.fields["label"].flush()
    rig.settle()

    editor.fields["label_nl"].edit.setText("Plenum")  # type: ignore[attr-defined]
    editor.fields["label_nl"].flush()
    rig.settle()

    editor.dutch_letters.edit.setText("PLENUM")
    editor.dutch_letters.flush()
    rig.settle()

    first = kept(rig).kinds[0]
    assert (first.label, first.label_nl, first.badge, first.badge_nl) == ("Plénière", "Plenum", "AG", "PLENUM")
    assert editor.dutch_letters.edit.placeholderText() == "AG"
    assert editor.shown_badge.accessibleName() == "AG"
    assert rig.ask(lambda: rig.context.services.records.values(MeetingKind, first.id))["label"] == "Plénière"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_lies_beside_the_window_however_large_the_letters(
    qtbot: QtBot, qapp: QApplication, rig: Rig, percent: int
) -> None:
    theme.apply(qapp, "light", resources(), percent / 100)
    try:
        page = HomePage(rig.context)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        rig.show(page)
        page.settings_button.click()
        rig.settle()
        assert page.settings is not None
        assert next(page.settings.kinds.rows.editors(), None) is not None

        assert page.settings.minimumSizeHint().width() <= 1366
        for editor in page.settings.kinds.findChildren(KindEditor):
            box = editor.fields["active"].control
            assert isinstance(box, CheckBox)
            box.setText("En usage")
            box.resize(box.sizeHint())
            assert box.cut_words() == ""
    finally:
        theme.apply(qapp, "light", resources(), 1.0)


def test_escape_leads_back(rig: Rig, page: HomePage, sheet: SettingsSheet) -> None:
    sheet.identity.fields["city"].edit.setText("Ailleurs")  # type: ignore[attr-defined]
    sheet.identity.fields["city"].control.setFocus()

    page.escape()
    rig.settle()

    assert not sheet.isVisible()
    assert page.settings_button.isVisible()


def test_modules_are_chosen_at_a_click(rig: Rig, sheet: SettingsSheet) -> None:
    boxes = sheet.modules.fields
    assert {module for module, field in boxes.items() if field.value()} == WANTED_AT_FIRST

    boxes[Module.TESTIMONIALS].box.click()
    rig.settle()

    assert rig.ask(lambda: rig.context.services.modules.wanted()) == WANTED_AT_FIRST - {Module.TESTIMONIALS}


def test_working_time_is_typed_as_a_fraction_and_added_up(rig: Rig, sheet: SettingsSheet) -> None:
    for name in ("Anna Diop", "Karim Haddad"):
        sheet.staff.add(name)
        rig.settle()
    first, second = sheet.staff.rows.editors()
    assert isinstance(first, StaffEditor)
    assert isinstance(second, StaffEditor)
    time, other = first.fields["fte"], second.fields["fte"]
    assert isinstance(time, WorkingTimeField)
    assert isinstance(other, WorkingTimeField)

    time.edit.setText("0,8")
    time.flush()
    rig.settle()
    assert time.edit.text() == "4/5"
    sheet.reload()
    rig.settle()
    assert sheet.staff.in_all.text() == "4/5 FTE for 2 people · not given for 1 person"

    other.edit.setText("2/5")
    other.flush()
    rig.settle()
    assert [row.fte for row in kept(rig).staff] == [Decimal("0.80"), Decimal("0.40")]
    other.edit.setText("half")
    other.flush()
    assert other.refusal().startswith("This is no working time")
    assert time_words([]) == ""
    assert time_words([None, None]) == ""


def test_the_documents_are_set_as_it_was_clicked_and_the_lines_beside_show_it(rig: Rig, sheet: SettingsSheet) -> None:
    card = sheet.typography
    rig.settle()
    shown = [_pixels(card)]
    for name in ("narrow_spaces", "narrow_guillemets", "text_justified"):
        field = card.fields[name]
        assert isinstance(field, CheckField)
        QTest.mouseClick(field.box, Qt.MouseButton.LeftButton, pos=QPoint(8, field.box.height() // 2))
        rig.settle()
        shown.append(_pixels(card))
    size = card.fields["text_size"]
    assert isinstance(size, ChoiceField)
    size.combo.setFocus()
    QTest.keyClick(size.combo, Qt.Key.Key_End)
    rig.settle()
    shown.append(_pixels(card))

    values = kept(rig).values
    assert (values["narrow_spaces"], values["narrow_guillemets"], values["text_justified"]) == (False, True, True)
    assert values["text_size"] is TextSize.LARGER
    assert len(set(shown)) == len(shown)  # each choice is seen


def _pixels(card: TypographyCard) -> bytes:
    drawn = card.picture.pixmap().toImage()
    assert not drawn.isNull()
    return bytes(drawn.constBits())


@pytest.mark.parametrize("width", [1340, 760])
def test_the_fields_of_a_kind_have_their_names_above_the_first(
    rig: Rig, sheet: SettingsSheet, page: HomePage, width: int
) -> None:
    page.resize(width, 700)
    rig.settle()
    (heads,) = sheet.kinds.findChildren(ColumnHeads)
    first = next(sheet.kinds.rows.editors())
    assert isinstance(first, KindEditor)
    named = {
        first.fields[column].accessibleName(): first.fields[column] for column in first.fields if column != "active"
    }
    told = heads.heads()

    assert heads.isVisible()
    assert {words for words, _place in told} <= set(named)
    assert told[0][0] == "One"
    for words, place in told:
        assert place.left() == named[words].mapTo(sheet.kinds.rows, QPoint(0, 0)).x()
    if width > 1000:
        assert {words for words, _place in told} == set(named)
