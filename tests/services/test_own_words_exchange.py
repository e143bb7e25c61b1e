"""The exchange workbook says the words of the house, whatever the office says: any other office reads it whole."""

from csxl_desktop import i18n
from csxl_desktop.domain.own_words import CHOICES
from csxl_desktop.exchange.workbook import read
from csxl_desktop.i18n import _, own_words
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.exchange.sheets import reading_specs
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests import factories
from tests.services.exchange_support import TODAY


def test_a_workbook_written_in_own_words_is_read_where_nobody_says_them(workspace: Workspace) -> None:
    i18n.load(resources() / "locale", "fr")
    factories.organisation(workspace, "Zythum")
    own_words.use({"fr": {term: choices[0].word for term, choices in CHOICES["fr"].items()}})
    assert _("Working groups") == "Ateliers"
    written = export_workbook(workspace).content
    own_words.use({})

    content = read(written, reading_specs(), today=TODAY)

    assert content.problems == ()
    assert {"organisations", "memberships", "offices", "meeting_kinds"} <= set(content.sheets)
