"""Verified backups of a dossier: made, listed, checked, thinned out, put back."""
