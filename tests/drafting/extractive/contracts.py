"""House contracts for the tests: what newsrooms, status pages and templates of reports require."""

from articlekit.model.house import House, HouseHeadings

__all__ = ["CONTRACTS", "requiring"]


def requiring(*required: str, conclusion: bool = False) -> House:
    return House(headings=HouseHeadings(required=required, conclusion=conclusion))


CONTRACTS = {
    "newsroom": requiring("What happened|Was passiert ist|Les faits", "*", "What is next|Wie es weitergeht"),
    "status page": requiring("Summary", "Impact", "Root cause", "Resolution", "Next steps"),
    "report": requiring(
        "Summary", "Impact", "### Customer impact", "Root cause analysis", "Detection", "Lessons learned", "*"
    ),
    "weekly": requiring("Ce que l'on sait", "+", "Les réactions", "L'enquête", conclusion=True),
    "operations": requiring("発生状況", "影響", "原因", "対応", "再発防止策"),
    "signs": requiring("?", "Casualties", "*", "Background", "+"),
}
