"""Publications and sources: T20 of the table."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import PublicationKind, PublicationState
from csxl_desktop.domain.library import Publication, Recommendation
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make


def publication(workspace: Workspace, title: str, year: int | None = None, **values: object) -> None:
    issued = date(year, 5, 1) if year else None
    make(workspace, Publication, title=title, issued_on=issued, **values)


@pytest.fixture
def list_of_2024(workspace: Workspace) -> Workspace:
    """Nine publications: two forthcoming, three of 2025, three of 2024, one of 2023; fourteen communications."""
    publication(workspace, "Forthcoming B", state=PublicationState.FORTHCOMING)
    publication(workspace, "Old", 2023)
    for number in range(3):
        publication(workspace, f"Of 2024 {number}", 2024)
        publication(workspace, f"Of 2025 {number}", 2025, state=PublicationState.ONLINE if number else "published")
    publication(workspace, "Forthcoming A", 2026, state=PublicationState.FORTHCOMING)
    for number in range(14):
        publication(workspace, f"Talk {number}", 2024, kind=PublicationKind.COMMUNICATION)
    return workspace


def test_forthcoming_ones_stand_on_top_then_the_newest(list_of_2024: Workspace) -> None:
    rows = [row for row in list_of_2024.library.rows() if row.kind is PublicationKind.PUBLICATION]

    assert len(rows) == 9
    assert [row.title for row in rows[:2]] == ["Forthcoming A", "Forthcoming B"]
    assert [row.issued_on.year for row in rows[2:] if row.issued_on] == [2025] * 3 + [2024] * 3 + [2023]
    assert sum(row.state is PublicationState.ONLINE for row in rows) == 2


def test_the_list_counts_each_kind(list_of_2024: Workspace) -> None:
    printed = whole_text(render(list_of_2024.library.document(language="en")))

    assert "9 publications" in printed
    assert "14 communications" in printed
    assert (
        printed.index("Forthcoming A") < printed.index("Of 2025 0") < printed.index("Of 2024 0") < printed.index("Old")
    )


def test_a_year_prints_its_own_and_what_is_forthcoming(list_of_2024: Workspace) -> None:
    printed = whole_text(render(list_of_2024.library.document(2023, language="en")))

    for title, there in (("Old", True), ("Forthcoming B", True), ("Of 2024 0", False), ("Talk 1", False)):
        assert (title in printed) is there, title


def test_a_reference_reads_as_a_bibliography_gives_it(workspace: Workspace) -> None:
    key = make(
        workspace,
        Publication,
        title="Doors",
        authors="Diop, A.",
        issuer="Elm Press",
        venue="Review",
        place="Brussels",
        issued_on=date(2024, 10, 1),
        issued_precision=Precision.MONTH,
        state=PublicationState.ONLINE,
        url="https://example.brussels/doors",
    )
    for number, theme in (("1", "Access"), ("", "")):
        make(workspace, Recommendation, publication_id=key, number=number, theme=theme, text="Keep a desk open.")
    publication(workspace, "Law", 2009, kind=PublicationKind.LAW)
    publication(workspace, "Atlas", 2009, kind=PublicationKind.SOURCE, issuer="Observatory")
    publication(workspace, "Five wishes", kind=PublicationKind.RECOMMENDATION, issuer="Platform")
    publication(workspace, "Hidden", 2009, printed=False)

    printed = " ".join(whole_text(render(workspace.library.document(language="en"))).split())

    for words in (
        *("Diop, A. (October 2024). Doors. Review, Elm Press, Brussels. Online. https://example.brussels/doors",),
        *("1. Access – Keep a desk open.", "Platform. Five wishes.", "Observatory (1 May 2009). Atlas."),
        *("1 text of recommendations", "1 source", "1 legal text"),
    ):
        assert words in printed, words
    assert "Hidden" not in printed


def test_an_empty_library_says_so(workspace: Workspace) -> None:
    assert "No publication is written down." in whole_text(render(workspace.library.document(language="en")))
