"""placeholder"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    source: str
    document: bool = False
    language: str = "und"

    def place(self, offset: int) -> tuple[int, int]:
        return (1, 1)


def read_page(html: str) -> Page:
    return Page(html)
