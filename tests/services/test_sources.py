"""The library as the sources of footnotes."""

from datetime import date

from csxl_desktop.domain.citations import citation
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText
from csxl_desktop.services.workspace import Workspace
from tests.factories import make
from tests.services.report_support import YEAR, report


def test_a_source_is_cited_with_what_is_known_of_it() -> None:
    full = Publication(
        title="Le quartier.", authors="Verbeke, O.", issuer="Maison", venue="Revue", place="Bruxelles",
        issued_on=date(2024, 3, 1), url="https://a.example", consulted_on=date(2026, 3, 3),
    )  # fmt: skip

    assert citation(full) == (
        "Verbeke, O. (1 March 2024). Le quartier. Revue, Maison, Bruxelles. https://a.example (consulted on 03/03/2026)"
    )
    assert citation(Publication(title="Enquête")) == "Enquête."
    asked = Publication(title="Qui va mal ?", authors="Dupont, A.", venue="Bruxelles asbl.")
    assert citation(asked) == "Dupont, A. Qui va mal ? Bruxelles asbl."
    found = citation(Publication(title="Enquête", issuer="Maison", url="https://b.example"))
    assert found == "Maison. Enquête. https://b.example"


def test_the_report_holds_the_sources_that_its_notes_name(workspace: Workspace) -> None:
    cited = make(workspace, Publication, title="Baromètre")
    gone = make(workspace, Publication, title="Ancienne enquête")
    make(workspace, Publication, title="Jamais citée")
    runs = tuple(
        Mark("note", str(n), (LiveField(name),))
        for n, name in enumerate((f"source.{cited.hex}|page 8", f"source.{gone.hex}", "source.broken"))
    )
    make(
        workspace,
        ReportSection,
        year=YEAR,
        code="own",
        title="Texte",
        position=1,
        closing=RichText((Block("a", runs=runs),)),
    )
    workspace.records.trash(Publication, gone)

    assert report(workspace).sources == {
        f"source.{cited.hex}": "Baromètre.",
        f"source.{gone.hex}": "Ancienne enquête.",
    }
    assert [field.label for field in workspace.report.fields(YEAR) if field.name.startswith("source.")] == [
        "Baromètre", "Jamais citée",
    ]  # fmt: skip
    assert report(workspace, 2020).sources == {}
