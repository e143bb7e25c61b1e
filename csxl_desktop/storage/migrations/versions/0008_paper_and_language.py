"""The paper of the office, and for which documents it serves; the language of a year’s report, French until now."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE offices ADD COLUMN letterhead_id CHAR(32) CONSTRAINT fk_offices_letterhead_id_attachments "
        "REFERENCES attachments (id) DEFERRABLE INITIALLY DEFERRED"
    )
    op.execute("ALTER TABLE offices ADD COLUMN letterhead_use JSON")
    op.execute("ALTER TABLE report_years ADD COLUMN language VARCHAR(2) DEFAULT 'fr' NOT NULL")
