"""The office gets another computer: the dossier is taken along in one file, and goes on there."""

import shutil
from pathlib import Path

from csxl_desktop.ui.start_page import StartPage
from tests.journeys.conftest import Start
from tests.journeys.counted import CountedHands
from tests.journeys.running import HOME


def clicks(hands: CountedHands) -> list[str]:
    """Those in our own windows: the name of the file and Enter belong to the dialog of the system."""
    return [each for each in hands.actions if each.startswith("click")]


def test_dossier_goes_on_elsewhere_after_two_clicks_each(start: Start, demo: Path, tmp_path: Path) -> None:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.show(HOME)

    leaving = CountedHands(running)
    leaving.click("Backups")
    sheet = running.page.backups
    leaving.click_for_file("Take the dossier along…", tmp_path / "Sainte-Alix.dossier")
    running.until(lambda: "Sainte-Alix.dossier" in sheet.notice.text())
    assert len(clicks(leaving)) == 2
    shutil.rmtree(demo, ignore_errors=True)

    running.program.show_start_page()
    coming = CountedHands(running)
    coming.click_for_file("Take over a dossier…", tmp_path / "Sainte-Alix.dossier")
    running.until(lambda: not isinstance(running.program.window, StartPage))
    running.settle()
    assert len(clicks(coming)) <= 2

    assert "checked" in running.window.banner.text()
    assert running.ask(lambda services: services.folder.name) == "Sainte-Alix"
    assert running.ask(lambda services: len(services.meetings.rows(services.today().year))) > 40
    assert running.said == []


def test_damaged_file_leaves_the_first_page_with_the_reason(start: Start, tmp_path: Path) -> None:
    running = start()
    running.program.start()
    assert isinstance(running.program.window, StartPage)
    (tmp_path / "Rien.dossier").write_bytes(b"PK\x03\x04 not whole")

    CountedHands(running).click_for_file("Take over a dossier…", tmp_path / "Rien.dossier")
    running.until(lambda: bool(running.said))
    running.settle()

    assert isinstance(running.program.window, StartPage)
    assert "damaged" in running.program.window.notice.text()
