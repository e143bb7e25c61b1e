"""What a group made: dated, found by year, with its file and address; planned things are not told as made."""

from datetime import date

import pytest

from csxl_desktop.domain.advocacy import AdvocacyFile
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import OutputKind, OutputState
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.working_groups import Axis
from csxl_desktop.services.group_outputs import NoFileError
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.search import find
from tests.documents.reading import links, whole_text
from tests.factories import make, paragraph, person
from tests.services.report_support import YEAR, group_of, report

TODAY = date(2026, 11, 21)


def test_an_output_is_of_the_year_of_its_day(workspace: Workspace) -> None:
    group, outputs = group_of(workspace), workspace.group_outputs
    tool = outputs.add(group, {"title": "Guide", "made_on": date(2024, 3, 1)}).record_id
    outputs.add(group, {"title": "Motion", "kind": OutputKind.MOTION, "state": OutputState.ADOPTED})

    assert [(row.title, row.year) for row in outputs.rows(group)] == [("Motion", 2026), ("Guide", 2024)]
    outputs.change(tool, {"made_on": date(2026, 5, 1)})
    outputs.change(tool, {"state": OutputState.DISTRIBUTED})
    (row,) = [each for each in outputs.rows(group) if each.id == tool]
    assert (row.year, row.state_on, row.is_final) == (2026, TODAY, True)
    workspace.records.trash(GroupOutput, tool)
    assert [row.title for row in outputs.rows(group)] == ["Motion"]


def test_the_file_of_an_output_comes_back_as_it_went_in(workspace: Workspace) -> None:
    group, outputs = group_of(workspace), workspace.group_outputs
    tool = outputs.add(group, {"title": "Guide"}).record_id
    with pytest.raises(NoFileError):
        outputs.content(tool)

    outputs.attach(tool, b"one", "guide.docx")
    outputs.attach(tool, b"two", "guide.pdf")

    assert outputs.content(tool) == b"two"
    assert outputs.rows(group)[0].file_name == "guide.pdf"


def test_the_address_of_an_output_is_set_changed_and_taken_away(workspace: Workspace) -> None:
    group, outputs = group_of(workspace), workspace.group_outputs
    tool = outputs.add(group, {"title": "Guide"}).record_id

    urls = []
    for url in ("https://a.example", "https://b.example", "", ""):
        outputs.set_address(tool, url)
        urls.append(outputs.rows(group)[0].url)

    assert urls == ["https://a.example", "https://b.example", "", ""]


def test_the_report_and_the_page_tell_what_was_made_this_year(workspace: Workspace) -> None:
    group, outputs = group_of(workspace), workspace.group_outputs
    told = {
        "title": "Guide des aides",
        "made_on": date(2026, 3, 1),
        "made_precision": "month",
        "state": OutputState.DISTRIBUTED,
        "languages": "fr, nl",
        "copies": 500,
        "copies_quality": Quality.ABOUT,
        "text": paragraph("Remis aux guichets."),
    }
    tool = outputs.add(group, told).record_id
    outputs.set_address(tool, "https://guide.example")
    outputs.add(group, {"title": "Seulement prévu", "state": OutputState.PLANNED})
    outputs.add(group, {"title": "Abandonné", "state": OutputState.DROPPED})
    outputs.add(group, {"title": "Ancien", "made_on": date(2024, 1, 1)})

    (page,) = report(workspace).groups
    pdf = render(workspace.group_documents.page(group, YEAR, language="en"))

    assert [line.title for line in page.outputs] == ["Guide des aides"]
    text = whole_text(pdf)
    for words in ("Guide des aides", "March 2026", "fr, nl", "about 500 copies", "distributed", "Remis aux guichets."):
        assert words in text
    for words in ("Seulement prévu", "Abandonné", "Ancien"):
        assert words not in text
    assert "https://guide.example" in {str(link["/A"]["/URI"]) for link in links(pdf)}


def test_an_axis_says_what_it_is_for_and_who_pilots_it_from_the_year_it_opened(workspace: Workspace) -> None:
    group = group_of(workspace)
    pilot = person(workspace, "Ana", "Un")
    make(
        workspace,
        Axis,
        working_group_id=group,
        number=1,
        title="École",
        aims="Apprendre ensemble",
        pilot_id=pilot,
        opened_on=date(2026, 1, 1),
    )

    text = whole_text(render(workspace.group_documents.page(group, YEAR, language="en")))

    assert "Apprendre ensemble" in text
    assert "Pilot: Ana Un" in text
    assert report(workspace, 2025).groups[0].axes == ()


def test_a_group_is_found_by_what_it_made_and_by_what_it_demands(workspace: Workspace) -> None:
    group = group_of(workspace)
    made = workspace.group_outputs.add(group, {"title": "Guide des aides"}).record_id
    demand = workspace.advocacy.open(group, "Des guichets ouverts").record_id
    make(workspace, Axis, working_group_id=group, number=1, title="Loisirs")

    def found(words: str) -> list[object]:
        with workspace.database() as session:
            return [hit.record_id for hit in find(session, words)]

    assert [found(words) for words in ("guide aides", "guichets", "loisirs")] == [[group]] * 3
    workspace.records.trash(GroupOutput, made)
    workspace.records.change(AdvocacyFile, demand, {"title": "Des portes ouvertes"})
    assert [found(words) for words in ("guide aides", "guichets", "portes")] == [[], [], [group]]
