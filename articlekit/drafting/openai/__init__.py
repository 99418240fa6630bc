"""Drafting with a language model: any server that speaks OpenAI's chat completions."""

from articlekit.drafting.openai.cache import Cache
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.drafter import OpenAIDrafter
from articlekit.drafting.openai.piecework import OpenAIJudge
from articlekit.drafting.openai.prompting import Prompts
from articlekit.drafting.openai.server import OPENAI_URL, Server

__all__ = ["OPENAI_URL", "Cache", "Client", "OpenAIDrafter", "OpenAIJudge", "Prompts", "Server"]
