"""Preloading: what is loaded on first use is loaded before a request has to wait for it.

The server from which the processes of the pool are forked imports this module for that effect, and
nobody else does.
"""

from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.executor import begin
from articlekit.settings import Settings

__all__: list[str] = []

begin(WorkContext(settings=Settings()))
