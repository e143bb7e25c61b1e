"""The tools of the directory, in the order of their menu; each is built when it is first opened."""

from csxl_desktop.i18n import N_
from csxl_desktop.ui.tool import ToolEntry

IMPORT, LISTS, DUPLICATES, TEXTS = "import", "lists", "duplicates", "texts"
MEMBERS_TABLE = "import/members"  # the import, for the office's own table of members

TOOLS = tuple(
    ToolEntry(key, title, icon, f"{__package__}.{module}", page)
    for key, title, icon, module, page in (
        (IMPORT, N_("Import a table"), "upload", "import_page", "ImportPage"),
        (DUPLICATES, N_("Duplicates"), "merge", "duplicates_page", "DuplicatesPage"),
        ("changes", N_("Changes of the year"), "calendar-check", "changes_page", "ChangesPage"),
        ("selections", N_("Lists and mailings"), "mail", "mailings_page", "MailingsPage"),
        ("candidates", N_("Candidates"), "door-open", "candidates_page", "CandidatesPage"),
        ("elections", N_("Elections"), "landmark", "elections_page", "ElectionsPage"),
        ("contacts", N_("Contact log"), "phone", "contact_log_page", "ContactLogPage"),
        ("silence", N_("Silence"), "eye-off", "silence_page", "SilencePage"),
        (TEXTS, N_("Office texts"), "file-text", "texts_page", "TextsPage"),
        ("verification", N_("Verification round"), "list-checks", "verification_page", "VerificationPage"),
        (LISTS, N_("Categories, types, tags, fields"), "list-checks", "lists_page", "ListsPage"),
    )
)
