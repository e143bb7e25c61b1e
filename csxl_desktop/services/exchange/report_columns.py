"""What the columns of the annual report and of Relecture are called and mean."""

from csxl_desktop.i18n import N_

COLUMNS: dict[str, tuple[str, str]] = {
    "closing": (N_("Closing text"), N_("What stands after the computed part.")),
    "annex": (N_("Annex"), N_("Yes: among the annexes, at the end.")),
    "responsible": (N_("Responsible"), N_("Who of the team writes it.")),
    "cover_photo": (N_("Cover photo"), N_("The picture of the cover; empty: that of the office.")),
    "accent": (N_("Colour"), N_("Colour of the headings, as #RRGGBB; empty: that of the office.")),
    "density": (N_("Density"), N_("How closely the lines stand.")),
    "typeface": (N_("Font"), N_("What it is set in.")),
    "charts": (N_("Charts"), N_("Codes of the charts printed; technical.")),
    "evolution_years": (N_("Years of evolution"), N_("How many years the table of evolution shows.")),
    "archived_at": (N_("Archived at"), N_("When it was archived.")),
    "archived_by": (N_("Archived by"), N_("Who archived it.")),
    "pdf": (N_("PDF"), N_("The file as it was printed.")),
    "rule": (N_("Rule"), N_("Code of the rule; technical.")),
    "fingerprint": (N_("Fingerprint"), N_("What tells this finding from others; technical.")),
    "accepted_by": (N_("Accepted by"), N_("Who accepted it.")),
    "accepted_at": (N_("Accepted at"), N_("When it was accepted.")),
}

# Where a table means something of its own.
SPECIAL: dict[tuple[str, str], tuple[str, str]] = {
    ("AcceptedFinding", "printed"): (N_("What was printed"), N_("The words that were found.")),
    ("ReportYear", "place"): (N_("Place"), N_("Where the report was approved.")),
}
