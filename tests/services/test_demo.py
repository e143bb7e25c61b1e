"""The demonstration years come in whole, once, and quickly enough to be shown to a visitor."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from csxl_desktop.domain.categories import Category
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.office import Attachment, MeetingKind, Office
from csxl_desktop.services.demo import DemoRowError, load_demo, new_demo_workspace
from csxl_desktop.services.natural_keys import entities
from csxl_desktop.services.opening_facts import opening_facts
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.documents.reading_word import missing


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("demo") / "dossier"
    with new_demo_workspace(folder, AUTHOR, lambda: NOW, resources()) as workspace:
        yield workspace


def test_every_row_of_the_demonstration_is_a_record(demo: Workspace) -> None:
    with demo.database() as session:
        for entity in entities():
            path = resources() / "demo" / f"{entity.__tablename__}.json"
            if path.exists():
                rows = json.loads(path.read_text(encoding="utf-8"))
                assert session.scalar(select(func.count()).select_from(entity)) == len(rows), entity.__tablename__


@pytest.mark.parametrize(
    ("today", "shown"), [(date(2025, 6, 1), 2025), (date(2026, 6, 1), 2026), (date(2029, 6, 1), 2026)]
)
def test_its_last_year_is_shown_once_that_is_over(demo: Workspace, today: date, shown: int) -> None:
    facts = opening_facts(demo, today)

    assert facts.year == shown
    assert {shown, today.year + 1} <= set(facts.years)


def test_two_years_are_full(demo: Workspace) -> None:
    years = [year for year in demo.meetings.years() if len(demo.meetings.rows(year)) > 20]

    assert len(years) >= 2
    assert len(demo.directory.members(date(years[-1], 12, 31))) > 80
    assert len(demo.working_groups.groups()) == 4


def test_kinds_and_categories_stand_once(demo: Workspace) -> None:
    with demo.database() as session:
        codes = session.scalars(select(MeetingKind.code)).all()
        names = session.scalars(select(Category.name)).all()
        offices = session.scalar(select(func.count()).select_from(Office))

    assert sorted(codes) == sorted(set(codes))
    assert sorted(names) == sorted(set(names))
    assert offices == 1


def test_its_report_says_the_same_for_word(demo: Workspace) -> None:
    document = demo.documents.report(max(year for year in demo.meetings.years() if year < NOW.year))
    bare = replace(document.content, charts=(), tables_drawn=False)  # charts are pictures there
    document = replace(document, content=bare)

    assert missing(render(document), render_word(document)) == []


def test_photos_are_kept_by_content_and_used(demo: Workspace) -> None:
    with demo.database() as session:
        files = session.scalars(select(Attachment)).all()
        pictured = set(session.scalars(select(Picture.attachment_id)))

    assert pictured
    assert pictured <= {file.id for file in files}
    for file in files:
        content = attachments.read(demo.folder / "annexes", file.sha256)
        assert len(content) == file.size


def test_nothing_of_it_can_be_undone(demo: Workspace) -> None:
    with demo.database() as session:
        assert len(set(session.scalars(select(HistoryTransaction.label)))) == 1


def test_a_damaged_row_is_named_and_leaves_no_dossier(tmp_path: Path) -> None:
    broken = tmp_path / "resources"
    shutil.copytree(resources() / "demo", broken / "demo")
    path = broken / "demo" / "mandates.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows[2]["person"] = "Zéphyrin Inconnu"
    path.write_text(json.dumps(rows), encoding="utf-8")

    with pytest.raises(DemoRowError, match=r"mandates, row 3 .*Zéphyrin Inconnu"):
        new_demo_workspace(tmp_path / "dossier", AUTHOR, lambda: NOW, broken)

    assert not (tmp_path / "dossier" / FILE_NAME).exists()


def test_a_folder_without_demonstration_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    load_demo(workspace, tmp_path)

    assert workspace.directory.organisations() == []
