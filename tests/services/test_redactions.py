"""Minutes that were replaced when somebody was erased: told with the day and the person, on the paper of the office."""

import io
from datetime import date

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.services.letterhead import LetterheadService, clean_paper
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.conftest import AUTHOR, NOW
from tests.services.erasing.conftest import known_once, made, naming
from tests.services.erasing.known import NAME, Known

__all__ = ["known_once", "made", "naming"]


def _paper() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.28, 841.89))
    canvas.drawString(60, 800, "PAPIER DE LA COORDINATION")
    canvas.save()
    return buffer.getvalue()


def test_nothing_was_replaced_until_somebody_is_erased(naming: Workspace, made: Known) -> None:
    assert naming.redactions.rows() == ()
    assert not any(row.redacted for row in naming.minutes_life.life(made.sealed).versions)

    naming.erasing.erase(made.person, NAME)

    (row,) = naming.redactions.rows()
    assert (row.meeting_id, row.subject, row.redacted_on, row.person) == (
        made.sealed, "Logement", NOW.date(), AUTHOR.person,
    )  # fmt: skip
    assert "without a person who asked to be erased" in row.why
    assert [each.number for each in naming.minutes_life.life(made.sealed).versions if each.redacted]
    naming.minutes.send(made.open, on=date(2026, 11, 25), to="tous")  # a version that left the office is none
    assert len(naming.redactions.rows()) == 1


@pytest.mark.parametrize("served", [True, False])
def test_replaced_pages_stand_on_the_paper_of_the_office_where_it_serves_minutes(
    naming: Workspace, made: Known, *, served: bool
) -> None:
    LetterheadService(naming.database).choose(clean_paper(_paper(), "papier.pdf"))
    LetterheadService(naming.database).serve("minutes", wanted=served)

    naming.erasing.erase(made.person, NAME)

    document = naming.documents.minutes(made.sealed)
    assert document.sealed is not None
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages)
    assert ("PAPIER DE LA COORDINATION" in words) is served
    assert "[personne effacée]" in words
