"""The annual report: closing texts, who writes what by when, the look of a year, archives, findings accepted.

What stood keeps its values; the new columns start empty, everything printable as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_COLUMNS = (
    "closing JSON",
    "closing_plain VARCHAR(1000000) DEFAULT '' NOT NULL",
    "annex BOOLEAN DEFAULT 0 NOT NULL",
    "responsible_id CHAR(32) CONSTRAINT fk_report_sections_responsible_id_staff_members "
    "REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED",
    "due_on DATE",
)


def upgrade() -> None:
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE report_sections ADD COLUMN {column}")
    _create_report_years()
    _create_report_archives()
    _create_accepted_findings()


def _create_report_years() -> None:
    densities = sa.Enum(
        "airy", "normal", "dense", name="reportdensity", native_enum=False, create_constraint=True, length=30
    )
    op.create_table(
        "report_years",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("subtitle", sa.String(length=300), nullable=False),
        sa.Column("cover_photo_id", sa.Uuid(), nullable=True),
        sa.Column("approved_meeting_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("density", densities, nullable=False),
        sa.Column("charts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("evolution_years", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        _reference("report_years", "approved_meeting_id", "meetings"),
        _reference("report_years", "cover_photo_id", "attachments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_years")),
    )
    op.create_index(op.f("ix_report_years_year"), "report_years", ["year"], unique=False)


def _create_report_archives() -> None:
    op.create_table(
        "report_archives",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=False),
        sa.Column("archived_by", sa.String(length=300), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        _reference("report_archives", "pdf_id", "attachments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_archives")),
    )
    op.create_index(op.f("ix_report_archives_year"), "report_archives", ["year"], unique=False)


def _create_accepted_findings() -> None:
    op.create_table(
        "accepted_findings",
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("printed", sa.String(length=20000), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=20000), nullable=False),
        sa.Column("accepted_by", sa.String(length=300), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_findings")),
    )
    op.create_index(op.f("ix_accepted_findings_fingerprint"), "accepted_findings", ["fingerprint"], unique=False)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, initially="DEFERRED", deferrable=True)
