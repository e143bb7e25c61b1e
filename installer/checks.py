"""`python -m installer.checks [linux] [windows]`: what was built is installed and run as an office would."""

import sys

from installer import check_debian, check_wine

SYSTEMS = {"linux": check_debian.check, "windows": check_wine.check}

if __name__ == "__main__":
    for name in sys.argv[1:] or SYSTEMS:
        SYSTEMS[name]()
