"""`GET /v1/rules`, `/v1/languages` and `/v1/templates`: what there is."""

from typing import Annotated

from fastapi import APIRouter, Path

from articlekit.app.notices import NOTICES, describe
from articlekit.app.web.access import caller_with
from articlekit.app.web.answers import (
    LanguageEntry,
    LanguagesAnswer,
    RuleAnswer,
    RuleEntry,
    RulesAnswer,
    TemplateEntry,
    TemplatesAnswer,
)
from articlekit.app.web.problems import Refused
from articlekit.app.web.routing import problems
from articlekit.app.web.service import ServiceOf
from articlekit.checks import RULES, document
from articlekit.language.keys import nearest
from articlekit.language.support import supported

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["reference"], responses=problems(), dependencies=[caller_with()])


@router.get("/rules", operation_id="listRules", summary="List the rules")
def list_rules() -> RulesAnswer:
    """Whatever a finding can be called, with a summary."""
    rules = (
        RuleEntry(id=rule.id, severity=rule.severity, scope=rule.scope, summary=rule.summary)
        for rule in RULES
    )
    notices = (
        RuleEntry(id=notice.id, severity=notice.severity, scope="writing", summary=notice.summary)
        for notice in NOTICES
    )
    return RulesAnswer(rules=(*rules, *notices))


@router.get("/rules/{rule_id}", operation_id="explainRule", summary="Explain a rule", responses=problems(404))
def explain_rule(
    rule_id: Annotated[str, Path(description="Id of the rule.", max_length=100, examples=["heading-skip"])],
) -> RuleAnswer:
    """What a rule finds, why, and how to mend it, in Markdown."""
    for notice in NOTICES:
        if notice.id == rule_id:
            return RuleAnswer(id=rule_id, severity=notice.severity, documentation=describe(notice))
    for rule in RULES:
        if rule.id == rule_id:
            return RuleAnswer(id=rule_id, severity=rule.severity, documentation=document(rule))
    near = nearest(rule_id, (each.id for each in (*NOTICES, *RULES))) or ":"
    raise Refused(404, f"there is no such rule{near} /v1/rules lists them", field="rule_id")


@router.get("/languages", operation_id="listLanguages", summary="List the languages")
def list_languages() -> LanguagesAnswer:
    """The languages that have a locale file; notes in others are read, arranged and checked too."""
    return LanguagesAnswer(
        languages=tuple(
            LanguageEntry(tag=row.tag, name=row.name, script=row.script, direction=row.direction)
            for row in supported()
        )
    )


@router.get("/templates", operation_id="listTemplates", summary="List the templates")
def list_all_templates(service: ServiceOf) -> TemplatesAnswer:
    """The templates that a request may name: built in, or the operator's own."""
    return TemplatesAnswer(
        templates=tuple(
            TemplateEntry(name=listed.name, media_type=form.media_type, builtin=listed.builtin)
            for listed, form in service.desk.templates()
        )
    )
