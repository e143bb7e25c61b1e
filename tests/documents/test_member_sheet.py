"""The sheet of an organisation, read back from its PDF."""

from dataclasses import replace
from datetime import date

from csxl_desktop.documents import member_sheet
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import DirectoryEntry, EntryPerson, MemberSheet, MemberSheets, Reach
from tests.documents.reading import links
from tests.documents.trial_meeting import OFFICE, outline, pages, whole

ENTRY = DirectoryEntry(
    "k1",
    "Espace Rencontre",
    second_name="Ruimte Ontmoeting",
    short_name="ER",
    part_of="CPAS de Sainte-Alix",
    kind="Service",
    address=("Rue du Marché 10", "1099 Sainte-Alix"),
    reach=(Reach("phone", "026415621", "Accueil"), Reach("email", "er@exemple.be"), Reach("web", "https://www.er.be/")),
    people=(
        EntryPerson("Mme Odile Verbeke", "representative", "Directrice", (Reach("email", "odile@exemple.be"),)),
        EntryPerson("M. Samir Aït Lahcen", "other"),
    ),
    description="Un lieu d’accueil.\nOuvert à tous.",
    audience="Tout public",
    languages="fr, nl",
    member=True,
)
SHEET = MemberSheet(
    ENTRY,
    legal_form="asbl",
    joined_on=date(2022, 2, 15),
    charter_signed_on=date(2022, 2, 22),
    on_committee=True,
    committee_until=date(2028, 12, 9),
    other_names=("Le Relais",),
    categories=("Aide sociale", "Logement"),
    groups=("Seniors",),
    verified_on=date(2026, 8, 10),
)
SHEETS = MemberSheets(OFFICE, date(2026, 11, 21), (SHEET,), "en")


def test_the_sheet_tells_what_is_held_and_may_be_printed() -> None:
    (text,) = pages(member_sheet.render(SHEETS, Theme()))
    for expected in (
        "Situation on 21 November 2026", "Espace Rencontre", "Ruimte Ontmoeting · ER · CPAS de Sainte-Alix",
        "Rue du Marché 10 1099 Sainte-Alix", "02 641 56 21 (Accueil)", "www.er.be", "Member since 15/02/2022",
        "Charter signed on 22/02/2022", "On the steering committee until 09/12/2028", "10/08/2026",
        "Un lieu d’accueil. Ouvert à tous.", "Mme Odile Verbeke Directrice Representative odile@exemple.be",
        "M. Samir Aït Lahcen – – –", "Legal form asbl", "Categories Aide sociale, Logement", "Other names Le Relais",
        "Working groups Seniors",
    ):  # fmt: skip
        assert expected in text


def test_what_is_not_known_prints_nothing() -> None:
    bare = MemberSheet(DirectoryEntry("k", "Zèbre"))
    (text,) = pages(member_sheet.render(replace(SHEETS, sheets=(bare,)), Theme()))
    assert "Not a member" in text
    for absent in ("ADDRESS", "CONTACT", "People", "Further details", "VERIFIED"):
        assert absent not in text
    old = MemberSheet(DirectoryEntry("k", "Zèbre", member=True), on_committee=True)
    text = whole(member_sheet.render(replace(SHEETS, sheets=(old,)), Theme()))
    assert "Member since before the first record" in text
    assert "On the steering committee" in text


def test_each_organisation_has_a_page_and_a_bookmark() -> None:
    names = ["Élan", "Zèbre", "<b>&amp;</b>"]
    sheets = tuple(replace(SHEET, entry=replace(ENTRY, key=name, name=name)) for name in names)
    pdf = member_sheet.render(replace(SHEETS, sheets=sheets), Theme())
    assert outline(pdf) == names
    assert [name in page for name, page in zip(names, pages(pdf), strict=True)] == [True] * 3


def test_addresses_on_the_net_open() -> None:
    targets = {str(link["/A"]["/URI"]) for link in links(member_sheet.render(SHEETS, Theme())) if "/A" in link}
    assert targets == {"mailto:er@exemple.be", "https://www.er.be/", "mailto:odile@exemple.be"}


def test_a_long_text_goes_on_over_the_page() -> None:
    entry = replace(ENTRY, description="Un long texte. " * 900)
    text = pages(member_sheet.render(replace(SHEETS, sheets=(replace(SHEET, entry=entry),)), Theme()))
    assert len(text) > 1
    assert " ".join(text).count("texte.") == 900


def test_it_speaks_french() -> None:
    assert "Groupes de travail" in whole(member_sheet.render(replace(SHEETS, language="fr"), Theme()))
