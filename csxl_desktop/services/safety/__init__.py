"""What keeps the dossier safe: backups, their second place, restoring, the export that reads without this program."""
