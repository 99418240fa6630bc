"""Titles with a capital for every word, as English ones of models have."""

import pytest

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.capitals import in_sentence_case
from tests.fakes.notes import read

NOTE = """\
Elevated error rates on checkout API

Root cause: A certificate on two of the nine payment proxies had expired on Monday.
Priya Lindqvist renewed it in Oslo.
The SQL server of Harbour Bank was not affected.
"""


def titled(title: str, language: str = "en") -> str:
    return in_sentence_case(title, Brief(note=read(NOTE), language=language))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Payment Proxy Certificates Expired, Alert Not Delivered",
            "Payment proxy certificates expired, alert not delivered",
        ),
        (
            "Certificate Expired on Monday, Priya Lindqvist Says",
            "Certificate expired on Monday, Priya Lindqvist says",
        ),
        (
            "The SQL Server of Harbour Bank Was Not Affected",
            "The SQL server of Harbour Bank was not affected",
        ),
        ("Proxies in Norway and Oslo Renewed at Once", "Proxies in Norway and Oslo renewed at once"),
        ("“All Proxies Removed”, Bank Says", "“All proxies removed”, Bank says"),
    ],
)
def test_only_names_keep_their_capitals(title: str, wanted: str) -> None:
    assert titled(title) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "Proxy certificates of Harbour Bank expired",
        "Certificate expired",
        "ALL PROXIES REMOVED AT ONCE",
        "原因は調査中",
        "",
    ],
)
def test_a_title_that_is_set_like_a_sentence_stays(title: str) -> None:
    assert titled(title) == title


def test_german_nouns_keep_their_capitals() -> None:
    assert titled("Zertifikate Zweier Server Abgelaufen", "de") == "Zertifikate Zweier Server Abgelaufen"
