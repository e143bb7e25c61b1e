"""What the measurements work on: the demonstration, an assembly of 120 people, a directory of 11,000, plain texts."""

import dataclasses
import gc
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from csxl_desktop import i18n
from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.system import clock, paths
from tests import factories

AUTHOR = Author("Ana Test", "poste-1")
EXPECTED = 120
PNG = b"\x89PNG"
ORGANISATIONS, PEOPLE = 2_000, 11_000
DOUBLES = 20  # of the organisations
MANY = 100_000
_FIRST = ("Aïcha", "Bram", "Chloé", "Dimitri", "Élise", "Fatou", "Gjon", "Hélène", "Ilse", "Joséphine", "Koffi")
_LAST = ("Verbeke", "Aït Lahcen", "Nowak", "De Smedt", "Öztürk", "Mbuyi", "Peeters", "Rossi", "Łukasik", "Dubois")
_KIND = (
    "Maison médicale",
    "(Le) Centre",
    "Service social",
    "Maison de jeunes",
    "Asbl",
    "École",
    "Collectif",
    "(L’)Abri",
)
_PLACE = (
    "des Tilleuls",
    "du Puits",
    "de l’Écluse",
    "Saint-Roch",
    "des Glycines",
    "du Canal",
    "Marguerite",
    "des Œillets",
)


def as_the_program() -> None:
    """Look for cycles as rarely as the window does: with Python's own count four hundred pages take a third longer."""
    gc.set_threshold(*CYCLES_AFTER)


def demo(folder: Path) -> int:
    """The demonstration in `folder`; returns its last year that is over."""
    i18n.load(paths.resources() / "locale", "fr")
    with new_demo_workspace(folder, AUTHOR, clock.now_utc, paths.resources()) as workspace:
        return min(workspace.meetings.years())


def assembly(folder: Path, expected: int = EXPECTED) -> str:
    """A dossier with one assembly to which so many people are expected; returns the meeting's id."""
    on = date(2026, 3, 12)
    with new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale") as workspace:
        with workspace.database.begin(CREATION) as session:
            for number in range(expected):
                session.add_all(_representative(number))
        meeting = factories.meeting(workspace, BasicKind.PLENARY, on, theme="Se loger")
        workspace.attendance.invite_expected(meeting)
        lines = workspace.meetings.record(meeting).attendances
        assert len(lines) >= expected, len(lines)
        return str(meeting)


def _representative(number: int) -> Iterator[Any]:
    organisation = Organisation(name=f"{_KIND[number % 8]} {_PLACE[number // 8 % 8]} {number}")
    person = Person(first_name=_FIRST[number % 11], last_name=f"{_LAST[number % 10]}", civility="Mme")
    yield organisation
    yield person
    yield Membership(organisation_id=organisation.id, joined_on=date(2024, 1, 1))
    yield Mandate(person_id=person.id, organisation_id=organisation.id, function_title="Responsable")


def directory(folder: Path) -> None:
    """A dossier of 2,000 organisations and 11,000 people, each with a mandate."""
    with (
        new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale") as workspace,
        workspace.database.begin(CREATION) as session,
    ):
        organisations = [Organisation(name=_house(number)) for number in range(ORGANISATIONS - DOUBLES)]
        organisations += [Organisation(name=f"{_house(number).upper()} asbl") for number in range(DOUBLES)]
        session.add_all(organisations)
        for number in range(PEOPLE):
            person = Person(
                first_name=_FIRST[number % 11], last_name=f"{_LAST[number // 11 % 10]} {number}", civility="M."
            )
            session.add(person)
            session.add(Mandate(person_id=person.id, organisation_id=organisations[number % ORGANISATIONS].id))


def _house(number: int) -> str:
    return f"{_KIND[number % 8]} {_PLACE[number // 8 % 8]} {number}"


def empty(folder: Path) -> None:
    """A dossier with nobody in it."""
    new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale").close()


def contact_list(file: Path, *, mails: bool) -> None:
    """A hundred thousand people of 2,000 organisations, as an office exports them from its mail program."""
    heads = ["Civilité", "Prénom", "Nom", "Organisation", "Fonction", *(["E-mail"] if mails else [])]
    lines = [";".join(heads)]
    for number in range(MANY):
        names = (
            _FIRST[number % 11],
            f"{_LAST[number // 11 % 10]} {number}",
            f"Maison médicale {number % ORGANISATIONS}",
        )
        cells = ["M.", *names, "Responsable", *([f"p{number}@exemple.be"] if mails else [])]
        lines.append(";".join(cells))
    file.write_text("\n".join(lines), encoding="utf-8")


def plain_report(folder: Path, year: int, into: Path) -> dict[str, int]:
    """The words and pictures that the report prints, for bare ReportLab: as many words as ours has on paper."""
    with open_workspace(folder, AUTHOR, clock.now_utc) as workspace:
        document = workspace.documents.report(year)
        printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(render(document))).pages).split()
        texts = [text for text in _texts(document.content) if text.strip()]
        pictures = _pictures(document.content, into)
    words = sum(len(text.split()) for text in texts)
    # Titles, heads of tables and page numbers are no content: as many words are added, a dozen a paragraph.
    rest = printed[: max(len(printed) - words, 0)]
    texts += [" ".join(rest[start : start + 12]) for start in range(0, len(rest), 12)]
    source = {"texts": texts, "pictures": pictures}
    (into / "report.json").write_text(json.dumps(source), encoding="utf-8")
    return {"words": len(printed), "paragraphs": len(texts), "pictures": len(pictures)}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield from value.plain().split("\n")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in {"language", "attachments"}:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _pictures(value: object, into: Path) -> list[str]:
    found: list[str] = []
    for number, data in enumerate(_bytes(value)):
        path = into / f"picture-{number}.{'png' if data.startswith(PNG) else 'jpg'}"
        path.write_bytes(data)
        found.append(str(path))
    return found


def _bytes(value: object) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _bytes(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _bytes(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _bytes(each)


def held_assembly(folder: Path, year: int) -> str:
    """The id of the first assembly that was held in the year, whose minutes are written."""
    with open_workspace(folder, AUTHOR, clock.now_utc) as workspace:
        rows = [
            row for row in workspace.meetings.rows(year) if row.behaviour is BasicKind.PLENARY and row.minutes_state
        ]
    return str(rows[0].id)
