"""In which language the report of a year is printed; what stood was printed in French."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute("ALTER TABLE report_years ADD COLUMN language VARCHAR(2) DEFAULT 'fr' NOT NULL")
