"""The annual report, read back."""

from dataclasses import replace
from datetime import date

import pytest

from csxl_desktop import i18n
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.links import link_rows
from csxl_desktop.documents.quotations import quoted
from csxl_desktop.documents.report import live_values, render
from csxl_desktop.documents.report.evaluation import _rows
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import (
    AxisPart,
    ContactLine,
    Figure,
    GroupPage,
    OutingKind,
    OwnFieldLine,
    Report,
    Section,
)
from csxl_desktop.domain.content.shared import Link, OfficeIdentity
from csxl_desktop.i18n import speaking
from csxl_desktop.system.paths import resources
from tests.documents import report_sample
from tests.documents.reading import bookmarks, language, page_texts, plain, reader, whole_text

THEME = Theme()
BARE = Report(2026, OfficeIdentity("Coordination Sociale de Sainte-Alix"))


@pytest.fixture(scope="module")
def full() -> bytes:
    """The whole sample, in French."""
    i18n.load(resources() / "locale", "en")
    return render(report_sample.full(), THEME)


def test_parts_stand_in_the_order_of_the_house(full: bytes) -> None:
    outer = [title for title, _page in bookmarks(full)]

    wanted = ["Membres de la Coordination Sociale", "I. ", "VI. ", "Aînés", "1. Carnaval", "9. Salon", "Perspectives"]
    places = [next(n for n, title in enumerate(outer) if title.startswith(start)) for start in wanted]
    assert places == sorted(places)


def test_contents_agree_with_the_bookmarks(full: bytes) -> None:
    contents = page_texts(full)[1]

    for title, page in bookmarks(full):
        if not title[0].isdigit():
            assert title in contents
            assert f"\n{page}" in contents


def test_assemblies_have_their_page_weekday_and_roman_number(full: bytes) -> None:
    titles = {title: page for title, page in bookmarks(full) if title.startswith(("I", "V"))}
    pages = page_texts(full)

    (second,) = (page for title, page in titles.items() if title.startswith("II. "))
    assert "mardi 10 mars 2026" in pages[second - 1]
    assert {"22", "12"} <= set(pages[second - 1].split())
    assert len(set(titles.values())) == len(titles)


def test_speakers_heading_agrees_in_gender_and_number(full: bytes) -> None:
    text = whole_text(full)

    assert [word in text for word in ("INTERVENANTE\n", "INTERVENANTES\n", "INTERVENANTS\n")] == [True] * 3
    assert "INTERVENANT\n" not in text


def test_every_member_prints_whatever_the_letters(full: bytes) -> None:
    text = whole_text(full)

    for name in ("Ελένη Παπαδοπούλου", "Дмитрий Соколов", "Łukasz", "Đặng Thị Hoa", "A & B <asbl>", "😀"):
        assert name in text
    assert all(f"n° {n} – quartier" in text for n in range(1, 101))
    assert "\ufffd" not in text


def test_pages_are_numbered(full: bytes) -> None:
    pages = page_texts(full)

    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1) if number > 1)


def test_same_report_same_bytes(full: bytes) -> None:
    assert render(report_sample.full(), THEME) == full


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_an_empty_report_is_a_valid_pdf_without_empty_headings(language: str) -> None:
    pdf = render(Report(2026, OfficeIdentity(""), language=language), THEME)

    assert len(reader(pdf).pages) == 1
    assert bookmarks(pdf) == []


def test_a_part_without_text_or_data_leaves_no_heading() -> None:
    only_members = replace(BARE, members=report_sample.members(1))

    pdf = render(only_members, THEME)

    assert len(bookmarks(pdf)) == 1
    assert len(reader(pdf).pages) == 3  # cover, contents, members


def test_a_part_of_text_alone_prints_under_its_title() -> None:
    pdf = render(replace(BARE, sections=(Section("outlook", "Perspectives", report_sample.rich("Plus loin.")),)), THEME)

    assert bookmarks(pdf) == [("Perspectives", 3)]
    assert "Plus loin." in page_texts(pdf)[2]


def test_a_figure_stands_beside_the_year_before_with_its_change(full: bytes) -> None:
    text = " ".join(whole_text(full).split())
    for words in ("485 l’année précédente (+29,5 %)", "2 l’année précédente (−100,0 %)", "0 l’année précédente"):
        assert words in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "3 666" in text.replace("\u00a0", " ").replace("\u202f", " ")


def test_live_fields_follow_the_data() -> None:
    text = report_sample.rich("{member_count} membres, {arrivals_in_words} arrivées en {year}, {other}")
    report = replace(BARE, members=report_sample.members(7), sections=(Section("introduction", text=text),))

    assert "7 membres, zéro arrivées en 2026, {other}" in whole_text(render(report, THEME))


def test_live_values_are_never_stale() -> None:
    with speaking("fr"):
        values = live_values(report_sample.full())

    assert (values["persons"], values["partners"]) == (str(sum(range(21, 27)) + 30), str(sum(range(11, 17)) + 1))
    assert (values["assemblies"], values["meetings"], values["report_number"]) == ("6", "7", "22e")


def test_one_walk_and_two_lunches_take_their_number() -> None:
    walks, lunches = report_sample.outings()
    none = OutingKind("Pique-nique", "Pique-niques")

    pdf = render(replace(BARE, outings=(walks, lunches, none)), THEME)

    assert bookmarks(pdf)[0][0] == "Marche exploratoire – Midis de la coordination"


def test_counts_keep_their_quality() -> None:
    page = replace(report_sample.meetings()[0], persons=Count(30, "more_than"), partners=None)
    pdf = render(replace(BARE, meetings=(page,)), THEME)

    assert "more than 30" in whole_text(pdf) or "plus de 30" in whole_text(pdf)


def test_a_meeting_known_by_its_date_alone_has_a_page() -> None:
    page = report_sample.meetings()[0]
    bare = replace(page, agenda=(), speakers=(), persons=None, partners=None, links=(), pictures=())
    bare = replace(bare, facts=replace(bare.facts, venue=None, title="", day=date(2026, 3, 1), precision="month"))

    assert "mars 2026" in whole_text(render(replace(BARE, meetings=(bare,)), THEME))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Merci à tous", "«\u00a0Merci à tous\u00a0»"),
        ("« Merci » à tous", "«\u00a0« Merci » à tous\u00a0»"),
        ("Merci à « tous »", "«\u00a0Merci à « tous »\u00a0»"),
        ("Merci à tous »", "«\u00a0Merci à tous\u00a0»"),
        ("« Merci à tous", "«\u00a0Merci à tous\u00a0»"),
    ],
)
def test_guillemets_of_a_testimonial_are_always_a_pair(typed: str, printed: str) -> None:
    with speaking("fr"):
        assert quoted(report_sample.rich(typed)).plain() == printed


def test_dutch_report_says_so() -> None:
    pdf = render(report_sample.full("nl"), THEME)

    assert language(pdf) == "nl-BE"
    assert "donderdag 19 februari 2026" in whole_text(pdf)
    assert "SPREEKSTER" in whole_text(pdf)


def test_small_offices_print_what_they_have() -> None:
    report = report_sample.full()
    short = replace(
        report,
        office=OfficeIdentity("Petite coordination"),
        number=None,
        cover_photo=None,
        committee=(replace(report.committee[0], elected_on=None, term_ends_on=None),),
        groups=(replace(report.groups[0], sessions=(), partners=(), services_met=(), links=()),),
        outings=(replace(report.outings[0], outings=()),),
        team=(replace(report.team[0], full_time=None, phone=""),),
        partnerships=tuple(
            replace(page, role=role)
            for page, role in zip(report.partnerships, ("organises", "co_organises", "relays"), strict=False)
        ),
        news=(replace(report.news[0], channels=()),),
        figures=(replace(report.figures[0], previous=0),),
        evolution=(),
        testimonials=(),
        language="en",
    )

    text = whole_text(render(short, THEME))

    for words in ("It is made up of one member:", "Working group", "Partnerships", "1 piece of news", "0 the year"):
        assert words in text


def test_assemblies_are_summed_and_shown_at_a_glance() -> None:
    with speaking("en"):
        pages = page_texts(render(replace(report_sample.full("en"), sections=(Section("meetings"),)), THEME))

    first = " ".join(pages[2].split())
    assert "These 6 assemblées générales brought together 141 people and 81 partners (participations)." in first
    assert "6 assemblées générales 141 81" in first


def test_an_uncertain_count_makes_an_uncertain_sum() -> None:
    sure, unsure = report_sample.meetings()[:2]
    meetings = (sure, replace(unsure, persons=Count(30, "more_than"), partners=None))

    text = whole_text(render(replace(BARE, meetings=meetings, language="en"), THEME))

    assert "about 51" in text
    assert f"and {sure.partners.number if sure.partners else 0} partners" in text


@pytest.mark.parametrize(
    ("typed", "printed"), [("Groupes de travail", "Groupe de travail"), ("Nos groupes", "Nos groupes"), ("", "Groupe")]
)
def test_the_house_title_of_a_part_follows_its_number(typed: str, printed: str) -> None:
    i18n.load(resources() / "locale", "fr")
    report = replace(BARE, groups=report_sample.full().groups[:1], sections=(Section("groups", typed),))

    assert bookmarks(render(report, THEME))[0][0].startswith(printed)


def test_a_group_stays_on_one_page_where_it_can() -> None:
    report = report_sample.full()
    groups = tuple(
        replace(
            report.groups[0], name=f"Groupe {n}", text=report_sample.rich(*["Une ligne."] * 3), pictures=(), links=()
        )
        for n in range(5)
    )

    pdf = render(replace(BARE, groups=groups, sections=(Section("groups"),), language="en"), THEME)

    contents = page_texts(pdf)[1]
    assert all(group.name in contents for group in groups)
    for title, page in bookmarks(pdf)[1:]:
        assert page_texts(pdf)[page - 1].count(f"{len(groups[0].partners)} partner") >= 1, title


def test_links_of_a_group_go_with_its_partners_to_the_next_page() -> None:
    group = replace(
        report_sample.full().groups[0], text=report_sample.rich(*["Une ligne."] * 3), outputs=(), pictures=()
    )

    pdf = render(replace(BARE, groups=(group,), sections=(Section("groups"),), language="en"), THEME)

    (page,) = [text for text in page_texts(pdf) if group.links[0].label in text]
    assert f"{len(group.partners)} partner" in page


def test_no_figure_stands_alone_in_its_row() -> None:
    figure = Figure(Count(3), "n")
    rows = {count: [len(row) for row in _rows([figure] * count)] for count in range(8)}

    assert rows == {0: [], 1: [1], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 6: [3, 3], 7: [3, 2, 2]}


def test_an_address_too_long_for_half_the_width_has_a_row_of_its_own() -> None:
    short = Link("Fiches", "https://exemple.brussels/a", qr=True)
    long = Link("Carnet", "https://coordination-sociale.exemple.brussels/carnet-numerique", qr=True)

    assert len(link_rows([short, short], THEME)) == 1
    assert len(link_rows([short, long], THEME)) == 2
    printed = whole_text(build(link_rows([short, long], THEME), theme=THEME, title="t"))
    assert long.url in printed.splitlines()


def test_a_partnership_says_where_it_was() -> None:
    page = next(page for page in report_sample.full().partnerships if page.where)

    text = whole_text(render(replace(BARE, partnerships=(page,), sections=(Section("partnerships"),)), THEME))
    assert f"Toute l’année · {page.where} · " in text


def test_axes_that_nothing_is_told_of_are_a_list() -> None:
    bare = (AxisPart(1, "Comprendre"), AxisPart(2, "Relier"))
    group = GroupPage("Seniors", axes=bare)
    told = (replace(bare[0], aims="Que chacun sache."), bare[1])

    listed, titled = (
        whole_text(render(replace(BARE, groups=(replace(group, axes=axes),)), THEME)) for axes in (bare, told)
    )
    assert "• Axe 1 – Comprendre\n• Axe 2 – Relier" in listed
    assert "• Axe" not in titled


def test_the_counting_rule_stands_under_the_figures() -> None:
    report = replace(BARE, figures=report_sample.full().figures, counting_note="Personnes : les présents.")

    assert "Personnes : les présents." in whole_text(render(report, THEME))


def test_a_walk_is_not_named_twice() -> None:
    walks, _lunches = report_sample.outings()
    facts = replace(walks.outings[0].facts, kind="Marche exploratoire", title="Marche Exploratoire")
    walks = replace(walks, outings=(replace(walks.outings[0], facts=facts),))

    assert "– Marche Exploratoire" not in whole_text(render(replace(BARE, outings=(walks,)), THEME))


def test_fields_of_the_office_s_own_stand_under_the_members() -> None:
    fields = (
        OwnFieldLine("Lits", (("Maison A", "12,5"), ("Maison B", "3")), "15,5"),
        OwnFieldLine("Accès", (("Maison A", "Oui"), ("Maison B", "Oui")), None, (("Oui", 2), ("Non", 0))),
        OwnFieldLine("Arrêt <tram>", (("Maison A", "Puits"), ("Maison B", "Ormes & Cie"))),
    )

    pdf = render(replace(BARE, members=report_sample.members(2), own_fields=fields), THEME)

    told = plain(page_texts(pdf)[-1])
    assert plain("Lits : 15,5 (2 membres ont répondu).") in told
    assert plain("Accès : Oui 2.") in told
    assert plain("Arrêt <tram> : Maison A (Puits), Maison B (Ormes & Cie).") in told


def test_contacts_stand_by_subject_and_month_with_their_sums() -> None:
    months = (2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    contacts = (ContactLine("Logement", months), ContactLine("", (1, *([0] * 11))))
    evaluation = (Section("evaluation"),)

    report = Report(2026, OfficeIdentity("Bureau"), language="en", sections=evaluation, contacts=contacts)
    text = " ".join(whole_text(render(report, Theme())).split())

    assert "Contacts by subject and month" in text
    assert "5 contacts with professionals or organisations were noted in 2026." in text
    assert "Logement 2 · · 1 · · · · · · · 1 4" in text
    assert "no subject 1 · · · · · · · · · · · 1" in text
    assert "Total 3 · · 1 · · · · · · · 1 5" in text


def test_one_subject_needs_no_sum_and_no_contact_no_heading() -> None:
    evaluation, months = (Section("evaluation"),), (1, *([0] * 11))
    bare = Report(2026, OfficeIdentity("Bureau"), language="en", sections=evaluation)

    one = whole_text(render(replace(bare, contacts=(ContactLine("Logement", months),)), Theme()))
    assert "1 contact with a professional or an organisation was noted in 2026." in one
    assert one.count("Total") == 1
    assert "Contacts" not in whole_text(render(bare, Theme()))


def test_the_last_testimonial_never_stands_alone_on_a_page() -> None:
    first = report_sample.full().testimonials[0]
    for count in range(8, 18):
        told = tuple(replace(first, text=report_sample.rich(f"Parole {n}.")) for n in range(count))

        pages = page_texts(render(replace(BARE, testimonials=told, sections=(Section("evaluation"),)), THEME))

        (page,) = [each for each in pages if f"Parole {count - 1}." in each]
        assert f"Parole {count - 2}." in page, count
