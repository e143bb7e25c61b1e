"""Agreements: T37, what is in force on 31 December; the year's words; renewals."""

from datetime import date
from uuid import UUID

from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.evaluation_choices import ConventionState
from csxl_desktop.services.conventions import ConventionRow
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, organisation, paragraph


def agreement(workspace: Workspace, about: str, **values: object) -> UUID:
    return make(workspace, Convention, object=about, **values)


def row(workspace: Workspace, about: str, year: int = 2023) -> ConventionRow:
    return next(each for each in workspace.conventions.rows(year) if each.object == about)


def test_twenty_four_run_on_the_last_day_of_the_year(workspace: Workspace) -> None:
    for number in range(20):
        agreement(workspace, f"Lasting {number}", from_on=date(2020, 1, 1))
    agreement(workspace, "Signed", signed_on=date(2023, 6, 1))
    agreement(workspace, "To the day", from_on=date(2022, 1, 1), to_on=date(2023, 12, 31))
    agreement(workspace, "Tacit", from_on=date(2020, 1, 1), to_on=date(2022, 12, 31), tacit=True)
    agreement(workspace, "Ended later", to_on=date(2024, 6, 30), state=ConventionState.ENDED)
    agreement(workspace, "Ended", to_on=date(2023, 3, 31), state=ConventionState.ENDED)
    agreement(workspace, "Ended some day", state=ConventionState.ENDED)
    agreement(workspace, "Still to come", from_on=date(2024, 1, 1))

    content = workspace.conventions.document(2023, language="en").content

    assert (content.active, content.signed, content.ended) == (24, 1, 2)
    printed = whole_text(render(workspace.conventions.document(2023, language="en")))
    assert "24 conventions in force on 31/12/2023" in printed
    assert "Still to come" not in printed


def test_the_one_that_ends_soonest_stands_on_top(workspace: Workspace) -> None:
    agreement(workspace, "Open")
    agreement(workspace, "Late", to_on=date(2025, 1, 1))
    agreement(workspace, "Soon", to_on=date(2024, 1, 1))
    agreement(workspace, "Over", to_on=date(2022, 1, 1))

    assert [each.title for each in workspace.conventions.rows(2023)] == ["Soon", "Late", "Open", "Over"]


def test_it_is_due_its_own_days_before(workspace: Workspace) -> None:
    key = agreement(workspace, "Rooms", to_on=date(2023, 12, 31), alert_days=10)
    assert not row(workspace, "Rooms").is_due(date(2023, 12, 20))
    assert row(workspace, "Rooms").is_due(date(2023, 12, 21))

    workspace.conventions.renew(key)

    old, new = sorted(workspace.conventions.rows(2023), key=lambda each: each.is_renewed, reverse=True)
    assert not old.is_due(date(2023, 12, 31))
    assert (new.renews_id, new.from_on, new.to_on) == (key, date(2024, 1, 1), None)


def test_what_follows_lasts_as_long(workspace: Workspace) -> None:
    house = organisation(workspace, "The House")
    key = agreement(
        workspace, "Rooms", organisation_id=house, from_on=date(2022, 1, 1), to_on=date(2022, 12, 31), quantities="40"
    )
    made = workspace.conventions.renew(key).record_id

    new = next(each for each in workspace.conventions.rows(2023) if each.id == made)
    assert (new.party, new.from_on, new.to_on, new.quantities) == (
        *("The House", date(2023, 1, 1), date(2023, 12, 31), "40"),
    )


def test_each_year_says_its_own_and_the_list_prints_it(workspace: Workspace) -> None:
    key = agreement(
        workspace,
        "Tickets",
        name="The Well",
        signed_on=date(2023, 1, 2),
        from_on=date(2023, 1, 1),
        to_on=date(2025, 1, 1),
        counterpart="Seats",
        quantities="110 a month",
    )
    agreement(workspace, "From", from_on=date(2023, 1, 1), tacit=True)
    agreement(workspace, "Until", to_on=date(2023, 1, 1))
    workspace.conventions.say(key, 2023, paragraph("Nearly all used."))
    workspace.conventions.say(key, 2023, paragraph("All used."))

    assert row(workspace, "Tickets").told_plain.strip() == "All used."
    assert row(workspace, "Tickets", 2024).told_plain == ""
    printed = " ".join(whole_text(render(workspace.conventions.document(2023, language="en"))).split())
    for words in (
        *("The Well", "110 a month", "Seats", "All used.", "signed on 02/01/2023", "from 01/01/2023 to 01/01/2025"),
        *("since 01/01/2023", "until 01/01/2023", "renewed tacitly", "2 signed in the year", "1 ended"),
    ):
        assert words in printed, words


def test_a_year_without_any_says_so(workspace: Workspace) -> None:
    assert "No convention ran" in whole_text(render(workspace.conventions.document(2023, language="en")))
