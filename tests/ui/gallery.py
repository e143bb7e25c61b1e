"""Every part of the kit on three pages, as pictures: `python -m tests.ui.gallery FOLDER` (light, dark, contrast)."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import load, sort_key
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.page import Page, PageEntry
from csxl_desktop.ui.qt_language import speak
from csxl_desktop.ui.widgets.badges import KindBadge, Pill
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button, primary_button
from csxl_desktop.ui.widgets.choices import FilterChips, SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.date_fields import DateField, TimeField
from csxl_desktop.ui.widgets.form import FormLayout, Splitter, scrolled
from csxl_desktop.ui.widgets.messages import EmptyState, Notice
from csxl_desktop.ui.widgets.month import DayItem, DayMark, MonthCalendar
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.search_popup import Result, ResultGroup
from csxl_desktop.ui.widgets.stepper import Stepper
from csxl_desktop.ui.widgets.text import Card, Figure, SectionLabel, Title, hairline, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField
from csxl_desktop.ui.widgets.year_strip import YearStrip
from csxl_desktop.ui.window_state import WindowState

STEPS = ("Préparer", "Convoquer", "Tenir", "Rédiger", "Envoyer", "Approuver")


@dataclass(frozen=True, slots=True)
class Meeting:
    id: UUID
    on: str
    kind: tuple[str, str]
    title: str
    counts: str
    state: tuple[str, str] | None


def _meeting(on: str, kind: str, title: str, counts: str = "—", state: tuple[str, str] | None = None) -> Meeting:
    colors = {"AG": "teal", "GT": "indigo", "MARCHE": "green", "MIDI": "amber", "RT": "plum"}
    return Meeting(uuid4(), on, (kind, colors[kind]), title, counts, state)


APPROVED = ("Approuvé", "good")
MEETINGS = (
    _meeting("jeu. 19 févr.", "AG", "I · Médiation de quartier", "12 · 9", APPROVED),
    _meeting("mar. 24 févr.", "GT", "Numérique · Guichets", "9 · 7", APPROVED),
    _meeting("mar. 10 mars", "AG", "II · Interprètes", "25 · 13", APPROVED),
    _meeting("jeu. 12 mars", "GT", "Numérique · Sondage", "11 · 9", APPROVED),
    _meeting("jeu. 2 avril", "AG", "III · Sortir de l’isolement", "34 · 21", ("Envoyé", "accent")),
    _meeting("mar. 21 avril", "MARCHE", "Trois maisons", "15 · 11", APPROVED),
    _meeting("mar. 5 mai", "GT", "Santé mentale · Accueil", "17 · 14", ("En retard", "late")),
    _meeting("jeu. 21 mai", "AG", "IV · Logement", "—", ("À faire", "neutral")),
    _meeting("jeu. 4 juin", "AG", "V · Énergie"),
    _meeting("ven. 11 sept.", "MIDI", "Chez un partenaire"),
    _meeting("jeu. 17 sept.", "AG", "VI · Rentrée"),
    _meeting("jeu. 10 déc.", "RT", "VII · Bilan", "—", ("Annulé", "wrong")),
)
COLUMNS: tuple[Column[Meeting], ...] = (
    Column("Date", lambda m: m.on, lambda m: m.on, width=98),
    Column("Activité", lambda m: m.title, lambda m: sort_key(m.title), badge=lambda m: m.kind),
    Column("Pers. · part.", lambda m: m.counts, lambda m: m.counts, align=Align.CENTER, width=84),
    Column("PV", lambda _m: "", lambda m: m.counts, state=lambda m: m.state, width=88),
)


class AgendaPage(Page):
    """The picture of the design, made of the kit."""

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.addWidget(Splitter("agenda", state, self._list(), self._record(), sizes=(480, 900)))

    def _list(self) -> QWidget:
        card = Card(padding=0)
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 4)
        top.addWidget(Title("2026"))
        top.addWidget(SegmentedSwitch("Vue", [("list", "Liste"), ("month", "Mois"), ("year", "Année")]))
        top.addStretch()
        top.addWidget(primary_button("Nouvelle réunion", "plus"))
        card.box.addLayout(top)
        model = RowTableModel(COLUMNS, lambda m: m.id)
        model.set_rows(MEETINGS)
        self.table = RowTable(model, "Réunions de 2026")
        self.table.choose(MEETINGS[4].id)
        card.box.addWidget(self.table, 1)
        card.box.setContentsMargins(1, 0, 1, 8)
        return card

    def _record(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        head = Card()
        line = QHBoxLayout()
        line.addWidget(Title("Assemblée générale III — Sortir de l’isolement"), 1)
        line.addWidget(button("Imprimer", "printer"))
        head.box.addLayout(line)
        head.box.addWidget(
            label("jeudi 2 avril 2026 · 9 h 30 – 12 h 00 · Maison de quartier des Tilleuls", "secondary")
        )
        stepper = Stepper()
        stepper.set_steps(STEPS, 4)
        head.box.addWidget(stepper)
        box.addWidget(head)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._agenda(), 2)
        columns.addWidget(self._people(), 1)
        box.addLayout(columns, 1)
        foot = QHBoxLayout()
        foot.addWidget(label("Envoyé à 102 membres le 10 avril · 1 remarque", "secondary"))
        foot.addStretch()
        foot.addWidget(button("Voir le PV"))
        foot.addWidget(primary_button("Inscrire la remarque"))
        box.addLayout(foot)
        return holder

    def _agenda(self) -> QWidget:
        card = Card("Ordre du jour et procès-verbal")
        for number, title, text in (
            ("1", "Approbation du PV de l’AG du 10 mars 2026", "Approuvé sans remarque."),
            ("2", "Activités de la Coordination Sociale", "Calendrier des rencontres citoyennes."),
        ):
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(label(number, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(title, "strong"))
            words.addWidget(label(text, wrap=True))
            line.addLayout(words, 1)
            card.box.addLayout(line)
        card.box.addWidget(hairline())
        card.box.addWidget(Notice("Le lieu n’est pas encore choisi.", "late", action="Choisir"))
        card.box.addWidget(Notice("Trois membres n’ont pas reçu l’invitation : adresse refusée.", "wrong"))
        card.box.addWidget(Notice("L’ordre du jour est complet.", "good"))
        card.box.addStretch()
        return card

    def _people(self) -> QWidget:
        card = Card()
        figures = QHBoxLayout()
        for value, word in (("34", "personnes"), ("21", "partenaires"), ("4", "nouvelles")):
            figures.addWidget(Figure(word, value))
        card.box.addLayout(figures)
        card.box.addWidget(SearchBox("Trois lettres puis Entrée…"))
        card.box.addWidget(
            EmptyState(
                "users",
                "Personne n’est encore inscrit",
                "Invitez les membres ou cochez-les ici.",
                action="Inviter les membres",
            ),
            1,
        )
        return card


class FieldsPage(Page):
    """Every field in every state."""

    def __init__(self) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addWidget(scrolled(self._form()), 2)
        box.addWidget(self._parts(), 1)

    def _form(self) -> QWidget:
        card = Card("Identité")
        form = FormLayout(3)
        name = TextField("Nom", required=True)
        name.set_value("Maison de quartier des Tilleuls")
        name.show_saved()
        short = TextField("Nom abrégé", hint="Tel qu’on l’écrit dans les tableaux")
        dutch = TextField("Nom néerlandais", placeholder="Buurthuis…")
        dutch.show_pending()
        mail = TextField("Courriel")
        mail.set_value("accueil@tilleuls")
        mail.show_refusal("Il manque la fin de l’adresse, par exemple « .be ».")
        kind = ChoiceField("Type", [("a", "Association"), ("s", "Service du CPAS")])
        day = DateField(
            "Membre depuis", lambda _text: date(2025, 4, 3), remark=lambda _day: "Vacances de printemps (FR)"
        )
        day.set_value(date(2025, 4, 3))
        hour = TimeField("De")
        hour.set_value(time(14, 30))
        count = NumberField("Équivalents temps plein", decimals=True, unit="ETP")
        count.set_value("1,5")
        parent = ReferenceField("Dépend de", lambda: [Option(1, "CPAS", "Administration centrale")])
        parent.set_value(1)
        check = CheckField("Peut être imprimé dans le répertoire")
        check.set_value(value=True)
        locked = TextField("Numéro d’entreprise")
        locked.set_value("0000.000.000")
        locked.setReadOnly(True)
        text = MultilineField("Description", placeholder="Ce que le lecteur du répertoire doit savoir")
        form.add(name, 2)
        form.add_all(short, dutch, mail, kind, day, hour, count, parent, locked, check)
        form.add(text, 3)
        card.box.addLayout(form)
        self.first = short
        card.box.addStretch()
        return card

    def _parts(self) -> QWidget:
        card = Card("Pièces")
        for widgets in (
            (
                button("Discret", "pencil"),
                primary_button("Principal", "plus"),
                button("Retirer", "trash-2", look="danger"),
            ),
            (link_button("Annuler", icon="undo-2"), icon_button("settings", "Réglages"), icon_button("x", "Fermer")),
            (KindBadge("AG"), KindBadge("GT", "indigo"), KindBadge("MARCHE", "green"), KindBadge("MIDI", "amber")),
            (Pill("Approuvé", "good"), Pill("En retard", "late"), Pill("Refusé", "wrong"), Pill("Envoyé", "accent")),
        ):
            line = QHBoxLayout()
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch()
            card.box.addLayout(line)
        chips = FilterChips([("m", "Membres"), ("o", "Organisations"), ("f", "Anciens")])
        chips.set_value({"m"})
        card.box.addWidget(chips, 0, Qt.AlignmentFlag.AlignLeft)
        off = primary_button("Désactivé")
        off.setEnabled(False)
        card.box.addWidget(off, 0, Qt.AlignmentFlag.AlignLeft)
        card.box.addWidget(SectionLabel("Vide"))
        card.box.addWidget(
            EmptyState(
                "calendar-days",
                "Aucune réunion en 2027",
                "Copiez le planning de 2026 ou créez la première.",
                action="Nouvelle réunion",
            ),
            1,
        )
        return card


class CalendarPage(Page):
    """A month and a year."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        card = Card(padding=12)
        items = [
            DayItem(n, date(2026, 5, day), kind, text, color, cancelled)
            for n, (day, kind, text, color, cancelled) in enumerate(
                (
                    (5, "GT", "Santé mentale · Accueil", "indigo", False),
                    (5, "CA", "Comité", "plum", False),
                    (12, "GT", "Numérique", "indigo", True),
                    (21, "AG", "IV · Logement", "teal", False),
                    (21, "RT", "Logement", "plum", False),
                    (21, "MIDI", "Repas", "amber", False),
                    (21, "GT", "Logement", "indigo", False),
                    (28, "MARCHE", "Trois maisons", "green", False),
                )
            )
        ]
        items += [DayItem(100 + m, date(2026, m, 3), "AG", "Assemblée", "teal") for m in (2, 3, 4, 6, 9, 12)]
        month = MonthCalendar(date(2026, 5, 19))
        month.set_items(items)
        month.set_marks({date(2026, 5, 1): DayMark("Fête du travail"), date(2026, 5, 14): DayMark("Ascension"),
                         date(2026, 5, 25): DayMark("Lundi de Pentecôte")})  # fmt: skip
        month.choose_item(3)
        strip = YearStrip(5)
        strip.set_items(items)
        card.box.addWidget(strip)
        card.box.addWidget(month, 1)
        box.addWidget(card)


def build(folder: Path) -> tuple[MainWindow, Jobs]:
    """The window of the pictures."""
    state = WindowState(folder / "gallery.json")
    jobs, errors = Jobs(), Errors()
    entries = (
        PageEntry("Home", "house", lambda _place: CalendarPage()),
        PageEntry("Directory", "book-user", lambda _place: FieldsPage()),
        PageEntry("Meetings", "calendar-days", lambda _place: AgendaPage(state), frozenset({"meeting"})),
        PageEntry("Working groups", "users", Page),
        PageEntry("Evaluation", "chart-column", Page),
    )
    window = MainWindow(
        entries,
        jobs=jobs,
        errors=errors,
        state=state,
        now=lambda: datetime(2026, 4, 2, 14, 3, tzinfo=UTC),
        year=2026,
        years=(2026, 2025),
    )
    window.status.set_fact("saved", "Enregistré à 14:03")
    window.status.set_fact("backup", "sauvegarde 13:30")
    window.status.set_fact("dossier", "dossier local")
    window.status.set_person("Camille Lambert")
    window.status.set_summary("102 membres · 42 activités en 2026")
    return window, jobs


def main(folder: Path) -> None:
    """Write the pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load(resources() / "locale", "fr")
    speak(app, "fr")
    theme.apply(app, "light", resources())
    window, jobs = build(folder)
    window.resize(1366, 768)
    window.show()
    for name in ("light", "dark", "contrast"):
        theme.apply(app, name, resources())
        for tab, page in enumerate(("calendar", "fields", "agenda")):
            window.show_tab(tab)
            if page == "fields":
                window.status.set_progress("Rapport d’activité", 62)
                window.undo_strip.offer("Maison de quartier des Tilleuls mise à la corbeille", lambda: None)
                fields = window.current_page()
                assert isinstance(fields, FieldsPage)
                window.activateWindow()
                fields.first.edit.setFocus()
            else:
                window.status.set_progress("", 100)
                window.undo_strip.leave()
            if page == "agenda":
                window.top.search.setText("logement")
                found = (Result("meeting", 1, "IV · Logement", "21 mai 2026"), Result("meeting", 2, "Santé mentale"))
                people = (Result("person", 3, "Aïcha Carlier", "Maison de quartier"),)
                window.show_results(
                    [ResultGroup("Réunions", "calendar-days", found), ResultGroup("Personnes", "user", people)]
                )
            app.processEvents()
            window.grab().save(str(folder / f"{page}-{name}.png"))
            window.top.search.clear()
            window.show_results([])
            window.grab().save(str(folder / f"{page}-{name}-plain.png"))
    window.close()
    jobs.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))
