"""An invented year of an invented office, as full as a report can be."""

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from csxl_desktop.domain.content.committee import SeatLine
from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts, Venue
from csxl_desktop.domain.content.members import MemberLine
from csxl_desktop.domain.content.report import (
    AxisPart,
    DateSpan,
    EvolutionRow,
    Figure,
    GroupPage,
    LabelledCount,
    MeetingPage,
    MemberChange,
    NewsLine,
    Outing,
    OutingKind,
    PartnerLine,
    PartnershipPage,
    Report,
    Section,
    ServiceMet,
    SessionLine,
    SpeakerLine,
    StaffLine,
    Testimonial,
)
from csxl_desktop.domain.content.shared import Link, OfficeIdentity, PersonName, Picture
from csxl_desktop.domain.rich_text import RichText

FAMILIES = ("Mme Odile Verbeke", "M. Łukasz Wiśniewski", "Mme Ελένη Παπαδοπούλου", "M. Дмитрий Соколов")
STRANGE = ("محمد العربي", "Zoé 😀 Lund", "A & B <asbl>", 'L’« Étape » "libre"', "Işıl Yıldız", "Đặng Thị Hoa")
PARAGRAPH = (
    "Les partenaires ont comparé leurs propres essais. Deux constats reviennent: la première visite se fait "
    "presque toujours sur le conseil d'un voisin, et personne ne sait, d'un service à l'autre, qui passe déjà "
    "chez qui. Comment le savoir? En se parlant; une fiche commune sera testée."
)


def rich(*blocks: dict[str, object] | str) -> RichText:
    """Blocks of text format v1; a string is a paragraph."""
    raw = [{"t": "p", "runs": [{"s": block}]} if isinstance(block, str) else block for block in blocks]
    return RichText.from_json({"v": 1, "blocks": [{"id": str(n), **block} for n, block in enumerate(raw)]})


def line(letters: str, kind: str = "bullet", level: int = 0) -> dict[str, object]:
    return {"t": "li", "list": kind, "level": level, "runs": [{"s": letters}]}


def photo(width: int = 640, height: int = 420, colour: str = "#7FB7BE") -> bytes:
    """A drawn picture: a sky, a hill and a sun."""
    image = Image.new("RGB", (width, height), colour)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.7, height * 0.1, width * 0.85, height * 0.33), fill="#F6D27A")
    draw.ellipse((-width * 0.2, height * 0.55, width * 0.8, height * 1.6), fill="#3B7A57")
    draw.ellipse((width * 0.4, height * 0.65, width * 1.4, height * 1.7), fill="#2F5D50")
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def logo() -> bytes:
    image = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for n, colour in enumerate(("#0B6B81", "#E0A84A", "#3B7A57")):
        draw.ellipse((20 + n * 110, 30, 160 + n * 110, 170), fill=colour)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def office() -> OfficeIdentity:
    return OfficeIdentity(
        name="Coordination Sociale de Sainte-Alix",
        short_name="CSSA",
        host="CPAS de Sainte-Alix",
        address=("Rue du Marché 10", "1099 Sainte-Alix"),
        phones=("02/555.01.23",),
        emails=("coordination@sainte-alix.example",),
        web="https://www.sainte-alix.example/coordination",
        logo=logo(),
    )


def person(number: int) -> str:
    names = (*FAMILIES, *STRANGE)
    return names[number % len(names)]


def members(count: int = 100) -> tuple[MemberLine, ...]:
    kinds = ("Maison de quartier", "(L’)Atelier", "Service social", "Centre de planning", "Les Amis & fils <asbl>")
    return tuple(
        MemberLine(n, f"{kinds[n % 5]} n° {n} – quartier des Tilleuls", person(n)) for n in range(1, count + 1)
    )


def meetings() -> tuple[MeetingPage, ...]:
    days = (date(2026, 2, 19), date(2026, 3, 10), date(2026, 4, 2), date(2026, 6, 1), date(2026, 10, 1))
    pages = [_assembly(number, day) for number, day in enumerate((*days, date(2026, 12, 10)), start=1)]
    themed = MeetingFacts("Rencontre thématique", "Le bail glissant", None, date(2026, 5, 7), venue=_venue())
    pages.insert(3, MeetingPage(themed, persons=Count(30, "about"), partners=Count(1), text=rich(PARAGRAPH)))
    return tuple(pages)


def _venue() -> Venue:
    return Venue("Maison de quartier des Tilleuls", ("Rue du Marché 10, 1099 Sainte-Alix",))


def _assembly(number: int, day: date) -> MeetingPage:
    women = (
        SpeakerLine(PersonName("Mme", "Odile", "Verbeke"), "Service des visites à domicile"),
        SpeakerLine(PersonName("Mme", "Fatou", "Keita"), "Service des visites à domicile"),
    )
    speakers = (women[:1], women, (*women, SpeakerLine(PersonName("M.", "Ελευθέριος", "Νικολάου"), "Repères")))
    return MeetingPage(
        facts=MeetingFacts("Assemblée générale", "Sortir de l’isolement", number, day, venue=_venue()),
        agenda=(
            "Approbation du PV de l’AG du 10 mars 2026",
            "Adhésion d’un nouveau membre: « Les Amis & fils <asbl> »",
            "Activités de la Coordination Sociale",
            "Actualités des membres",
            "Rencontre thématique: « Sortir de l’isolement »",
        ),
        persons=Count(20 + number),
        partners=Count(10 + number),
        speakers=speakers[number % 3],
        text=rich(PARAGRAPH, {"t": "quote", "runs": [{"s": "« On se connaissait de nom. »"}]}, PARAGRAPH),
        pictures=(Picture(photo(), "La salle des Tilleuls", "Vue de la salle"),) * (number % 3),
        links=(Link("La présentation", "https://www.sainte-alix.example/p/12"),) if number == 2 else (),
    )


def groups() -> tuple[GroupPage, ...]:
    sessions = tuple(
        SessionLine(date(2026, month, 12), persons=Count(8 + month), partners=Count(month)) for month in range(1, 8)
    )
    axes = (
        AxisPart(1, "Des fiches qui se lisent", f"{PARAGRAPH}\nUne, puis deux."),
        AxisPart(2, "Thé ou café?", aims="Choisir."),
    )
    partners = tuple(PartnerLine(f"Partenaire {n} des Tilleuls", member=n % 4 > 0) for n in range(1, 14))
    return tuple(
        GroupPage(
            name=name,
            text=rich(PARAGRAPH, line("un premier pas", "number"), line("un second", "number"), PARAGRAPH),
            axes=axes if name == "Aînés" else (),
            sessions=sessions[: 7 - 2 * place],
            partners=partners[: 13 - place],
            services_met=(ServiceMet("Le Vivier & Cie", "séance de mars", date(2026, 3, 12)),),
            links=(Link("Outil d’orientation", "https://www.sainte-alix.example/outil/sante"),),
            pictures=(Picture(photo(colour="#C9A6A6"), "Atelier"), Picture(photo(300, 500), "Affiche")),
        )
        for place, name in enumerate(("Aînés", "Logement", "Inégalités numériques", "Santé mentale"))
    )


def outings() -> tuple[OutingKind, ...]:
    walk = Outing(
        MeetingFacts("Marche exploratoire", "", None, date(2026, 6, 10)),
        stops=("Le Vivier", "Maison médicale des Tilleuls", "Emmaüs & fils"),
        persons=Count(20),
        partners=Count(12),
        text=rich(PARAGRAPH),
    )
    lunch = Outing(
        MeetingFacts("Midi", "Chez les voisins", None, date(2026, 6, 24), venue=_venue()),
        persons=Count(10, "range", 15),
        pictures=(Picture(photo(), "Autour de la table"),),
    )
    return (
        OutingKind("Marche exploratoire", "Marches exploratoires", (walk,)),
        OutingKind("Midi de la coordination", "Midis de la coordination", (lunch, lunch)),
    )


def partnerships() -> tuple[PartnershipPage, ...]:
    carnival = PartnershipPage(
        "Carnaval des Tilleuls",
        edition=15,
        organisers=("Cohésion sociale", "Atelier & Co"),
        role="takes_part",
        dates=(DateSpan(date(2026, 2, 18)),),
        text=rich(PARAGRAPH),
        pictures=(Picture(photo(), "Le cortège"),),
    )
    basin = PartnershipPage(
        "Bassin Sud",
        role="sits_in_council",
        period="toute l’année",
        where="au siège du bassin",
        text=rich(PARAGRAPH),
        counts=(LabelledCount(Count(3), "atelier", "ateliers"), LabelledCount(Count(1), "forum", "forums")),
    )
    fair = PartnershipPage(
        "Salon de l’orientation",
        dates=(DateSpan(date(2026, 4, 9), date(2026, 4, 10)),),
        text=rich(PARAGRAPH, PARAGRAPH),
    )
    return (carnival, basin, fair) * 3


def testimonials() -> tuple[Testimonial, ...]:
    said = rich("« Depuis cette matinée, on s'appelle.", "C'est un réseau qui compte! »")
    return (
        Testimonial(said, "Imane Zaoui", "assistante sociale", "Le Vivier"),
        Testimonial(rich(PARAGRAPH, line("un lieu"), line("des liens")), "Дмитрий Соколов", "", "A & B <asbl>"),
        Testimonial(rich(PARAGRAPH), "", "", "Une maison de quartier"),
    )


def sections() -> tuple[Section, ...]:
    table: dict[str, object] = {
        "t": "table",
        "header": True,
        "rows": [
            [[{"s": "Mission"}], [{"s": "Moyens"}]],
            [[{"s": "Relier"}], [{"s": "Assemblées, groupes & marches"}]],
        ],
    }
    introduction = rich(
        "En {year}, la coordination poursuit sa route.",
        {"t": "p", "runs": [{"s": "Elle compte "}, {"field": "member_count"}, {"s": " membres", "m": "b"}]},
        {"t": "p", "runs": [{"field": "unknown_field"}, {"s": " et "}, {"s": "un lien", "link": "https://a.example"}]},
        {"t": "h", "level": 1, "runs": [{"s": "Ses missions"}]},
        *(line(f"mission {n}") for n in range(1, 4)),
        table,
        {"t": "image", "attachment": "hill", "caption": "La colline", "width": 0.5},
        {"t": "image", "attachment": "lost", "caption": "La vallée"},
        PARAGRAPH,
    )
    return (
        Section("introduction", text=introduction),
        Section("members", "Membres de la Coordination Sociale", text=rich(PARAGRAPH)),
        Section("committee", text=rich(PARAGRAPH), closing=rich(PARAGRAPH)),
        Section("meetings", text=rich(PARAGRAPH, line("leur nature"), line("leur ampleur"), PARAGRAPH)),
        Section("groups", text=rich(PARAGRAPH)),
        Section("outings", text=rich(PARAGRAPH)),
        Section("team"),
        Section("partnerships", text=rich(PARAGRAPH)),
        Section("information", text=rich(PARAGRAPH)),
        Section("evaluation", text=rich(PARAGRAPH), closing=rich("Merci à chacun… et à l'année prochaine!")),
        Section("free", "Perspectives", text=rich(PARAGRAPH)),
    )


def full(language: str = "fr") -> Report:
    """The whole sample."""
    team = (
        StaffLine(PersonName("M.", "Jean", "Tilleul"), "coordinateur", 1.0, "0470000000", "jean@alix.example"),
        StaffLine(PersonName("Mme", "Ana", "Reis"), "assistante", 0.5, "", "ana@alix.example"),
    )
    figures = (
        Figure(Count(139), "participations", "Personnes présentes aux assemblées, additionnées", 120),
        Figure(Count(92), "partenaires", "Organisations distinctes par assemblée, additionnées", 92),
        Figure(Count(628), "abonnés", "", 485),
        Figure(Count(0), "marches", "", 2),
        Figure(Count(3666), "démarches", "", 0),
        Figure(Count(950, "more_than"), "personnes depuis 2004"),
        Figure(Count(26), "séances de groupe"),
    )
    return Report(
        year=2026,
        office=office(),
        number=22,
        language=language,
        cover_photo=Picture(photo(1200, 700), "Le marché, un matin de mai"),
        sections=sections(),
        members=members(),
        arrivals=(MemberChange("Le Vivier", date(2026, 3, 10)), MemberChange("A & B <asbl>")),
        departures=(MemberChange("La Rive", None, "cessation d’activité"),),
        committee=tuple(SeatLine(f"Service {n}", person(n), date(2025, 10, 3), date(2028, 10, 31)) for n in range(6)),
        meetings=meetings(),
        plurals={"Assemblée générale": "Assemblées générales"},
        groups=groups(),
        outings=outings(),
        team=team,
        partnerships=partnerships(),
        news=tuple(
            NewsLine(f"Actualité {n}", person(n), date(2026, 1 + n % 12, 5), ("mailing", "lettre")[: 1 + n % 2])
            for n in range(24)
        ),
        figures=figures,
        evolution_years=(2024, 2025, 2026),
        evolution=(EvolutionRow("Personnes", (101, 120, 139)), EvolutionRow("Partenaires", (None, 92, 92))),
        testimonials=testimonials(),
        attachments={"hill": photo()},
    )
