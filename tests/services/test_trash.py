"""The trash: what lies there, taken out whole, and emptied by nothing but time, with a look before."""

from datetime import timedelta
from uuid import UUID

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.membership import Membership
from csxl_desktop.services.safety.restoring import look_at
from csxl_desktop.services.trash import KEPT_MONTHS
from csxl_desktop.services.workspace import Workspace
from tests.conftest import AUTHOR, NOW
from tests.factories import make, organisation

LONG_AGO = timedelta(days=31 * KEPT_MONTHS)
TODAY = NOW.date()


def throw(workspace: Workspace, name: str, ago: timedelta = timedelta()) -> UUID:
    key = organisation(workspace, name)
    make(workspace, ContactChannel, organisation_id=key, kind=ChannelKind.PHONE, value="026415600")
    now, workspace.database.now = workspace.database.now, lambda: NOW - ago
    workspace.records.trash(Organisation, key)
    workspace.database.now = now
    return key


def test_a_record_stands_once_with_who_threw_it_away_and_comes_back_with_its_parts(workspace: Workspace) -> None:
    key = throw(workspace, "Le Cadran")

    (line,) = workspace.trash.lines()
    assert (line.table, line.id, line.name, line.by) == ("organisations", key, "Le Cadran", AUTHOR.person)
    assert line.kind_title == "Organisation"

    workspace.trash.restore(line.table, line.id)

    assert workspace.trash.lines() == ()
    with workspace.database() as session:
        assert all(each.trashed_at is None for each in session.query(ContactChannel))


def test_a_part_thrown_away_by_itself_has_its_own_line(workspace: Workspace) -> None:
    key = organisation(workspace, "Le Cadran")
    phone = make(workspace, ContactChannel, organisation_id=key, kind=ChannelKind.PHONE, value="026415600")
    workspace.records.trash(ContactChannel, phone)

    assert [(line.table, line.name) for line in workspace.trash.lines()] == [
        ("contact_channels", "Le Cadran · phone · 026415600")
    ]


def test_only_what_has_lain_there_long_goes_and_the_act_can_be_taken_back(workspace: Workspace) -> None:
    throw(workspace, "Tout neuf")
    key = throw(workspace, "Très vieux", LONG_AGO)

    shown = workspace.trash.to_empty(TODAY)
    assert [line.name for line in shown.going] == ["Très vieux"]
    assert shown.staying == ()

    assert workspace.trash.empty(TODAY).count == 1
    with workspace.database() as session:
        assert session.get(Organisation, key) is None
    assert [line.name for line in workspace.trash.lines()] == ["Tout neuf"]

    workspace.history.undo()
    assert [line.name for line in workspace.trash.lines()] == ["Tout neuf", "Très vieux"]
    with workspace.database() as session:
        assert session.query(ContactChannel).filter_by(organisation_id=key).count() == 1


def test_what_goes_for_good_stands_in_a_backup_made_before(workspace: Workspace) -> None:
    key = throw(workspace, "Très vieux", LONG_AGO)

    workspace.trash.empty(TODAY)

    (made,) = workspace.backups.rows()
    assert made.why == "mass"
    with look_at(made.place, made.name, AUTHOR, lambda: NOW) as before, before.database() as session:
        assert session.get_one(Organisation, key).name == "Très vieux"


def test_what_a_record_in_use_names_stays_and_so_does_what_the_staying_names(workspace: Workspace) -> None:
    top = organisation(workspace, "Maison mère")
    middle = make(workspace, Organisation, name="Antenne", parent_id=top)
    make(workspace, Organisation, name="Service", parent_id=middle)
    workspace.database.now = lambda: NOW - LONG_AGO
    workspace.records.trash(Organisation, top)
    workspace.records.trash(Organisation, middle)
    workspace.database.now = lambda: NOW

    shown = workspace.trash.to_empty(TODAY)

    assert shown.going == ()
    assert sorted(line.name for line in shown.staying) == ["Antenne", "Maison mère"]
    assert workspace.trash.empty(TODAY).count == 0


def test_a_membership_goes_with_its_organisation(workspace: Workspace) -> None:
    key = organisation(workspace, "Très vieux")
    workspace.database.now = lambda: NOW - LONG_AGO
    workspace.records.trash(Organisation, key)
    workspace.database.now = lambda: NOW

    assert workspace.trash.empty(TODAY).count == 1
    with workspace.database() as session:
        assert session.query(Membership).filter_by(organisation_id=key).count() == 0
