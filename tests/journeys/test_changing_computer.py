"""The office gets another computer: the dossier is taken along in one file, and goes on there."""

import shutil
from pathlib import Path

from csxl_desktop.ui.start_page import StartPage
from tests.journeys.conftest import Start


def test_dossier_goes_on_elsewhere(start: Start, demo: Path, tmp_path: Path) -> None:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.press("Backups")
    sheet = running.page.backups
    assert sheet.carrying.button.isVisible()
    sheet.carrying.carry_away(tmp_path / "Sainte-Alix")
    running.until(lambda: "Sainte-Alix.dossier" in sheet.notice.text())
    shutil.rmtree(demo, ignore_errors=True)

    running.program.show_start_page()
    page = running.program.window
    assert isinstance(page, StartPage)
    page.take_over(tmp_path / "Sainte-Alix.dossier")
    running.until(lambda: not isinstance(running.program.window, StartPage))
    running.settle()

    assert "checked" in running.window.banner.text()
    assert running.ask(lambda services: services.folder.name) == "Sainte-Alix"
    assert running.ask(lambda services: len(services.meetings.rows(services.today().year))) > 40
    assert running.said == []


def test_damaged_file_leaves_the_first_page_with_the_reason(start: Start, tmp_path: Path) -> None:
    running = start()
    running.program.start()
    page = running.program.window
    assert isinstance(page, StartPage)
    (tmp_path / "Rien.dossier").write_bytes(b"PK\x03\x04 not whole")

    page.take_over(tmp_path / "Rien.dossier")
    running.until(lambda: bool(running.said))
    running.settle()

    assert isinstance(running.program.window, StartPage)
    assert "damaged" in running.program.window.notice.text()
