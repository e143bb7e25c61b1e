"""The settings of the office: read at once, its team and logo written."""

import io
from datetime import date

from PIL import Image

from csxl_desktop.domain.choices import ApprovalRule
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.files import clean_picture
from csxl_desktop.services.office_settings import OfficeSettingsService
from csxl_desktop.services.workspace import Workspace
from tests import factories


def test_everything_is_read_at_once(workspace: Workspace) -> None:
    factories.make(workspace, StaffMember, first_name="Aya", last_name="Haddad", to_on=date(2020, 1, 31))

    settings = OfficeSettingsService(workspace.database).settings()

    assert settings.id == workspace.office.office_id()
    assert settings.values["name"] == workspace.office.name()
    assert settings.values["report_number_offset"] == 0
    assert [member.last_name for member in settings.staff] == ["Haddad"]
    assert (settings.kinds[0].badge, settings.kinds[0].approval) == ("AG", ApprovalRule.NEXT_MEETING)


def test_a_kind_out_of_use_stays_among_the_settings(workspace: Workspace) -> None:
    service = OfficeSettingsService(workspace.database)
    last = service.settings().kinds[-1]

    workspace.records.change(MeetingKind, last.id, {"active": False})

    assert service.settings().kinds[-1].active is False
    assert last.id not in {row.id for row in workspace.office.kinds()}


def test_the_letterhead_wants_an_address_and_a_team(workspace: Workspace) -> None:
    service = OfficeSettingsService(workspace.database)
    workspace.records.change(Office, workspace.office.office_id(), {"street": "Rue Haute 1"})
    assert not workspace.office.has_letterhead()

    service.add_staff("Aya", "Haddad")
    service.add_staff("Bram", "Peeters")

    assert workspace.office.has_letterhead()
    assert [member.first_name for member in service.settings().staff] == ["Aya", "Bram"]


def test_the_logo_is_kept_and_taken_away(workspace: Workspace) -> None:
    service = OfficeSettingsService(workspace.database)
    drawn = io.BytesIO()
    Image.new("RGB", (12, 8), "teal").save(drawn, "PNG")

    service.set_logo(clean_picture(drawn.getvalue(), "logo.png"))
    kept = service.settings().logo
    assert kept is not None
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (12, 8)

    service.set_logo(None)
    assert service.settings().logo is None
    workspace.history.undo()
    assert service.settings().logo == kept
