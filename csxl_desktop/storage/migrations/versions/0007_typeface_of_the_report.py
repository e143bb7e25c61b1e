"""What the report of a year is set in; what stood keeps the letters it was printed with."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE report_years ADD COLUMN typeface VARCHAR(30) DEFAULT 'sans' NOT NULL "
        "CONSTRAINT ck_report_years_reporttypeface CHECK (typeface IN ('sans', 'serif', 'serif_text'))"
    )
