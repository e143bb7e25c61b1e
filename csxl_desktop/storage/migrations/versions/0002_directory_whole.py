"""The directory whole: further addresses, hours, tags, own fields, procedures, imports kept, selections, consents.

What stood keeps its values; the new columns start empty, everything printable as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# Table, column, type, what it starts with (None: empty), the table it points to.
_COLUMNS = (
    ("candidacies", "charter_file_id", sa.Uuid(), None, "attachments"),
    ("candidacies", "reason", sa.String(20000), "''", None),
    ("contact_channels", "returned_on", sa.Date(), None, None),
    ("mandates", "meeting_id", sa.Uuid(), None, "meetings"),
    ("memberships", "charter_version", sa.String(60), "''", None),
    ("memberships", "charter_file_id", sa.Uuid(), None, "attachments"),
    ("memberships", "welcomed_on", sa.Date(), None, None),
    ("memberships", "acknowledged_on", sa.Date(), None, None),
    ("organisation_aliases", "meeting_id", sa.Uuid(), None, "meetings"),
    ("organisation_kinds", "label_nl", sa.String(300), "''", None),
    ("organisations", "street_nl", sa.String(300), "''", None),
    ("organisations", "city_nl", sa.String(300), "''", None),
    ("organisations", "description_nl", sa.String(20000), "''", None),
    ("organisations", "audience_nl", sa.String(20000), "''", None),
    ("organisations", "opening_note", sa.String(300), "''", None),
    ("organisations", "printable", sa.Boolean(), "1", None),
    ("organisations", "merged_into_id", sa.Uuid(), None, "organisations"),
    ("people", "name_printable", sa.Boolean(), "1", None),
    ("people", "anonymised_on", sa.Date(), None, None),
    ("people", "merged_into_id", sa.Uuid(), None, "people"),
    ("seats", "election_id", sa.Uuid(), None, "elections"),
)


def upgrade() -> None:
    _create_tables()
    for table, column, kind, start, target in _COLUMNS:
        _add_column(table, column, kind, start, target)


def _add_column(table: str, column: str, kind: sa.types.TypeEngine, start: str | None, target: str | None) -> None:
    """In place: the batch mode of SQLite would copy each table and lose its checks."""
    words = [f"ALTER TABLE {table} ADD COLUMN {column}", kind.compile(op.get_bind().dialect)]
    if start is not None:
        words.append(f"DEFAULT {start} NOT NULL")
    if target is not None:
        words.append(f"CONSTRAINT fk_{table}_{column}_{target} REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED")
    op.execute(" ".join(words))


def _create_tables() -> None:
    op.create_table(
        "custom_fields",
        sa.Column(
            "subject",
            sa.Enum(
                "organisation", "person", name="fieldsubject", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("label_nl", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "number",
                "date",
                "choice",
                name="fieldkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("choices", sa.String(length=20000), nullable=False),
        sa.Column("in_report", sa.Boolean(), nullable=False),
        sa.Column("printable", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_fields")),
    )
    op.create_table(
        "directory_publications",
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_publications")),
    )
    op.create_table(
        "import_batches",
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("person", sa.String(length=300), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("transaction_id", sa.Uuid(), nullable=True),
        sa.Column("report", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
    )
    op.create_index(op.f("ix_import_batches_transaction_id"), "import_batches", ["transaction_id"], unique=False)
    op.create_table(
        "saved_searches",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "organisations", "people", name="searchsubject", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("criteria", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
    )
    op.create_table(
        "tags",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
    )
    op.create_table(
        "verification_rounds",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_rounds")),
    )
    op.create_table(
        "consents",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum(
                "contact_printed",
                "photo",
                "quotation",
                "newsletter",
                "expert_listed",
                name="consentscope",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_consents_attachment_id_attachments"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_consents_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_person_id"), "consents", ["person_id"], unique=False)
    op.create_table(
        "office_texts",
        sa.Column(
            "code",
            sa.Enum(
                "charter",
                "membership_form",
                "consents",
                "welcome_letter",
                "departure_letter",
                "check_slip",
                "election_call",
                "ballot",
                "letter",
                "directory_foreword",
                "personal_data",
                name="officetextcode",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("text_plain", sa.String(length=1000000), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_office_texts_attachment_id_attachments"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_texts")),
    )
    op.create_table(
        "set_aside_lines",
        sa.Column("import_batch_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.String(length=20000), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_how", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batches.id"],
            name=op.f("fk_set_aside_lines_import_batch_id_import_batches"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside_lines")),
    )
    op.create_index(op.f("ix_set_aside_lines_import_batch_id"), "set_aside_lines", ["import_batch_id"], unique=False)
    op.create_table(
        "contact_log",
        sa.Column("contact_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("professional", sa.String(length=300), nullable=False),
        sa.Column(
            "nature",
            sa.Enum(
                "information",
                "orientation",
                "putting_in_touch",
                "support",
                name="contactnature",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "way",
            sa.Enum(
                "phone",
                "mail",
                "visit",
                "meeting",
                "other",
                name="contactway",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("theme", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("noted_by", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_contact_log_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_contact_log_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_log")),
    )
    op.create_index(op.f("ix_contact_log_contact_on"), "contact_log", ["contact_on"], unique=False)
    op.create_index(op.f("ix_contact_log_organisation_id"), "contact_log", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_contact_log_person_id"), "contact_log", ["person_id"], unique=False)
    op.create_table(
        "custom_values",
        sa.Column("custom_field_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("value", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["custom_field_id"],
            ["custom_fields.id"],
            name=op.f("fk_custom_values_custom_field_id_custom_fields"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_custom_values_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_custom_values_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_values")),
    )
    op.create_index(op.f("ix_custom_values_custom_field_id"), "custom_values", ["custom_field_id"], unique=False)
    op.create_index(op.f("ix_custom_values_organisation_id"), "custom_values", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_custom_values_person_id"), "custom_values", ["person_id"], unique=False)
    op.create_table(
        "not_duplicates",
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("other_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("other_person_id", sa.Uuid(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_not_duplicates_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_not_duplicates_other_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_person_id"],
            ["people.id"],
            name=op.f("fk_not_duplicates_other_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_not_duplicates_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_duplicates")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_opening_hours_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
    )
    op.create_index(op.f("ix_opening_hours_organisation_id"), "opening_hours", ["organisation_id"], unique=False)
    op.create_table(
        "organisation_addresses",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("street", sa.String(length=300), nullable=False),
        sa.Column("street_nl", sa.String(length=300), nullable=False),
        sa.Column("postal_code", sa.String(length=20), nullable=False),
        sa.Column("city", sa.String(length=300), nullable=False),
        sa.Column("city_nl", sa.String(length=300), nullable=False),
        sa.Column("printable", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_addresses_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_addresses")),
    )
    op.create_index(
        op.f("ix_organisation_addresses_organisation_id"), "organisation_addresses", ["organisation_id"], unique=False
    )
    op.create_table(
        "tag_links",
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_tag_links_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_tag_links_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tags.id"], name=op.f("fk_tag_links_tag_id_tags"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag_links")),
    )
    op.create_index(op.f("ix_tag_links_organisation_id"), "tag_links", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_tag_links_person_id"), "tag_links", ["person_id"], unique=False)
    op.create_index(op.f("ix_tag_links_tag_id"), "tag_links", ["tag_id"], unique=False)
    op.create_table(
        "verification_slips",
        sa.Column("verification_round_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "post",
                "hand",
                "other",
                name="sendingchannel",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_verification_slips_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["verification_round_id"],
            ["verification_rounds.id"],
            name=op.f("fk_verification_slips_verification_round_id_verification_rounds"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_slips")),
    )
    op.create_index(
        op.f("ix_verification_slips_organisation_id"), "verification_slips", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_verification_slips_verification_round_id"),
        "verification_slips",
        ["verification_round_id"],
        unique=False,
    )
    op.create_table(
        "elections",
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("candidates_until_on", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("term_years", sa.Integer(), nullable=False),
        sa.Column("voters", sa.Integer(), nullable=True),
        sa.Column("blank_ballots", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_elections_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_elections")),
    )
    op.create_index(op.f("ix_elections_meeting_id"), "elections", ["meeting_id"], unique=False)
    op.create_table(
        "mailings",
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "post",
                "hand",
                "other",
                name="sendingchannel",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("selection", sa.String(length=300), nullable=False),
        sa.Column("saved_search_id", sa.Uuid(), nullable=True),
        sa.Column("mailing_list_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mailing_list_id"],
            ["mailing_lists.id"],
            name=op.f("fk_mailings_mailing_list_id_mailing_lists"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_mailings_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["saved_search_id"],
            ["saved_searches.id"],
            name=op.f("fk_mailings_saved_search_id_saved_searches"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailings")),
    )
    op.create_index(op.f("ix_mailings_meeting_id"), "mailings", ["meeting_id"], unique=False)
    op.create_table(
        "organisation_ends",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_organisation_ends_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_ends_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_ends_successor_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_ends")),
    )
    op.create_index(
        op.f("ix_organisation_ends_organisation_id"), "organisation_ends", ["organisation_id"], unique=False
    )
    op.create_table(
        "election_candidates",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("sector", sa.String(length=300), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("elected", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["election_id"],
            ["elections.id"],
            name=op.f("fk_election_candidates_election_id_elections"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_election_candidates_organisation_id_organisations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_election_candidates_person_id_people"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_candidates")),
    )
    op.create_index(op.f("ix_election_candidates_election_id"), "election_candidates", ["election_id"], unique=False)
