"""What installers are made of; the heavy builds are tried by `make installer-check`."""
