"""The year on two pages: never three, whatever there is to tell."""

from collections.abc import Sequence

import pytest

from csxl_desktop.documents import summary
from csxl_desktop.documents.summary import change_words
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.funder import CriterionLine, Summary
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import FunderAxis, MetState
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import speaking
from tests.documents.reading import page_texts, whole_text

OFFICE = OfficeIdentity("Coordination Sociale de Sainte-Alix")
FACEBOOK = Figure(Count(628), "abonnés sur Facebook", previous=485)


def words(letters: int) -> RichText:
    return RichText((Block("a", runs=(Span("mot " * (letters // 4)),)),))


def criteria(count: int, letters: int) -> tuple[CriterionLine, ...]:
    axes: Sequence[FunderAxis | None] = (*FunderAxis, None)
    return tuple(
        CriterionLine(
            f"{number}°", "Titre " * 20, "Texte " * 100, axes[number % 4], met=MetState.MET, told=words(letters)
        )
        for number in range(count)
    )


def printed(**values: object) -> bytes:
    return summary.render(Summary(OFFICE, 2023, **values), Theme())  # type: ignore[arg-type]


def test_an_empty_year_is_one_page() -> None:
    (page,) = page_texts(printed())

    assert "2023" in page


def test_a_figure_stands_beside_the_year_before() -> None:
    page = whole_text(printed(figures=(FACEBOOK,)))

    for said in ("628", "abonnés sur Facebook", "+29,5 %"):
        assert said in page.replace("\xa0", " ").replace("\u202f", " ")


def test_no_sentence_begins_with_a_figure() -> None:
    page = whole_text(printed(groups=(("Seniors", 3), ("Santé", 2), ("Aide", 1), ("Logement", 0))))

    assert "\nTrois groupes de travail se sont réunis : Seniors (3 séances)" in page


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (FACEBOOK, "485 in 2022 (+29.5%)"),
        (Figure(Count(319), "veille"), ""),
        (Figure(Count(3), "n", previous=0), "0 in 2022"),
        (Figure(Count(3, "about"), "n", previous=2), "2 in 2022"),
        (Figure(Count(3), "n", previous=3), "3 in 2022"),
    ],
)
def test_change_in_per_cent_only_where_both_are_exact(figure: Figure, said: str) -> None:
    with speaking("en"):
        assert change_words(figure, 2023) == said


@pytest.mark.parametrize(
    ("lines", "told", "text"),
    [(6, 300, 2_000), (6, 4_000, 3_000), (12, 200, 100_000), (300, 500, 100_000), (300, 0, 0)],
)
def test_it_never_exceeds_two_pages(lines: int, told: int, text: int) -> None:
    figures = (FACEBOOK,) * 30
    groups = tuple((f"Groupe {number} " * 12, number) for number in range(40))

    pages = page_texts(
        printed(
            figures=figures, groups=groups, criteria=criteria(lines, told), text=words(text), recipients="À tous " * 900
        )
    )

    assert 1 <= len(pages) <= 2


def test_the_words_of_the_office_are_cut_last_and_visibly() -> None:
    pages = page_texts(printed(criteria=criteria(8, 0), text=words(20_000)))

    assert len(pages) == 2
    assert "mot..." in "".join(pages)


def test_what_met_a_criterion_stands_where_nothing_else_is_told() -> None:
    line = CriterionLine("1°", "Réseau", met=MetState.MET, met_by=("Seniors", "Assemblée du 3 mars"))

    assert "Seniors et Assemblée du 3 mars" in whole_text(printed(criteria=(line,)))


def test_criteria_that_have_no_room_are_counted() -> None:
    assert "other criteria" in whole_text(printed(criteria=criteria(300, 0), language="en"))
