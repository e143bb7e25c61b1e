"""Action sheets on paper: what is asked and answered, who, when, how many."""

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.action_sheet_rows import OccurrenceRow, SlotRow
from csxl_desktop.domain.action_sheet_words import day_words, slot_words, span_words
from csxl_desktop.domain.action_sheets import (
    ActionSheet,
    ActionSheetActor,
    ActionSheetAlias,
    ActionSheetYear,
    ActionSlot,
)
from csxl_desktop.domain.attendance_form import Attended, Typed, reckon
from csxl_desktop.domain.attendance_words import (
    figure_words,
    followed_words,
    number_words,
    periods_words,
    reckoned_words,
)
from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.evaluation_choices import (
    ActorRole,
    AttendanceForm,
    OccurrenceState,
    SectionAnswer,
    SheetNature,
    SheetStatus,
)
from csxl_desktop.domain.fuzzy_day import NO_DAY, FuzzyDay
from csxl_desktop.domain.occurrences import Proposal
from csxl_desktop.domain.sheet_figures import Occurrence, SheetAttendance
from csxl_desktop.i18n import speaking
from csxl_desktop.services.action_sheet_documents import NoSheetError, SheetNotFoundError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW
from tests.documents.reading import links, page_texts, whole_text
from tests.factories import make, organisation, paragraph


def start(workspace: Workspace, title: str = "Jardin", nature: SheetNature = SheetNature.COLLECTIVE) -> UUID:
    return workspace.action_sheet_years.start(title, 2023, nature).record_id


def sheet_of(workspace: Workspace, year_id: UUID) -> UUID:
    return workspace.action_sheets.record(year_id).row.sheet_id


def answer(workspace: Workspace, year_id: UUID, code: str, said: SectionAnswer | str) -> None:
    key = next(each.id for each in workspace.action_sheets.record(year_id).sections if each.code == code)
    if isinstance(said, SectionAnswer):
        workspace.action_sheets.answer(key, said)
    else:
        workspace.action_sheets.write(key, paragraph(said))


def printed(workspace: Workspace, year_id: UUID, language: str = "en") -> str:
    return whole_text(render(workspace.action_sheet_documents.one(year_id, language=language)))


def test_none_is_said_and_what_is_not_asked_or_empty_leaves_no_heading(workspace: Workspace) -> None:
    year_id = start(workspace)
    answer(workspace, year_id, "problem", "La solitude.")
    answer(workspace, year_id, "audience", SectionAnswer.NOT_ASKED)
    answer(workspace, year_id, "results", SectionAnswer.NONE)
    answer(workspace, year_id, "difficulties", SectionAnswer.NONE)

    text = printed(workspace, year_id)

    assert "1. Which individual problems call for a collective answer?\nLa solitude." in text
    assert "2. Which results are sought?\nNone." in text
    assert "II. Difficulties met\nNo difficulties." in text
    assert "For whom?" not in text
    assert "Ways of working" not in text


def test_a_sheet_with_nothing_in_it_is_a_page(workspace: Workspace) -> None:
    year_id = start(workspace)

    pages = page_texts(render(workspace.action_sheet_documents.one(year_id)))

    assert len(pages) == 1
    assert "Jardin" in pages[0]


def test_who_takes_part_is_told_by_role_with_validity(workspace: Workspace) -> None:
    year_id = start(workspace)
    sheet, club = sheet_of(workspace, year_id), organisation(workspace, "Club")
    since = {"from_on": date(2023, 11, 1), "from_precision": Precision.MONTH}
    make(workspace, ActionSheetActor, action_sheet_id=sheet, organisation_id=club, part="prête le local", **since)
    make(workspace, ActionSheetActor, action_sheet_id=sheet, role=ActorRole.BENEFICIARY, name="Les voisins")
    make(workspace, ActionSheetAlias, action_sheet_id=sheet, name="Potager")

    text = printed(workspace, year_id)

    assert text.index("Les voisins") < text.index("Club (prête le local, since November 2023)")
    assert "Also called" in text
    assert "Potager" in text


def test_few_times_stand_in_a_table_with_what_became_of_them(workspace: Workspace) -> None:
    year_id = start(workspace)
    sheet = sheet_of(workspace, year_id)
    place = {"action_sheet_id": sheet, "place": "Place verte"}
    make(workspace, Occurrence, **place, planned_on=date(2023, 7, 13), held_on=date(2023, 7, 20), state="held")
    make(workspace, Occurrence, **place, planned_on=date(2023, 7, 27), state="cancelled", reason="pluie")
    make(workspace, Occurrence, **place, planned_on=date(2023, 8, 10), state="none")
    make(workspace, Occurrence, **place, planned_on=date(2023, 8, 24), state="postponed")
    make(workspace, Occurrence, **place, planned_on=date(2023, 12, 28), held_on=date(2024, 1, 4), state="held")
    make(workspace, Occurrence, **place, planned_on=date(2023, 9, 1), precision=Precision.MONTH, title="Clôture")
    times = {row.planned_on: row.id for row in workspace.action_sheets.record(year_id).occurrences}
    workspace.occurrences.count(year_id, times[date(2023, 7, 13)], Typed(Decimal(15), quality=Quality.ABOUT))
    workspace.occurrences.detail(year_id, times[date(2023, 7, 13)], "children", 6)

    text = printed(workspace, year_id)

    assert "Put off from 13/07/2023" in text
    assert "Cancelled (pluie)" in text
    assert "None planned" in text
    assert "Put off to 04/01/2024" in text
    assert "about 15" in text
    assert "6 children" in text
    assert "September 2023" in text


def test_many_times_are_told_month_by_month(workspace: Workspace) -> None:
    year_id = start(workspace)
    sheet = sheet_of(workspace, year_id)
    make(workspace, ActionSlot, action_sheet_id=sheet, weekday=1, starts_at=time(14), ends_at=time(17), place="Salle")
    planned = workspace.occurrences.proposals(year_id)
    workspace.occurrences.plan(year_id, planned)
    keys = [row.id for row in workspace.action_sheets.record(year_id).occurrences]
    workspace.occurrences.count(year_id, keys[0], Typed(Decimal(12)))
    workspace.occurrences.count(year_id, keys[1], Typed(Decimal(10)))
    workspace.records.change(Occurrence, keys[2], {"state": OccurrenceState.CANCELLED})

    text = printed(workspace, year_id)

    assert "Tuesdays, 14:00 – 17:00, Salle" in text
    assert "January 3 (12), 10 (10)" in text
    assert "Still planned:" in text
    assert "Not held: Tue 17 January, cancelled" in text


def test_every_day_of_a_year_and_fifty_partners_are_printed_whole(workspace: Workspace) -> None:
    year_id = start(workspace, "T" * 290)
    sheet = sheet_of(workspace, year_id)
    workspace.occurrences.plan(year_id, [Proposal(date(2023, 1, 1) + timedelta(days=place)) for place in range(365)])
    for row in workspace.action_sheets.record(year_id).occurrences:
        if row.on is not None and row.on.day <= 5:
            workspace.occurrences.count(year_id, row.id, Typed(Decimal(1000)))
    workspace.records.change(ActionSheetYear, year_id, {"quotation": "Merci beaucoup. " * 1000})
    for place in range(50):
        name = f"Partenaire {place:02} {'mot ' * 60}"
        make(workspace, ActionSheetActor, action_sheet_id=sheet, name=name, part="p" * 200)

    text = printed(workspace, year_id)

    assert "December 1 (1,000), 2 (1,000)" in text
    assert all(f"Partenaire {place:02}" in text for place in range(50))


def test_every_form_of_attendance_has_its_words() -> None:
    form, number = AttendanceForm, Decimal(15)
    words = {
        "about 15 participants": Attended(number=number, quality=Quality.ABOUT),
        "more than 170 témoignages": Attended(form.GOODS, Decimal(170), quality=Quality.MORE_THAN, unit="témoignages"),
        "10 to 30 participants": Attended(form.RANGE, Decimal(10), Decimal(30), quality=Quality.RANGE),
        "35 participants on average, up to 45": Attended(form.MEAN, Decimal(35), peak=Decimal(45)),
        "8 participants on average": Attended(form.MEAN, Decimal(8)),
        "Carnaval: 7 participants": Attended(form.PER_PERIOD, Decimal(7), period="Carnaval"),
        "15 participants par semaine": Attended(form.PER_PERIOD, number, period="par semaine"),
        "1 participant each time": Attended(form.PER_OCCURRENCE, Decimal(1)),
        "5 places at most": Attended(form.CAPACITY, Decimal(5)),
        "hard to estimate": Attended(form.NOT_MEASURABLE),
        "not given": Attended(form.NOT_GIVEN),
        "36 participants, among them 21 women and 15 men; 4 of the team beside them": Attended(
            women=21, men=15, staff=4
        ),
        "": Attended(),
    }
    with speaking("en"):
        assert [figure_words(figure).replace("\N{NO-BREAK SPACE}", " ") for figure in words.values()] == list(words)
        assert figure_words(Attended(form.NOT_GIVEN), "Passants", "à voir") == "Passants: not given (à voir)"
        assert figure_words(Attended(), "Passants") == "Passants"
        assert figure_words(Attended(), note="à voir") == "à voir"
        assert number_words(Attended(number=Decimal(3666))) == "3,666"


def test_sums_have_their_words() -> None:
    outings = [Attended(number=Decimal(number)) for number in (18, 4, 7, 9, 4, 8, 10, 9, 9)]
    spread = [Attended(number=Decimal(10), number_to=Decimal(30)), Attended(number=Decimal(20))]
    with speaking("fr"):
        whole, between = reckon(outings), reckon(spread)
        assert whole is not None
        assert between is not None
        assert "78" in reckoned_words(whole)
        assert "8,67" in reckoned_words(whole)
    with speaking("en"):
        assert reckoned_words(between).startswith("30 to 50 participations over 2 times, 15 to 25 on average")
        one = reckon(outings[:1])
        assert one is not None
        assert reckoned_words(one) == "18 participations"
        assert periods_words(between) == "30 to 50 participations in 2 periods"


def test_validity_and_rhythm_in_words() -> None:
    march = FuzzyDay(date(2023, 3, 1), Precision.MONTH)
    with speaking("en"):
        assert span_words(NO_DAY, NO_DAY) == ""
        assert span_words(march, FuzzyDay(date(2023, 5, 4))) == "March 2023 – 4 May 2023"
        assert span_words(NO_DAY, march) == "until March 2023"
        assert span_words(NO_DAY, FuzzyDay(date(2023, 5, 4))) == "until 4 May 2023"
        assert span_words(FuzzyDay(date(2023, 5, 4)), NO_DAY) == "since 4 May 2023"
        season = SlotRow(UUID(int=1), 0, from_on=date(2022, 11, 14), to_on=date(2023, 3, 17), note="en saison")
        assert slot_words(season) == "Mondays (14 November 2022 to 17 March 2023; en saison)"
        assert slot_words(SlotRow(UUID(int=1), 0, from_on=date(2022, 11, 14))) == "Mondays (since 14/11/2022)"
        ended = SlotRow(UUID(int=1), 6, to_on=date(2023, 3, 17), outside_school_holidays=True)
        assert slot_words(ended) == "Sundays (outside school holidays; until 17/03/2023)"
        assert FuzzyDay(date(2023, 5, 4), Precision.UNDATED).told() == ""
        held, day = OccurrenceState.HELD, Precision.DAY
        undated = OccurrenceRow(UUID(int=1), None, None, day, None, None, None, "", "", "", held, "", "")
        assert day_words(undated) == ""
        assert followed_words("Tickets", "", Attended(number=Decimal(3)), None, 2023) == "Tickets: 3"


def test_the_year_begins_with_its_overview_whose_lines_lead_to_the_sheets(workspace: Workspace) -> None:
    first, left_out = start(workspace), start(workspace, "Caché")
    start(workspace, "Place", SheetNature.COMMUNITY)
    sheet = sheet_of(workspace, first)
    opened = {"opened_on": date(1996, 11, 1), "opened_precision": Precision.MONTH, "status": SheetStatus.STILL_ACTIVE}
    workspace.records.change(ActionSheet, sheet, opened)
    workspace.records.change(ActionSheetYear, left_out, {"included": False})
    workspace.records.change(ActionSheetYear, first, {"planned_next": True})
    for period, number in (("Carnaval", 7), ("Printemps", 8)):
        figure = {"form": AttendanceForm.PER_PERIOD, "period": period, "number": Decimal(number)}
        make(workspace, SheetAttendance, action_sheet_year_id=first, **figure)

    pdf = render(workspace.action_sheet_documents.of_year(2023, language="en"))

    pages = page_texts(pdf)
    assert len(pages) == 3
    assert "2\nsheets" in pages[0]
    first_page = " ".join(pages[0].split())
    assert "of 2 in the plan for 2024" in first_page
    assert "November 1996 27 years at the end of 2023" in first_page
    assert "15 participations in 2 periods" in pages[0]
    assert "still active" in pages[0]
    assert "Caché" not in "".join(pages)
    assert len([each for each in links(pdf) if each["/Subtype"] == "/Link"]) >= 2


def test_a_sheet_is_found_under_any_of_its_names(workspace: Workspace) -> None:
    year_id = start(workspace, "Les fringues")
    make(workspace, ActionSheetAlias, action_sheet_id=sheet_of(workspace, year_id), name="Le vestiaire social")

    document = workspace.action_sheet_documents.named("le vestiaire SOCIAL", 2023)

    assert document.file_name.endswith("Les fringues 2023")
    with pytest.raises(SheetNotFoundError, match="Les fringues"):
        workspace.action_sheet_documents.named("Autre", 2023)
    with pytest.raises(NoSheetError):
        workspace.action_sheet_documents.of_year(2022)


def test_followed_figures_are_printed_with_those_of_the_year_before(workspace: Workspace) -> None:
    year_id = start(workspace)
    sheet = sheet_of(workspace, year_id)
    tickets = make(workspace, Indicator, name="Tickets", unit="tickets", action_sheet_id=sheet)
    gone = {"action_sheet_id": sheet, "closed_on": date(2022, 1, 1)}
    make(workspace, Indicator, name="Ancien", **gone)
    make(workspace, Indicator, name="Sans nombre", action_sheet_id=sheet)
    workspace.evaluation.set_indicator(tickets, 2022, Decimal(980), Quality.EXACT)
    workspace.evaluation.set_indicator(tickets, 2023, Decimal(1086), Quality.EXACT)

    text = printed(workspace, year_id)

    assert "Tickets: 1,086 tickets (980 in 2022)" in text
    assert "Ancien" not in text
    assert "Sans nombre" not in text


def test_links_and_quotation_close_the_sheet(workspace: Workspace) -> None:
    year_id = start(workspace)
    sheet = sheet_of(workspace, year_id)
    make(workspace, Link, action_sheet_id=sheet, label="Images", url="https://exemple.test")
    workspace.records.change(ActionSheetYear, year_id, {"quotation": "« Merci. »", "quotation_author": "Une voisine"})
    workspace.records.change(ActionSheet, sheet, {"subtitle": "Chaque mardi"})

    text = printed(workspace, year_id)

    assert "“Merci.”\nUne voisine" in text
    assert "Images" in text
    assert "Chaque mardi" in text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_demonstration_prints_each_sheet_on_two_pages_at_most(demo: Path, language: str) -> None:
    with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
        pages = page_texts(render(workspace.action_sheet_documents.of_year(2026, language=language)))

    assert len(pages) <= 7
    assert {"Mon premier clic", "Une journée au Bois des Ormes", "Un banc sur la place"} <= set(
        "\n".join(pages).split("\n")
    )


def test_hours_claimed_stand_beside_those_of_the_rhythm(workspace: Workspace) -> None:
    year_id = start(workspace, "Permanences")
    for weekday in range(5):
        for starts, ends in ((time(8), time(12)), (time(13), time(20, 12))):
            values = {"weekday": weekday, "starts_at": starts, "ends_at": ends}
            make(workspace, ActionSlot, action_sheet_id=sheet_of(workspace, year_id), **values)
    assert "a week on" not in printed(workspace, year_id), "nobody claims hours: the rhythm says them"
    make(workspace, SheetAttendance, action_sheet_year_id=year_id, number=52, unit="heures", period="par semaine")
    told = " ".join(printed(workspace, year_id).split())
    assert "56 h a week on 31/12/2023; 52 h claimed: 4 h more than claimed" in told
