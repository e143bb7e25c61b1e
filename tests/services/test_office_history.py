"""The history of the whole office, narrowed and told in words; what was taken back says so."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import inspect

from csxl_desktop.domain.choices import BasicKind, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.domain.history import ChangeKind
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.office import Attachment, MeetingKind, Office
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.publication import DirectoryPublication
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.text_diff import Change
from csxl_desktop.services.history_values import is_read
from csxl_desktop.services.office_history import ActFilter, ActLine
from csxl_desktop.services.personal_data import label_of
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.storage.values import columns, record_classes
from csxl_desktop.system.identifiers import new_id
from tests.conftest import NOW
from tests.factories import kind, make, organisation, paragraph


def acts(workspace: Workspace, **wanted: object) -> list[ActLine]:
    return list(workspace.office_history.acts(replace(ActFilter(), **wanted)))  # type: ignore[arg-type]


def test_the_first_report_is_of_the_year_that_the_settings_say(workspace: Workspace) -> None:
    workspace.records.change(Office, workspace.office.office_id(), {"report_number_offset": 2002})

    ((told,),) = (each.fields for each in workspace.office_history.changed(acts(workspace)[0].id))

    assert (told.field, told.old, told.new) == ("Year of the first report", "no number", "2003")


def test_an_act_is_told_by_what_it_changed_in_words(workspace: Workspace) -> None:
    key = organisation(workspace, "Le Cadran")
    other = organisation(workspace, "Le Cadran Nord")
    workspace.records.change(Organisation, key, {"city": "Uccle", "parent_id": other, "counts_apart": True})

    line = acts(workspace)[0]
    (changed,) = workspace.office_history.changed(line.id)

    assert (line.label, line.names, line.records, line.undone, line.can_be_undone) == (
        "Field changed",
        ("Le Cadran",),
        1,
        False,
        True,
    )
    assert (changed.name, changed.change, changed.opens) == ("Le Cadran", ChangeKind.UPDATE, ("organisation", key))
    told = {each.field: (each.old, each.new) for each in changed.fields}
    assert ("", "Uccle") in told.values()
    assert ("", "Le Cadran Nord") in told.values()
    assert ("no", "yes") in told.values()


def test_a_part_is_named_after_what_it_belongs_to_and_opens_it(workspace: Workspace) -> None:
    key = organisation(workspace, "Le Cadran")
    make(workspace, ContactChannel, organisation_id=key, kind=ChannelKind.PHONE, value="026415600")
    meeting = make(
        workspace, Meeting, kind_id=kind(workspace, BasicKind.PLENARY), first_on=date(2026, 3, 3), title="Bilan"
    )
    make(workspace, AgendaItem, meeting_id=meeting, position=1, title="", text=RichText.from_plain("Dit", new_id))

    item, _meeting, phone = acts(workspace)[:3]

    assert phone.names == ("Le Cadran · phone · 026415600",)
    (changed,) = workspace.office_history.changed(phone.id)
    assert changed.opens == ("organisation", key)
    (changed,) = workspace.office_history.changed(item.id)
    assert changed.opens == ("meeting", meeting)
    assert "Dit" in {each.new for each in changed.fields}


def test_acts_are_narrowed_by_who_what_when_and_words(workspace: Workspace) -> None:
    start = workspace.database.now
    key = organisation(workspace, "Équipage")
    workspace.database.author = Author("Bo Lens", "poste-2")
    workspace.records.change(Organisation, key, {"city": "Uccle"})
    workspace.database.now = lambda: start() + timedelta(days=3)
    make(workspace, ContactChannel, organisation_id=key, kind=ChannelKind.EMAIL, value="bonjour@example.org")
    later = (NOW + timedelta(days=3)).astimezone().date()

    assert [line.person for line in acts(workspace, person="Bo Lens")] == ["Bo Lens", "Bo Lens"]
    assert [line.names for line in acts(workspace, table="contact_channels")] == [
        ("Équipage · e-mail · bonjour@example.org",)
    ]
    assert len(acts(workspace, since=later)) == 1
    assert len(acts(workspace, until=later - timedelta(days=1))) == len(acts(workspace)) - 1
    assert [line.names for line in acts(workspace, words="équipage")] == [("Équipage",)]
    assert [line.names for line in acts(workspace, words="uccle")] == [("Équipage",)]
    assert acts(workspace, words="100%") == []
    assert "Bo Lens" in workspace.office_history.people()
    assert ("contact_channels", "Contact details") in workspace.office_history.kinds()


def test_what_was_taken_back_says_so_until_it_is_done_again(workspace: Workspace) -> None:
    organisation(workspace, "Le Cadran", member=False)
    made = acts(workspace)[0]

    workspace.history.undo()
    assert [line.undone for line in acts(workspace) if line.id == made.id] == [True]
    undone = acts(workspace)[0]
    (gone,) = workspace.office_history.changed(undone.id)
    assert (gone.name, gone.change, gone.opens) == ("Le Cadran", ChangeKind.DELETE, None)

    workspace.history.redo()
    assert [line.undone for line in acts(workspace) if line.id == made.id] == [False]


def test_the_creation_of_the_dossier_cannot_be_taken_back(workspace: Workspace) -> None:
    creation = [line for line in acts(workspace) if line.label == CREATION]

    assert creation
    assert not any(line.can_be_undone for line in creation)
    assert creation[0].records >= len(creation[0].names)


def test_a_record_in_the_trash_opens_nothing(workspace: Workspace) -> None:
    key = organisation(workspace, "Le Cadran", member=False)
    workspace.records.trash(Organisation, key)

    (changed,) = workspace.office_history.changed(acts(workspace)[0].id)

    assert (changed.name, changed.opens) == ("Le Cadran", None)


def test_settings_are_told_though_no_tab_opens_them(workspace: Workspace) -> None:
    workspace.modules.choose(Module.SURVEYS, wanted=True)

    (changed,) = workspace.office_history.changed(acts(workspace)[0].id)

    assert changed.opens is None
    assert [each.new for each in changed.fields] == ["Surveys: yes"]


def test_codes_are_told_in_words(workspace: Workspace) -> None:
    """The language of a document, the day of a week, the colour of a badge, a figure."""
    make(workspace, DirectoryPublication, published_on=date(2026, 3, 3), language="fr-nl")
    make(workspace, FigureTotal, code="assembly_persons", year=2020, number=Decimal(88))
    options = {"order": "name", "emails": True}
    workspace.records.change(
        MeetingKind, kind(workspace, BasicKind.PLENARY), {"colour": "plum", "sheet_options": options}
    )

    told = [
        {each.new for changed in workspace.office_history.changed(act.id) for each in changed.fields}
        for act in acts(workspace)[:3]
    ]

    assert told[0] == {"plum", "E-mails: yes\nOrder of the lines: By name"}
    assert "persons at the assemblies" in told[1]
    assert "French – Dutch" in told[2]


def test_an_organisation_is_named_before_its_parts(workspace: Workspace) -> None:
    key = organisation(workspace, "Le Cadran")
    make(workspace, ContactChannel, organisation_id=key, kind=ChannelKind.PHONE, value="026415600")
    workspace.records.trash(Organisation, key)

    assert acts(workspace)[0].names[0] == "Le Cadran"
    part = next(each for each in workspace.office_history.changed(acts(workspace)[0].id) if "phone" in each.name)
    assert part.opens is None


def test_a_long_text_is_told_where_it_differs_and_stands_whole_beside(workspace: Workspace) -> None:
    """Of the minutes of an item five hundred letters long, only the last word changed."""
    meeting = make(workspace, Meeting, kind_id=kind(workspace, BasicKind.PLENARY), first_on=date(2026, 3, 3), title="B")
    before, after = f"{'mot ' * 125}avant", f"{'mot ' * 125}après"
    item = make(workspace, AgendaItem, meeting_id=meeting, position=1, text=paragraph(before))
    workspace.records.change(AgendaItem, item, {"text": paragraph(after, "b2"), "title": "Titre"})

    (changed,) = workspace.office_history.changed(acts(workspace)[0].id)
    told = {each.field: each for each in changed.fields}

    assert (told["Text"].old, told["Text"].new) == (before, after)
    (block,) = told["Text"].blocks
    assert [(part.change, part.text) for part in block.parts[1:]] == [
        (Change.REMOVED, "avant"),
        (Change.ADDED, "après"),
    ]
    assert told["Title"].blocks == ()


def test_what_only_the_program_reads_is_left_out(workspace: Workspace) -> None:
    """Kinds of files, codes of sections, contents kept as data."""
    make(workspace, Attachment, file_name="logo.png", media_type="image/png", size=12, sha256="ab")
    make(workspace, ReportSection, year=2026, code="presentation", title="Présentation", position=1)
    make(workspace, SavedSearch, name="Toutes", criteria={"view": "members", "text": ""})

    told = [
        {each.new for changed in workspace.office_history.changed(act.id) for each in changed.fields}
        for act in acts(workspace)[:3]
    ]

    assert "Toutes" in told[0]
    assert not any("{" in each for each in told[0])
    assert "Présentation" in told[1]
    assert "presentation" not in told[1]
    assert "logo.png" in told[2]
    assert "image/png" not in told[2]


def test_every_field_that_the_history_reads_has_a_name() -> None:
    nameless = [
        f"{table}.{key}"
        for table, entity in record_classes().items()
        for key in columns(inspect(entity))
        if is_read(entity, key) and label_of(entity, key) == key.removesuffix("_id").replace("_", " ")
    ]

    assert nameless == []
