"""The cards of what a record carries: hours, tags, own fields, addresses, services, contacts that came back, logo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import ChannelKind, FieldKind, FieldSubject
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.ui.directory.contacts import refusal
from csxl_desktop.ui.directory.lists_page import ListsPage
from csxl_desktop.ui.directory.words import value_words
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.reference_field import Option
from tests.conftest import NOW
from tests.ui.directory_support import TODAY, DirectoryRig, opened
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def fill_in(form: AddForm, **typed: str) -> None:
    """Open the form, type in its fields, send it."""
    form.open_form()
    for column, text in typed.items():
        form.fields[column].control.setText(text)  # type: ignore[attr-defined]
    form.submit()


# Hours.


def test_one_line_types_a_week_and_its_total_is_told(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.hours
    card.links["plus"].click()
    field = card.add_form.fields["hours"]
    field.control.setText("mo-fr 9-12 13-16:06")  # type: ignore[attr-defined]
    assert field._note.text() == "30 h 30 a week".replace(" h ", "\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}")
    card.add_form.submit()
    rig.wait()

    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in card.words()] == ["Every week · 30 h 30 a week"]


def test_hours_of_next_month_stand_beside_those_of_today(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.hours
    fill_in(card.add_form, hours="mo 9-12")
    rig.wait()
    fill_in(card.add_form, hours="tu 9-13", from_on="1/12/2026")
    rig.wait()

    assert [words.split(" · ")[0] for words in card.words()] == ["until 30/11/2026", "since 01/12/2026"]
    assert rig.page.list.organisations.rows()[1].minutes == 180


def test_hours_are_edited_in_their_line_and_removed_with_the_way_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.hours
    fill_in(card.add_form, hours="mo 9-12; sa 10-12 (by phone)")
    rig.wait()
    assert card._shown
    card.edit(card._shown[0])
    assert card.add_form.fields["hours"].control.text() == "mo 9-12; sa 10-12 (by phone)"  # type: ignore[attr-defined]
    card.add_form.fields["from_on"].control.setText("1/1/2026")  # type: ignore[attr-defined]
    card.add_form.submit()
    rig.wait()
    assert [(each.from_on, len(each.slots)) for each in card._shown] == [(date(2026, 1, 1), 2)]

    card.remove(card._shown[0])
    rig.wait()
    assert card.words() == []
    assert rig.undo[-1][0] == "Opening hours removed"
    rig.undo[-1][1]()
    rig.wait()
    assert len(card.words()) == 1


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("mo 9", "Until when after 9:00?"),
        ("mo 17-9", "it closes (9:00) before it opens"),
        ("", "Type the days and their hours"),
    ],
)
def test_hours_that_mean_nothing_stay_with_the_reason(rig: DirectoryRig, typed: str, reason: str) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.hours
    fill_in(card.add_form, hours=typed)

    assert reason in card.add_form.fields["hours"].refusal()
    assert not card.add_form.isHidden()


def test_hours_that_end_before_they_begin_are_refused(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.hours
    fill_in(card.add_form, hours="mo 9-12", from_on="2/2/2026", to_on="1/2/2026")

    assert card.add_form.fields["to_on"].refusal() == "The end comes before the beginning."
    card.links["plus"].click()
    rig.open("(Le) Canevas")
    assert card.add_form.isHidden()


# Tags.


def test_a_word_and_enter_puts_a_tag_there_and_a_known_one_is_completed(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.tags
    type_text(card.entry.edit, "Accueil")
    press_key(card.entry.edit, Qt.Key.Key_Return)
    rig.wait()
    assert list(card.chips) == ["Accueil"]

    rig.open("Anna Diop", "person")
    person = rig.page.person.details.tags
    type_text(person.entry.edit, "acc")
    press_key(person.entry.edit, Qt.Key.Key_Return)
    rig.wait()
    assert list(person.chips) == ["Accueil"]
    assert person.entry.edit.text() == ""
    assert [tag.used for tag in rig.ask(lambda: rig.dossier.workspace.directory_lists.lists()).tags] == [2]


def test_a_tag_goes_with_a_click_and_comes_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.tags
    card._put("Accueil")
    rig.wait()
    card._put("accueil")
    rig.wait()
    card.chips["Accueil"].click()
    rig.wait()
    assert card.chips == {}

    rig.undo[-1][1]()
    rig.wait()
    assert list(card.chips) == ["Accueil"]


# Own fields.


def declare(rig: DirectoryRig, subject: FieldSubject = FieldSubject.ORGANISATION) -> dict[FieldKind, UUID]:
    """A field of each kind, called after it."""

    def work() -> dict[FieldKind, UUID]:
        services = rig.dossier.workspace
        made = {kind: services.own_fields.declare(subject, kind.value, kind).record_id for kind in FieldKind}
        services.records.change(CustomField, made[FieldKind.CHOICE], {"choices": "Oui\nNon"})
        return made

    return rig.ask(work)


def test_own_fields_are_typed_as_their_kind_wants(rig: DirectoryRig) -> None:
    card = rig.page.organisation.details.own
    rig.open("Les Tilleuls")
    assert card.isHidden()
    declare(rig)
    rig.page.reload()
    rig.wait()

    for label, typed in (("text", "au 2e"), ("number", "12,5"), ("date", "3/4/2026")):
        field = card.field(label)
        field.control.setText(typed)  # type: ignore[attr-defined]
        field.flush()
    card.field("choice").control.setCurrentText("Oui")  # type: ignore[attr-defined]
    card.field("choice").flush()
    rig.wait()
    rows = rig.ask(lambda: rig.dossier.workspace.details.of_organisation(rig.ids["Les Tilleuls"])).fields
    assert [row.value for row in rows] == ["au 2e", "12.5", "2026-04-03", "Oui"]

    rig.open("(Le) Canevas")
    assert card.field("date").value() is None
    rig.open("Les Tilleuls")
    assert card.field("date").value() == date(2026, 4, 3)
    card.field("date").control.clear()  # type: ignore[attr-defined]
    card.field("date").flush()
    rig.wait()
    assert card.field("date").refusal() == ""


def test_a_value_that_fits_no_more_stays_visible_with_the_reason(rig: DirectoryRig) -> None:
    fields = declare(rig, FieldSubject.PERSON)
    services, anna = rig.dossier.workspace, rig.ids["Anna Diop"]
    rig.ask(lambda: services.own_fields.write(fields[FieldKind.TEXT], anna, "longtemps"))
    rig.ask(lambda: services.own_fields.write(fields[FieldKind.CHOICE], anna, "Oui"))
    rig.ask(lambda: services.own_fields.change_kind(fields[FieldKind.TEXT], FieldKind.NUMBER))
    rig.ask(lambda: services.records.change(CustomField, fields[FieldKind.CHOICE], {"choices": "Non"}))
    rig.open("Anna Diop", "person")

    card = rig.page.person.details.own
    for label, value in (("text", "longtemps"), ("choice", "Oui")):
        assert value in card.field(label).refusal()
    assert card.field("text").control.text() == "longtemps"  # type: ignore[attr-defined]

    card.field("text").control.setText("12")  # type: ignore[attr-defined]
    card.field("text").flush()
    rig.wait()
    assert card.field("text").refusal() == ""
    assert [row.fits for row in rig.ask(lambda: services.details.of_person(anna)).fields] == [True, True, True, False]


def test_declaring_leads_to_the_lists(rig: DirectoryRig) -> None:
    declare(rig)
    rig.open("Les Tilleuls")
    rig.page.organisation.details.own.links["settings"].click()
    rig.wait()

    assert isinstance(rig.page.tool(), ListsPage)


# Addresses, services, other names, Dutch.


def test_a_further_address_is_added_and_edited(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.addresses
    fill_in(card.add_form)
    assert card.add_form.fields["street"].refusal() == "Type a street, a box or a town."
    fill_in(card.add_form, street="Rue B 2", city="Sainte-Alix", postal_code="1099", label="Antenne")
    rig.wait()

    (line,) = card.lines.lines()
    assert (line.words.text(), line._secondary.text()) == ("Rue B 2, 1099 Sainte-Alix", "Antenne")
    line.toggle_editor()
    line.field("street_nl").control.setText("B-straat 2")  # type: ignore[attr-defined]
    line.field("street_nl").flush()
    rig.wait()
    assert line._secondary.text() == "Antenne · B-straat 2"


def test_services_are_attached_opened_and_let_go(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.details.services
    card.add_form.open_form()
    card.add_form.submit()
    assert card.add_form.fields["organisation"].refusal() == "Choose an organisation."
    field = card.add_form.fields["organisation"]
    field.show_option(Option(rig.ids["École du Parc"], "École du Parc"))  # type: ignore[attr-defined]
    card.add_form.submit()
    rig.wait()
    assert card.names() == ["École du Parc"]
    assert rig.values(Organisation, rig.ids["École du Parc"])["parent_id"] == rig.ids["Les Tilleuls"]

    card.let_go(rig.ids["École du Parc"])
    rig.wait()
    assert card.names() == []


def test_another_name_has_its_days(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.aliases
    fill_in(card.add_form, name="Maison du Tilleul", from_on="1/1/2020", to_on="1/1/2019")
    assert card.add_form.fields["to_on"].refusal() == "The end comes before the beginning."
    card.add_form.fields["to_on"].control.setText("31/12/2021")  # type: ignore[attr-defined]
    card.add_form.submit()
    rig.wait()

    (line,) = card.lines.lines()
    assert line._secondary.text() == "Also known as · from 01/01/2020 to 31/12/2021"


def test_what_is_missing_in_dutch_shows_the_french(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    field = rig.page.organisation.details.dutch.fields["name_nl"]
    assert field.control.placeholderText() == "Les Tilleuls"  # type: ignore[attr-defined]
    field.control.setText("De Linden")  # type: ignore[attr-defined]
    field.flush()
    rig.wait()

    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["name_nl"] == "De Linden"


def test_a_person_s_name_may_stay_out_of_print(rig: DirectoryRig) -> None:
    rig.open("Anna Diop", "person")
    box = rig.page.person.identity.fields["name_printable"]
    box.control.click()  # type: ignore[attr-defined]
    rig.wait()

    assert rig.values(Person, rig.ids["Anna Diop"])["name_printable"] is False


def test_a_logo_is_taken_from_a_file(rig: DirectoryRig, tmp_path: Path) -> None:
    rig.open("Les Tilleuls")
    Image.new("RGB", (60, 30), "teal").save(tmp_path / "logo.png")
    line = rig.page.organisation.identity.logo
    assert line.view.text() == "No logo yet"
    line.take_file(tmp_path / "logo.png")
    rig.wait()
    assert not line.view.pixmap().isNull()
    assert not line.remove_button.isHidden()

    line.remove_button.click()
    rig.wait()
    assert line.view.text() == "No logo yet"
    assert rig.values(Organisation, rig.ids["Les Tilleuls"])["logo_id"] is None


# Contacts.


def test_one_click_says_that_mail_came_back(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.contacts
    line = card.lines.line(rig.ids["mail"])
    icon = next(tool for tool in card._tools(line.row) if tool[0] == "circle-alert")
    icon[2]()
    rig.wait()
    assert rig.values(ContactChannel, rig.ids["mail"])["returned_on"] == TODAY == NOW.date()
    assert (line._pill.accessibleName(), line._secondary.text()) == ("came back", "21/11/2026")
    assert rig.ask(lambda: emails(rig)) == ()

    card.mark_returned(line.row)
    rig.wait()
    assert rig.ask(lambda: emails(rig)) == ("info@lt.example",)


def emails(rig: DirectoryRig) -> tuple[str, ...]:
    """Those that a mail would be sent to; in the database lane."""
    return tuple(
        each.email
        for each in rig.dossier.workspace.selections.recipients(
            Selection(SelectionKind.ORGANISATIONS, (rig.ids["Les Tilleuls"],))
        ).people
        if each.email
    )


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (ChannelKind.EMAIL, "info@exemple", "is not an e-mail address"),
        (ChannelKind.WEB, "chez Paul", "is neither a number"),
        (ChannelKind.WEB, "exemple.be", ""),
        (ChannelKind.PHONE, "02 641 56 21", ""),
    ],
)
def test_what_reaches_nobody_is_refused(kind: ChannelKind, value: str, reason: str) -> None:
    assert reason in refusal(kind, value)
    assert bool(refusal(kind, value)) == bool(reason)


def test_a_slip_is_asked_about_while_typing_and_an_address_refused_stays(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.contacts
    field = card.add_form.fields["value"]
    card.add_form.open_form()
    field.control.setText("info@gmial.com")  # type: ignore[attr-defined]
    assert field._note.text() == "Did you mean gmail.com?"
    field.control.setText("info@gmial")  # type: ignore[attr-defined]
    card.add_form.submit()
    assert "is not an e-mail address" in field.refusal()

    line = card.lines.line(rig.ids["mail"])
    line.toggle_editor()
    line.field("value").control.setText("info@lt")  # type: ignore[attr-defined]
    line.field("value").flush()
    rig.wait()
    assert "is not an e-mail address" in line.field("value").refusal()
    assert rig.values(ContactChannel, rig.ids["mail"])["value"] == "info@lt.example"


def test_the_history_says_hours_in_words() -> None:
    assert [value_words("weekday", 1), value_words("opens_at", "09:30:00")] == ["Tuesday", "09:30"]
