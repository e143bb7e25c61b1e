"""The pictures of the Répertoire."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from csxl_desktop.system import clock
from tests.shots import DIRECTORY, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


IMPORTED = (
    "Organisation\tPrénom\tNom\tVille\tMembre depuis\n"
    "Les Nouveaux Tilleuls\tInès\tMorel\tIxelles\t01/03/2026\n"
    "\tPaul\tSans Maison\tIxelles\t\n"
    "Le Port Tranquille\tNoor\tHaddad\tUccle\tl’an dernier\n"
)


def _view(view: str, *, first: bool = True) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().list.turn_to(view)
        studio.settle()
        if first:
            studio.page().list.table().choose_first()

    return prepare


def _leaving(studio: "Studio") -> None:
    _view("committee")(studio)
    studio.settle()
    acts = studio.page().organisation.acts
    acts.open_act("leave", on=clock.today())
    studio.settle()


def _opened(kind: str, name: str, card: str = "") -> Callable[["Studio"], object]:
    """The record called `name`, scrolled to one of its cards."""

    def prepare(studio: "Studio") -> None:
        page = studio.page()
        page.list.turn_to("people" if kind == "person" else "organisations")
        studio.settle()
        row = next(row for row in page.list.model().rows() if getattr(row, "name", "") == name or _is(row, name))
        page.open_record(kind, row.id)
        studio.settle()
        panel = page.person if kind == "person" else page.organisation
        if card:
            studio.show_card(panel, getattr(panel.details, card))

    return prepare


def _is(row: Any, name: str) -> bool:
    return getattr(row, "full_name", "") == name


def _lists(key: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().open_tool("lists")
        studio.settle()
        studio.page().tool().turn_to(key)

    return prepare


def _filtered(studio: "Studio") -> None:
    page = studio.page()
    page.list.turn_to("organisations")
    studio.settle()
    page.list.facets.more.click()


def _two_records(studio: "Studio") -> None:
    """Two organisations side by side; nothing is merged."""
    studio.page().open_tool("duplicates")
    studio.settle()
    first, second = (option.id for option in studio.page().feed.organisations()[:2])
    studio.page().tool().compare(first, second)


def _import(studio: "Studio", *, on: str = "") -> Any:
    """The import page with members of the demonstration, some changed, and lines that need somebody."""
    page = studio.page()
    page.list.turn_to("members")
    studio.settle()
    rows = page.list.organisations.rows()[:-4]
    renamed = f"{rows[0].name} et environs\t\t\t\t\n" if rows else ""
    kept = "".join(f"{row.name}\tAnaïs\tVan Acker\tIxelles\t\n" for row in rows[1:3])
    same = "".join(f"{row.name}\t\t\t\t\n" for row in rows[3:])
    page.open_tool("import")
    tool = page.tool()
    tool.read_text(IMPORTED + renamed + kept + same)
    studio.settle()
    if on:
        tool.day.edit.setText(on)
        tool.day.flush()
        studio.settle()
    return tool


def _import_preview(studio: "Studio") -> None:
    _import(studio, on="31/12/2025").preview.table.choose_first()


def _import_changes(studio: "Studio") -> None:
    preview = _import(studio, on="31/12/2025").preview
    changed = next(at for at, line in enumerate(preview.model.rows()) if line.outcome.value == "changed")
    preview.table.selectRow(changed)


def _import_question(studio: "Studio") -> None:
    """A table of members in which no column is known for their name, with a line of totals."""
    page = studio.page()
    page.open_tool("import/members")
    page.tool().read_text(
        "Maisonnée\tPersonne de contact\tRue + n°\tCP + commune\tTél/GSM\tE-mail contact\n"
        "Les Pavots\tMme Anna Diop\tRue du Puits 4\t1099 – Sainte-Alix\t0470 12 34 56\tanna@pavots.example\n"
        "TOTAL : 1\t\t\t\t\t\n"
    )
    studio.settle()


def _import_kept(studio: "Studio") -> None:
    """An import written, two of its lines set aside."""
    tool = _import(studio)
    for _line in range(2):
        tool.preview.table.choose_first()
        tool.preview.detail.aside_button.click()
        studio.settle()
    tool.import_button.click()
    studio.settle()


def _earlier_imports(studio: "Studio") -> None:
    _import_kept(studio)
    studio.page().open_tool("import")
    studio.settle()
    studio.page().tool().earlier.imports.choose_first()
    studio.page().tool().earlier.aside.choose_first()


def _import_undo(studio: "Studio") -> None:
    page = studio.page()
    page.list.turn_to("members")
    studio.settle()
    row = next(row for row in page.list.organisations.rows() if row.name == "Les Nouveaux Tilleuls")
    page.open_record("organisation", row.id)
    studio.settle()
    page.organisation.identity.fields["city"].edit.setText("Sainte-Alix")
    page.organisation.identity.fields["city"].flush()
    studio.settle()
    page.open_tool("import")
    studio.settle()
    page.tool().earlier.imports.choose_first()
    page.tool().earlier.undo_button.click()


def _printed(which: str, page: int = 1) -> Callable[["Studio"], object]:
    """One of the printed lists, at a page that has letters."""

    def prepare(studio: "Studio") -> None:
        studio.page().print_list()
        studio.settle()
        view = studio.page().documents
        preview = view.panel.preview
        view.panel.shown.connect(lambda: preview.go_to_page(page), Qt.ConnectionType.SingleShotConnection)
        view.switch.set_value(which)
        view.switch.changed.emit(which)

    return prepare


def _selection(studio: "Studio") -> None:
    studio.page().close_tool()
    studio.page().use_selection("mail", every=True)


def _mailings(place: str) -> Callable[["Studio"], object]:
    def prepare(studio: "Studio") -> None:
        studio.page().open_tool("selections")
        studio.page().tool().show_place(place)

    return prepare


def _sheet_of_first(studio: "Studio") -> None:
    _view("members")(studio)
    studio.settle()
    studio.page().print_current()


def _published(studio: "Studio") -> None:
    _printed("directory", 5)(studio)
    studio.settle()
    studio.page().documents.publish.publish_here()


def _slip_entered(studio: "Studio") -> None:
    studio.page().open_tool("verification")
    studio.settle()
    tool = studio.page().tool()
    tool.open_slip(tool.held().slips[11])


def _contacts(studio: "Studio") -> None:
    """A contact typed in one line, and what was understood."""
    studio.page().open_tool("contacts")
    studio.settle()
    entry = studio.page().tool().entry
    entry.line.edit.setText("passe-muraille tel santé mentale mise en contact @Belhadj hier")
    entry.read_line()


def _personal(show: str) -> Callable[["Studio"], object]:
    """What stands in the place of a person's cards."""

    def prepare(studio: "Studio") -> None:
        _opened("person", "Solveig Hendrikx")(studio)
        getattr(studio.page().person, show)()

    return prepare


DIRECTORY_SHOTS = (
    Shot("repertoire-contacts", DIRECTORY, _contacts),
    Shot("repertoire-silence", DIRECTORY, lambda studio: studio.page().open_tool("silence")),
    Shot("repertoire-tout", DIRECTORY, _personal("show_everything")),
    Shot("repertoire-anonymiser", DIRECTORY, _personal("show_anonymising")),
    Shot("repertoire-effacer", DIRECTORY, _personal("show_erasing")),
    Shot("repertoire-membres", DIRECTORY, _view("members")),
    Shot("repertoire-organisations", DIRECTORY, _view("organisations")),
    Shot("repertoire-personnes", DIRECTORY, _view("people")),
    Shot("repertoire-comite", DIRECTORY, _view("committee", first=False)),
    Shot("repertoire-imprimer", DIRECTORY, lambda studio: studio.page().print_list()),
    Shot("repertoire-imprimer-brochure", DIRECTORY, _printed("directory", 5)),
    Shot("repertoire-imprimer-changements", DIRECTORY, _printed("changes")),
    Shot("repertoire-imprimer-fiche", DIRECTORY, _sheet_of_first),
    Shot("repertoire-publier", DIRECTORY, _published),
    Shot("repertoire-nouveau", DIRECTORY, lambda studio: studio.page().new_record()),
    Shot("repertoire-importer", DIRECTORY, lambda studio: studio.page().open_tool("import")),
    Shot("repertoire-acter", DIRECTORY, _leaving),
    Shot("repertoire-changements", DIRECTORY, lambda studio: studio.page().open_tool("changes")),
    Shot("repertoire-candidatures", DIRECTORY, lambda studio: studio.page().open_tool("candidates")),
    Shot("repertoire-elections", DIRECTORY, lambda studio: studio.page().open_tool("elections")),
    Shot("repertoire-textes", DIRECTORY, lambda studio: studio.page().open_tool("texts")),
    Shot("repertoire-verification", DIRECTORY, lambda studio: studio.page().open_tool("verification")),
    Shot("repertoire-fiche-rentree", DIRECTORY, _slip_entered),
    Shot("repertoire-fiche", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix")),
    Shot("repertoire-horaire", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix", "hours")),
    Shot("repertoire-neerlandais", DIRECTORY, _opened("organisation", "CPAS de Sainte-Alix", "dutch")),
    Shot("repertoire-champs", DIRECTORY, _opened("organisation", "Maison de quartier des Tilleuls", "tags")),
    Shot("repertoire-personne", DIRECTORY, _opened("person", "Solveig Hendrikx")),
    Shot("repertoire-filtres", DIRECTORY, _filtered),
    Shot("repertoire-listes", DIRECTORY, _lists("categories")),
    Shot("repertoire-etiquettes", DIRECTORY, _lists("tags")),
    Shot("repertoire-champs-propres", DIRECTORY, _lists("fields")),
    Shot("repertoire-doublons", DIRECTORY, lambda studio: studio.page().open_tool("duplicates")),
    Shot("repertoire-fusionner", DIRECTORY, _two_records),
    Shot("repertoire-importer-apercu", DIRECTORY, _import_preview),
    Shot("repertoire-importer-changements", DIRECTORY, _import_changes),
    Shot("repertoire-importer-question", DIRECTORY, _import_question),
    Shot("repertoire-importations", DIRECTORY, _earlier_imports),
    Shot("repertoire-annuler-importation", DIRECTORY, _import_undo),
    Shot("repertoire-selection", DIRECTORY, _selection),
    Shot("repertoire-diffusion", DIRECTORY, _mailings("lists")),
    Shot("repertoire-envois", DIRECTORY, _mailings("log")),
)
