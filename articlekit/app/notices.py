"""Notices: findings that no rule makes, but the way in which an article came to be.

Whatever raises a finding with a new id describes it here; `articlekit rules` lists and explains it then,
and so does the table of rules in SARIF.
"""

from dataclasses import dataclass
from typing import Any, Literal

from articlekit import plugins
from articlekit.checks import Rule, document
from articlekit.model.finding import Severity

__all__ = ["NOTICES", "Notice", "catalogue", "describe"]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is to be known of a finding that no rule makes."""

    id: str
    severity: Severity
    summary: str
    what: str
    """When it is given."""
    why: str
    """Why an editor should know."""
    remedy: str
    """What to do about it."""
    example: str
    """A message, as it is printed."""

    @property
    def scope(self) -> Literal["writing"]:
        """What it is about, beside the scopes of rules."""
        return "writing"

    @property
    def documentation(self) -> str:
        """Summary and sections, in the form of a rule's docstring."""
        return (
            f"{self.summary}\n\n## What it says\n{self.what}\n\n## Why\n{self.why}"
            f"\n\n## What to do\n{self.remedy}"
        )


def catalogue() -> dict[str, Rule[Any] | Notice]:
    """All that a finding can be called: rules, those of plug-ins among them, then notices."""
    known: tuple[Rule[Any] | Notice, ...] = (*plugins.rules(), *NOTICES)
    return {each.id: each for each in known}


def describe(notice: Rule[Any] | Notice) -> str:
    """The documentation of a rule or notice as Markdown."""
    if not isinstance(notice, Notice):
        return document(notice)
    _, _, body = notice.documentation.partition("\n")
    return (
        f"# {notice.id}\n\n{notice.summary}\n\nSeverity: {notice.severity}. Said of articles "
        f"when they are written.\n\n{body.strip()}\n\n## Example\n\n```text\n{notice.example}\n```\n"
    )


NOTICES: tuple[Notice, ...] = (
    Notice(
        id="untranslated",
        severity="error",
        summary="A sentence of a translated article is the note's own.",
        what="In an article in another language than its note, a sentence of four words or more has\n"
        "nearly all its words from a statement that it cites. The model is asked for it again.",
        why="A model that is to translate sometimes copies, and the reader meets a foreign sentence.",
        remedy="Translate the sentence, or have it written again with more attempts.",
        example="note.txt lede[0].sentences[1]: error untranslated: "
        "it is the note's own sentence: translate it",
    ),
    Notice(
        id="judged-unsupported",
        severity="error",
        summary="A judge finds that the note does not carry a sentence.",
        what="What rules doubt is put before a language model (`--verify`), which says whether the note\n"
        "carries it. A no is an error, and the sentence is written again; where it cannot tell, it is a\n"
        "warning.",
        why="Who did what to whom is beyond rules.",
        remedy="Compare the sentence with the note.",
        example="note.txt lede[0].sentences[1]: error judged-unsupported: the judge finds that the note does "
        "not carry this: the clerk was hurt, not a customer",
    ),
    Notice(
        id="embargo-undated",
        severity="warning",
        summary="A note asks for an embargo, and does not say until when.",
        what="A line of the note says that it is not for publication, or not yet, and names no moment that\n"
        "can be told as a date and time.",
        why="What is published too early cannot be taken back.",
        remedy="Ask who sent it; write the moment in the front matter: `embargo: 2026-03-04T18:00+01:00`.",
        example="note.txt: warning embargo-undated: the note asks not to be published yet "
        "('Not before the family is told'): say until when",
    ),
    Notice(
        id="heading-unplaced",
        severity="warning",
        summary="A heading of a flat text heads nothing.",
        what="`structure` found a heading in the list, or a line that is marked as one, and no text that\n"
        "could stand under it. It stands in a list at the end, or as a paragraph where it was.",
        why="A section without text is no section, and a heading as a paragraph reads oddly.",
        remedy="Write text for it, put it in its place by hand, or take it out of the list.",
        example="text.txt: warning heading-unplaced: the heading 'Outlook' is not used: there is no text "
        "for it: it stands in a list at the end",
    ),
    Notice(
        id="sentence-divided",
        severity="warning",
        summary="Two headings share a sentence, which is cut between two clauses.",
        what="Two headings in a row found their place in one sentence. It is cut where a clause begins, and\n"
        "nowhere else; the wording is unchanged, so that the second part begins in the middle of a sentence.",
        why="Readers meet half a sentence under a heading.",
        remedy="Make two sentences of it, or do without one of the headings.",
        example="text.txt sections[1].paragraphs[0].sentences[0]: warning sentence-divided: the heading "
        "'Power fails' stands in the middle of a sentence, between 'The pump stopped at three,' and 'as "
        "the power failed.'",
    ),
    Notice(
        id="model-attempt",
        severity="info",
        summary="An attempt of the model came to nothing.",
        what="An answer could not be used, or none came; the article is that of another attempt.",
        why="Somebody may have paid for it, and a server that fails often wants to be looked at.",
        remedy="Nothing, if it happens once. Else try another model, or look at the server.",
        example="note.txt: info model-attempt: an attempt came to nothing: the answer is no JSON",
    ),
    Notice(
        id="model-failed",
        severity="warning",
        summary="The article is arranged from the note alone.",
        what="No attempt of the model gave an article that holds, so that the one at hand was made without\n"
        "it, as `--engine extractive` does, because `--fallback note` wants that.",
        why="It was to be written by a model, and is not.",
        remedy="Read the reason in the message; try again, with more attempts or another model.",
        example="note.txt: warning model-failed: the model gave no article that holds, this one is arranged "
        "from the note alone: errors are left in every draft: the number '15' is not in the note",
    ),
    Notice(
        id="model-replaced",
        severity="warning",
        summary="The note's own words stand in the place of what the model wrote.",
        what="After the last attempt a sentence or heading still had an error, or a model that writes part\n"
        "by part gave nothing of use for it. What it cites stands there instead, marked in the article by\n"
        "who wrote it.",
        why="The words of a note may read roughly among those of a model.",
        remedy="Read the sentence where it stands, and smooth it without changing what it says.",
        example="note.txt lede[0].sentences[0]: warning model-replaced: the model wrote '15 cellars were "
        "flooded.', the note's own words stand in its place (unsupported-number: the number '15' is not in "
        "the note; nearest is s2: 14 cellars were flooded)",
    ),
    Notice(
        id="model-cut",
        severity="warning",
        summary="Something that the model wrote is left out.",
        what="After the last attempt a sentence or heading still had an error, and the note had nothing to\n"
        "put in its place: it cites nothing, or the article is in another language.",
        why="What is left out may have been news that a correction would have saved.",
        remedy="Compare the message with the note; what is true can be written again.",
        example="note.txt: warning model-cut: the model wrote 'Residents praised the brigade.', which is "
        "left out (unsupported-sentence: nothing is cited for this; nearest is s3: No one was injured.)",
    ),
    Notice(
        id="model-left-out",
        severity="warning",
        summary="The article does not tell these statements of the note.",
        what="Lists the statements that no sentence of the model tells. Nothing is put in for them.",
        why="A model chooses; what it passes over may matter most.",
        remedy="Read them in the note, and add what belongs into the article.",
        example="note.txt: warning model-left-out: not in the article: s4 s7",
    ),
    Notice(
        id="model-budget",
        severity="warning",
        summary="The server went beyond what it was allowed.",
        what="An answer took more tokens than the request allowed for, so that the article cost more than\n"
        "`--max-tokens` or `--max-cost` wanted.",
        why="Not every server keeps to the limit that it is given, and some do not count what it thinks.",
        remedy="Look at the usage that is printed; take another server, or a lower limit.",
        example="note.txt: warning model-budget: the server wrote 4,200 tokens where 1,000 were allowed",
    ),
)
"""Every notice, in the order of the documentation."""
