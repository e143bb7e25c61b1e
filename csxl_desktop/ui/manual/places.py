"""Which chapter of the manual tells of the place where one stands."""

FIRST = "welcome"  # where nothing else is known

# A place is named by its tab and what is in front there; the longest beginning that is known counts.
CHAPTERS: dict[str, str] = {
    "start": "first-hour",
    "unlock": "passphrases",
    "home": "home",
    "home/settings": "settings",
    "home/acts": "history",
    "home/trash": "history",
    "home/kept": "erase-a-person",
    "home/bags": "meeting-bag",
    "home/shared": "two-computers",
    "home/protection": "passphrases",
    "home/backups": "backups",
    "directory": "directory",
    "directory/import": "import-a-table",
    "directory/duplicates": "import-a-table",
    "directory/changes": "members-come-and-go",
    "directory/candidates": "members-come-and-go",
    "directory/elections": "elections",
    "directory/selections": "mailings",
    "directory/texts": "settings",
    "directory/lists": "settings",
    "directory/new": "new-organisation",
    "directory/print": "print",
    "directory/labels": "labels",
    "directory/mail": "mailings",
    "directory/personal": "erase-a-person",
    "meetings": "before-an-assembly",
    "meetings/hold": "during-the-meeting",
    "meetings/write": "minutes",
    "meetings/send": "minutes",
    "meetings/approve": "minutes",
    "meetings/tell": "activity-report",
    "meetings/document": "print",
    "meetings/opening": "opening-a-year",
    "meetings/calendars": "opening-a-year",
    "meetings/year": "opening-a-year",
    "meetings/closed": "opening-a-year",
    "meetings/kinds": "settings",
    "meetings/blocks": "minutes",
    "meetings/minutes": "minutes",
    "meetings/redacted": "erase-a-person",
    "meetings/decisions": "decisions-and-actions",
    "meetings/actions": "decisions-and-actions",
    "meetings/newsletter": "newsletter",
    "groups": "working-groups",
    "evaluation": "evaluation",
    "evaluation/testimonials": "testimonials",
    "evaluation/campaigns": "testimonials",
    "evaluation/news": "newsletter",
    "evaluation/newsletters": "newsletter",
    "evaluation/subsidy": "subsidy",
    "evaluation/criteria": "subsidy",
    "evaluation/summary": "activity-report",
    "evaluation/report": "activity-report",
    "evaluation/relecture": "proofreading",
    "evaluation/handover": "change-computer",
    "room": "during-the-meeting",
    "updates": "updates",
    "about": "install",
    "who": "first-hour",
    "report-text": "activity-report",
    "text": "writing",
    "date": "writing",
}


def chapter_for(topic: str) -> str:
    """The chapter of a place, or of the one that it lies in."""
    while topic:
        if topic in CHAPTERS:
            return CHAPTERS[topic]
        topic, _slash, _last = topic.rpartition("/")
    return FIRST
