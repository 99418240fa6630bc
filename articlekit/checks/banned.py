"""What is said of a phrase that the house does not print."""

from articlekit.language.phrases import Obstacle, Place

__all__ = ["advice"]

_REASONS: dict[Obstacle, str] = {
    "quotation": "it is quoted: leave it, or quote less",
    "code": "it is part of an address or of code: leave it, or take that out",
    "joined": "write {!r}, and mend the word that is joined to it",
    "fact": "write {!r}, if the number or name that it changes is right then",
    "polarity": "write {!r}, if the sentence denies and doubts no more and no less then",
}


def advice(place: Place) -> str:
    """What to write in the place of a banned phrase, or why that takes an editor."""
    if place.obstacle is not None:
        wanted = _REASONS[place.obstacle].format(place.instead)
    else:
        wanted = f"write {place.instead!r}" if place.instead else "leave it out"
    return f"the house does not print {place.phrase!r}: {wanted}"
