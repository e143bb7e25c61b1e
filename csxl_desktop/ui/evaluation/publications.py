"""Publications et sources: one list for all years, forthcoming ones on top, then the newest."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from csxl_desktop.domain.evaluation_choices import PublicationState
from csxl_desktop.domain.library import Publication, Recommendation
from csxl_desktop.domain.library_words import PUBLICATION_KINDS, PUBLICATION_STATES
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.library import PublicationRow
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField

_TONES = {
    PublicationState.FORTHCOMING: "late",
    PublicationState.PUBLISHED: "neutral",
    PublicationState.ONLINE: "accent",
}


class PublicationPane(RecordPane):
    """The reference, then what a recommendation asks for."""

    ENTITY = Publication

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("Title"), required=True, limit=600), "title")
        self.kind = bind(ChoiceField(_("Kind"), choices(PUBLICATION_KINDS)), "kind")
        self.state = bind(ChoiceField(_("State"), choices(PUBLICATION_STATES)), "state")
        self.authors = bind(TextField(_("Authors")), "authors")
        self.issuer = bind(TextField(_("Issuer"), placeholder=_("who publishes or recommends")), "issuer")
        self.issued = bind(self.fuzzy_day(_("Date")), "issued_on", shows="issued")
        self.theme = bind(TextField(_("Theme")), "theme")
        self.language = bind(TextField(_("Language"), placeholder=_("French, Dutch…"), limit=20), "language")
        self.venue = bind(TextField(_("Published in"), placeholder=_("review, collection, event")), "venue")
        self.town = bind(TextField(_("Town")), "place")
        self.url = bind(TextField(_("Link"), limit=2000), "url")
        self.consulted = bind(self.day(_("Consulted on")), "consulted_on")
        self.copies = bind(NumberField(_("Copies printed")), "copies")
        self.contacts = bind(NumberField(_("People reached")), "contacts")
        self.text = bind(MultilineField(_("Note"), lines=2), "text")
        self.printed = bind(CheckField(_("Printed in the list")), "printed")
        self.recommendations = PartRows(
            place,
            Recommendation,
            (
                PartField("number", _("Number"), lambda: TextField("", placeholder=_("No."), limit=20), 1),
                PartField("theme", _("Theme"), lambda: TextField("", placeholder=_("Theme")), 3),
                PartField("text", _("What is recommended"), lambda: TextField("", placeholder=_("Text")), 7),
                PartField("addressee", _("To whom"), lambda: TextField("", placeholder=_("To whom")), 3),
            ),
            add_words=_("Add a recommendation"),
            thrown_words=_("Recommendation moved to the trash"),
            owner=lambda: {"publication_id": self.key(), "position": len(self.recommendations.lines()) + 1},
        )
        self._build()

    def _build(self) -> None:
        said = card_of("", 2, self.kind, self.state, self.authors, self.issuer, self.issued, self.theme)
        said.box.insertWidget(0, self.name)
        found = card_of(
            _("Where it is found"), 2, self.venue, self.town, self.url, self.consulted, self.language, self.printed
        )
        asked = Card(_("Recommendations"))
        asked.box.addWidget(self.recommendations)
        spread = card_of(_("How it was spread"), 2, self.copies, self.contacts, below=(self.text,))
        self.lay(said, found, asked, spread)

    def show_more(self, row: PublicationRow) -> None:
        self.recommendations.show_rows(row.recommendations)


class PublicationsPlace(ListPlace):
    """The bibliography of the office and the sources of its texts."""

    KEY = "publications"
    ENTITY = Publication
    PRINTED = True
    ORDERED = False
    WORDS = PlaceWords(
        title=N_("Publications and sources"),
        one=N_("Publication"),
        add=N_("New publication"),
        filter=N_("Filter by title, author, theme…"),
        icon="book-user",
        empty=N_("Nothing in the library yet"),
        how=N_("Write down what the office published, what others recommend, and the sources that your texts quote."),
        note=N_("Forthcoming ones on top, then the newest."),
    )

    def pane(self) -> RecordPane:
        return PublicationPane(self)

    def read(self) -> Callable[[], Sequence[PublicationRow]]:
        context = self.context
        return lambda: context.services.library.rows()

    def lines(self, row: PublicationRow) -> Lines:
        detail = " · ".join(part for part in (row.issued.written(), row.authors or row.issuer, row.theme) if part)
        pills = [(_(PUBLICATION_KINDS[row.kind]), "neutral")]
        if row.state is not PublicationState.PUBLISHED:
            pills.append((_(PUBLICATION_STATES[row.state]), _TONES[row.state]))
        return Lines(row.title, detail, ("book-user", "accent" if row.printed else "secondary"), tuple(pills))

    def new_values(self) -> Mapping[str, Any]:
        return {"title": _("New publication")}

    def document(self, language: str) -> Callable[[], Document]:
        context = self.context
        return lambda: context.services.library.document(language=language)

    def sum_up(self, rows: Sequence[PublicationRow]) -> str:
        return ngettext("{count} publication", "{count} publications", len(rows)).format(count=len(rows))
