"""Tables of counts by category: typed, pasted, reordered, printed in the figures and in the report."""

from decimal import Decimal
from uuid import UUID

import pytest

from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.figures_kept import IndicatorCategory
from csxl_desktop.domain.pasted_counts import CountTyped
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.documents.reading import whole_text
from tests.factories import make
from tests.services.report_support import YEAR, report


def table(workspace: Workspace, year: int = YEAR) -> CategoryTable:
    (found,) = workspace.category_tables.tables(year)
    return found


def numbers(workspace: Workspace, year: int = YEAR) -> list[tuple[str, int | None]]:
    return [
        (line.label, None if line.count.number is None else int(line.count.number))
        for line in table(workspace, year).lines
    ]


def by_age(workspace: Workspace) -> UUID:
    made = workspace.category_tables.create("Âge").record_id
    workspace.records.change(Indicator, made, {"unit": "personnes", "source": "Feuilles", "definition": "Dit par eux"})
    workspace.category_tables.paste(made, YEAR, "Âge;2025;2026\n0-17;10;30\n18+;10;60\n?;;12 %")
    (first,) = [line for line in table(workspace).lines if line.label == "New category"]
    workspace.records.trash(IndicatorCategory, first.id)
    return made


def test_a_table_begins_with_one_line_and_takes_numbers_of_each_year(workspace: Workspace) -> None:
    assert workspace.category_tables.tables(YEAR) == ()
    made = workspace.category_tables.create().record_id
    (line,) = table(workspace).lines
    again = workspace.category_tables.add_line(made, "18+").record_id

    workspace.category_tables.set_count(line.id, YEAR, CountTyped(Decimal(3), quality=Quality.ABOUT))
    workspace.category_tables.set_count(line.id, YEAR, CountTyped(share=Decimal(12)))
    workspace.category_tables.set_count(again, YEAR - 1, CountTyped(Decimal(5)))

    told = table(workspace)
    assert [(each.count, each.before.number) for each in told.lines] == [
        (CountTyped(share=Decimal(12)), None),
        (CountTyped(), 5),
    ]
    assert (told.title, told.is_empty, table(workspace, YEAR + 1).is_empty) == ("New table", False, True)
    with pytest.raises(RecordNotFoundError):
        workspace.category_tables.set_count(new_id(), YEAR, CountTyped())


def test_what_is_pasted_fills_what_stands_and_adds_the_rest_in_one_act(workspace: Workspace) -> None:
    made = by_age(workspace)

    pasted = workspace.category_tables.paste(made, YEAR, "0-17;31\nNon dit;4\nx;y")

    assert (pasted.taken, pasted.left) == (2, "x;y")
    assert numbers(workspace) == [("0-17", 31), ("18+", 60), ("?", None), ("Non dit", 4)]
    assert pasted.written is not None
    workspace.history.undo_transaction(pasted.written.transaction_id)
    assert numbers(workspace) == [("0-17", 30), ("18+", 60), ("?", None)]
    nothing = workspace.category_tables.paste(made, YEAR, ";2024;2025\na;b;c")
    assert (nothing.written, nothing.left) == (None, ";2024;2025\na;b;c")


def test_a_column_fills_the_lines_from_the_one_where_it_was_pasted(workspace: Workspace) -> None:
    made = by_age(workspace)
    second = table(workspace).lines[1].id

    assert workspace.category_tables.paste(made, YEAR, "61\n9", second).taken == 2

    assert numbers(workspace) == [("0-17", 30), ("18+", 61), ("?", 9)]


def test_lines_are_put_in_another_order_and_parts_follow_theirs(workspace: Workspace) -> None:
    made = by_age(workspace)
    young, grown, unknown = table(workspace).lines
    part = workspace.category_tables.add_line(made, "18-29").record_id
    workspace.records.change(IndicatorCategory, part, {"parent_id": grown.id})

    workspace.records.reorder(IndicatorCategory, [unknown.id, grown.id, young.id])

    assert [line.label for line in table(workspace).lines] == ["?", "18+", "18-29", "0-17"]


def test_a_table_is_no_figure_kept_by_hand_unless_it_has_a_value_too(workspace: Workspace) -> None:
    made = by_age(workspace)
    assert workspace.evaluation.indicators(YEAR) == []

    workspace.evaluation.set_indicator(made, YEAR, Decimal(102), Quality.EXACT)

    assert [row.name for row in workspace.evaluation.indicators(YEAR)] == ["Âge"]


def test_the_figures_and_the_report_print_it(workspace: Workspace) -> None:
    by_age(workspace)
    make(workspace, Indicator, name="Sans ligne")

    figures = " ".join(whole_text(render(workspace.figures.document(YEAR, language="en"))).split())
    printed = " ".join(whole_text(render(workspace.documents.report(YEAR, language="en"))).split())

    for words in ("Âge", "Dit par eux", "30 33.3% 10 50.0% +200.0%", "12.0%", "Total 90 100.0% 20 100.0% +350.0%"):
        assert words in figures, words
        assert words in printed, words
    assert report(workspace, YEAR + 1).tables == ()


def test_a_label_that_stands_in_two_parts_keeps_its_two_numbers(workspace: Workspace) -> None:
    made = workspace.category_tables.create("Public").record_id
    first = table(workspace).lines[0].id
    workspace.records.change(IndicatorCategory, first, {"label": "Jeunes"})
    for label, parent in (("Aînés", None), ("Femmes", first), ("Femmes", None)):
        make(workspace, IndicatorCategory, indicator_id=made, label=label, parent_id=parent, position=9)
    labels = [line.label for line in table(workspace).lines]
    assert labels == ["Jeunes", "Femmes", "Aînés", "Femmes"]

    assert workspace.category_tables.paste(made, YEAR, "1\n2\n3\n4", first).taken == 4
    assert [number for _label, number in numbers(workspace)] == [1, 2, 3, 4]
    workspace.category_tables.paste(made, YEAR, "9", table(workspace).lines[3].id)
    assert [number for _label, number in numbers(workspace)] == [1, 2, 3, 9]
