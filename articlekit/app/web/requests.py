"""What may be asked: the bodies of requests."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from articlekit.language.tags import is_valid, normalize
from articlekit.model.article import Article

__all__ = [
    "IDEMPOTENCY_KEY",
    "JOB_ID",
    "LINE",
    "WEB",
    "ApproveRequest",
    "ArticlesRequest",
    "CheckRequest",
    "NoteText",
    "RenderRequest",
    "StructureRequest",
]

_NOTE = "Power failure at Northgate station\n- 06:52: lines A and C without power\n- no one was injured\n"


def _tag(tag: str) -> str:
    if not is_valid(tag):
        raise ValueError("it is no language tag (BCP 47): give one such as fr, pt-BR or zh-Hant")
    return normalize(tag)


Tag = Annotated[
    str,
    StringConstraints(min_length=2, max_length=35),
    AfterValidator(_tag),
    Field(
        description="Language tag (BCP 47).",
        examples=["fr", "pt-BR"],
        json_schema_extra={"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
    ),
]
Text = Annotated[str, StringConstraints(min_length=1)]
LINE, WEB = r"^[^\x00-\x1f\x7f]+$", r"^https?://"
JOB_ID, IDEMPOTENCY_KEY = "^[0-9a-f]{35}$", r'^"?[\x21\x23-\x7e]{1,255}"?$'
"""What a line of text, an address, the id of a job and a key look like."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=LINE)]
TemplateName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100),
    Field(description="Name of a template, as /v1/templates lists them.", examples=["fragment"]),
]
HouseTable = Annotated[
    dict[str, Any],
    Field(
        description="The house: the keys of a house file, in place of the house of the server.",
        examples=[{"headings": {"base_level": 3}, "severities": {"section-length": "off"}}],
    ),
]
RuleIds = Annotated[tuple[str, ...], Field(max_length=200, description="Ids of rules.")]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NoteText(_Request):
    """A note, or a list of notes in JSON, as it was typed."""

    text: Annotated[
        Text, Field(description="Plain text, Markdown, HTML or JSON; YAML front matter may head it.")
    ]
    name: Annotated[
        str | None,
        StringConstraints(min_length=1, max_length=200),
        Field(description="Name of its file: it gives the form by its ending, and the note its id."),
    ] = None
    language: Annotated[Tag | None, Field(description="Its language; detected if not given.")] = None
    title: Annotated[Line | None, Field(description="Its title, which is no statement.")] = None
    date: Annotated[Line | None, Field(description="When it happened (ISO 8601).")] = None
    place: Annotated[Line | None, Field(description="Where it happened.")] = None
    byline: Annotated[Line | None, Field(description="Who writes.")] = None
    sources: Annotated[
        tuple[Line, ...] | None, Field(max_length=50, description="Who is named as a source.")
    ] = None
    slug: Annotated[Line | None, Field(description="Short name for addresses.")] = None
    embargo: Annotated[Line | None, Field(description="Until when it is not published (ISO 8601).")] = None

    @property
    def meta(self) -> dict[str, Any]:
        """What is said about the note besides its text, by the keys of a note in JSON."""
        return self.model_dump(exclude={"text", "name", "language"}, exclude_none=True)


class _Rendering(_Request):
    template: Annotated[
        TemplateName | None, Field(description="What to render; nothing is rendered without.")
    ] = None
    house: HouseTable | None = None
    trace: Annotated[bool, Field(description="Mark every sentence with its statements.")] = False
    show_missing: Annotated[bool, Field(description="Put the open questions on the page, as a note.")] = False
    annotate: Annotated[
        bool, Field(description="Mark every finding on the page: an editor's copy, which is not published.")
    ] = False


class ArticlesRequest(_Rendering):
    """An order for the articles of a note."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"note": {"text": _NOTE, "name": "northgate"}, "template": "fragment"}]
        }
    )

    note: NoteText
    languages: Annotated[
        tuple[Tag, ...] | None,
        Field(
            min_length=1, max_length=50, description="Languages of the articles; the note's own if not given."
        ),
    ] = None
    engine: Annotated[
        str,
        StringConstraints(min_length=1, max_length=100),
        Field(description="What writes: extractive, or the engine that the operator offers, such as openai."),
    ] = "extractive"
    model: Annotated[
        str | None,
        StringConstraints(min_length=1, max_length=200),
        Field(description="Language model of the operator's engine: one that the operator allows."),
    ] = None
    callback: Annotated[
        str | None,
        StringConstraints(min_length=8, max_length=2_000, pattern=WEB),
        Field(description="Address that the job is posted to when it has ended; the answer is 202 then."),
    ] = None


class StructureRequest(_Rendering):
    """A flat text whose headings are to be put where they belong."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "The power failed at 06:52.\n\nTrains ran again at 09:45.\n\n"
                    "The headings would be:\n- Power failure\n- Trains run again\n",
                    "template": "markdown",
                }
            ]
        }
    )

    text: Annotated[Text, Field(description="Body and list of headings, as one text.")]
    name: Annotated[
        str | None, StringConstraints(min_length=1, max_length=200), Field(description="Name of its file.")
    ] = None
    language: Annotated[Tag | None, Field(description="Its language; detected if not given.")] = None


class CheckRequest(_Request):
    """A page or an article that is to be checked; exactly one of the two."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"html": "<h1>Power failure</h1><h3>At Northgate</h3><p>At 06:52.</p>"}]
        }
    )

    html: Annotated[Text | None, Field(description="An HTML page or fragment.")] = None
    article: Annotated[Article | None, Field(description="An article as JSON.")] = None
    note: Annotated[NoteText | None, Field(description="The note that it is held against.")] = None
    house: HouseTable | None = None
    select: Annotated[RuleIds, Field(description="Only these rules.")] = ()
    ignore: Annotated[RuleIds, Field(description="Not these rules.")] = ()


class RenderRequest(_Request):
    """An article that is to be rendered."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "article": {"language": "en", "headline": {"text": "Power failure at Northgate"}},
                    "template": "markdown",
                }
            ]
        }
    )

    article: Annotated[Article, Field(description="The article, as JSON.")]
    template: TemplateName
    house: HouseTable | None = None
    trace: Annotated[bool, Field(description="Mark every sentence with its statements.")] = False
    show_missing: Annotated[bool, Field(description="Put the open questions on the page, as a note.")] = False


class ApproveRequest(_Request):
    """An article that a person has read and approved."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "article": {"language": "en", "headline": {"text": "Power failure at Northgate"}},
                    "by": "Ada Example",
                    "at": "2026-03-04T18:00:00+01:00",
                }
            ]
        }
    )

    article: Annotated[Article, Field(description="The article, as JSON.")]
    by: Annotated[Line, Field(description="Who has read and approved it.")]
    at: Annotated[Line | None, Field(description="When (ISO 8601); now, if not given.")] = None
