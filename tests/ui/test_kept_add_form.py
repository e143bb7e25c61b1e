"""What is half filled in the small forms that add to lists is there again where one opens them, after a fall too."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.system import beside
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, TextField
from tests.architecture.sources import sources
from tests.ui.typing_keys import press_key, type_text

TODAY = date(2026, 11, 21)
HERE, THERE = UUID(int=1), UUID(int=2)


class Page(QWidget):
    """A page with one form, as the program builds it at each start."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        qtbot.addWidget(self)
        fields: dict[str, Field] = {
            "name": TextField("Name"),
            "note": MultilineField("Note"),
            "on": DateField("On", lambda text: parse_date(text, TODAY)),
            "role": ChoiceField("Role", [(role, role.value) for role in MandateRole]),
            "who": ReferenceField("Who", lambda: [Option(HERE, "Les Tilleuls"), Option(THERE, "(Le) Canevas")]),
            "printed": CheckField("Printed"),
        }
        self.form = AddForm("Add", fields).keep_in(Drafts(folder), "line")
        self.form.setParent(self)
        self.sent: list[dict[str, object]] = []
        self.form.submitted.connect(self.sent.append)
        self.show()

    def type(self, column: str, text: str) -> None:
        type_text(self.form.fields[column].control, text)


def kept(folder: Path) -> list[str]:
    beside.settle()
    return sorted(path.name for path in folder.glob("*.json"))


def half_filled(qtbot: QtBot, folder: Path) -> Page:
    page = Page(qtbot, folder)
    page.form.turn_to(HERE)
    page.form.open_form(on=TODAY, role=MandateRole.OTHER)
    page.type("name", "Espace Vert")
    qtbot.waitUntil(lambda: bool(kept(folder)))
    return page


def test_every_kind_of_field_comes_back_after_a_fall(qtbot: QtBot, tmp_path: Path) -> None:
    page = Page(qtbot, tmp_path)
    page.form.turn_to(HERE)
    page.form.open_form(on=TODAY)
    page.type("name", "Espace Vert")
    page.type("note", "à rappeler")
    page.form.fields["on"].put_back((None, "3/12"))
    page.form.fields["role"].put_back((MandateRole.REPRESENTATIVE, ""))
    page.form.fields["who"].put_back((THERE, ""))
    page.form.fields["printed"].put_back((True, ""))
    qtbot.waitUntil(lambda: bool(kept(tmp_path)))

    again = Page(qtbot, tmp_path)
    again.form.turn_to(THERE)
    again.form.open_form(on=TODAY)
    assert again.form.fields["name"].value() == ""  # beside another record: nothing
    again.form.close_form()
    again.form.turn_to(HERE)
    again.form.open_form(on=TODAY)

    assert {column: field.value() for column, field in again.form.fields.items()} == {
        "name": "Espace Vert",
        "note": "à rappeler",
        "on": date(2026, 12, 3),
        "role": MandateRole.REPRESENTATIVE,
        "who": THERE,
        "printed": True,
    }


def test_what_is_sent_is_forgotten_once_the_form_goes(qtbot: QtBot, tmp_path: Path) -> None:
    page = half_filled(qtbot, tmp_path)
    press_key(page.form.fields["name"].control, Qt.Key.Key_Return)
    assert len(page.sent) == 1
    assert kept(tmp_path)  # it may be refused still
    page.form.hide()
    assert kept(tmp_path) == []

    page.form.open_form()
    assert page.form.fields["name"].value() == ""


def test_what_is_sent_is_forgotten_where_the_form_stays_for_the_next_one(qtbot: QtBot, tmp_path: Path) -> None:
    page = half_filled(qtbot, tmp_path)
    page.form.submit()
    page.form.open_form()

    assert page.form.fields["name"].value() == ""
    assert kept(tmp_path) == []


def test_what_was_refused_and_changed_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    page = half_filled(qtbot, tmp_path)
    page.form.submit()
    page.form.refuse("Something is missing.")
    page.type("name", " II")
    page.form.put_away()

    again = Page(qtbot, tmp_path)
    again.form.turn_to(HERE)
    again.form.open_form()
    assert "II" in again.form.fields["name"].value()


def test_given_up_it_is_forgotten_and_brought_back_it_is_kept_again(qtbot: QtBot, tmp_path: Path) -> None:
    page = half_filled(qtbot, tmp_path)
    bring_back = page.form.bringing_back()
    page.form.give_up()
    assert kept(tmp_path) == []
    bring_back()
    qtbot.waitUntil(lambda: bool(kept(tmp_path)))


@pytest.mark.parametrize("leave", [AddForm.put_away, AddForm.hide])
def test_what_was_left_is_there_again_and_emptied_it_is_forgotten(qtbot: QtBot, tmp_path: Path, leave: object) -> None:
    page = half_filled(qtbot, tmp_path)
    assert callable(leave)
    leave(page.form)
    page.form.open_form(role=MandateRole.OTHER)
    assert page.form.fields["name"].value() == "Espace Vert"
    page.form.open_form()  # its button once more
    assert page.form.fields["name"].value() == "Espace Vert"
    for field in page.form.fields.values():
        field.set_value(None)
    qtbot.waitUntil(lambda: kept(tmp_path) == [])


def test_a_form_that_opens_on_what_is_there_shows_that(qtbot: QtBot, tmp_path: Path) -> None:
    page = half_filled(qtbot, tmp_path)
    page.form.put_away()
    page.form.open_anew(name="Les Tilleuls")
    assert page.form.fields["name"].value() == "Les Tilleuls"


def test_every_such_form_of_the_program_is_kept() -> None:
    made, without = 0, {}
    for source in sources("csxl_desktop"):
        text = source.text
        forms = text.count("= AddForm(") + text.count("(AddForm):")
        made += forms
        if forms > text.count(".keep_in("):
            without[Path(source.path).name] = forms - text.count(".keep_in(")

    assert made > 25
    # Each asks for a choice or a day alone: where organisations go, when slips went out.
    assert without == {"list_cards.py": 1, "round_forms.py": 1}
