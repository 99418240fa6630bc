"""The judge: a model that says whether the note carries doubtful sentences, in one request for all."""

from collections.abc import Mapping
from typing import Literal

from articlekit.drafting.drafter import AnswerError, Brief, Verdict
from articlekit.drafting.openai.answer import objects
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.prompting import Prompts, harmless, request_to_judge

__all__ = ["OpenAIJudge"]

_MOST = 60
"""Sentences that are asked about at once."""
_LONGEST = 200
"""Characters of a reason that are shown."""
_ANSWERS: dict[str, Literal["yes", "no", "unsure"]] = {"yes": "yes", "no": "no", "unsure": "unsure"}


class OpenAIJudge:
    """Asks a model whether the note carries sentences. It may be shared by threads."""

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client = client
        self._prompts = prompts

    def judge(self, claims: Mapping[str, str], brief: Brief) -> dict[str, Verdict]:
        """The verdicts on some sentences, by the ids that they are given under; those without are left out.

        Raises:
            EngineError: the server cannot be reached or refuses.
        """
        asked = [{"id": each, "text": harmless(text)} for each, text in [*claims.items()][:_MOST]]
        if not asked:
            return {}
        try:
            reply = self._client.ask(request_to_judge(asked, brief, self._prompts), brief.budget)
        except AnswerError:
            return {}
        found = {}
        for value in objects(reply.text, "verdict"):
            answer = _ANSWERS.get(str(value.get("verdict")).strip().lower())
            if value.get("id") in claims and answer is not None:
                why = " ".join(str(value.get("why") or "").split())[:_LONGEST]
                found[str(value["id"])] = Verdict(answer=answer, why=why)
        if found:
            self._client.keep(reply)
        return found
