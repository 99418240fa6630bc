"""What every request goes through before a route sees it, as plain ASGI."""

from articlekit.app.web.middleware.body import BodyLimit
from articlekit.app.web.middleware.every_answer import Manners
from articlekit.app.web.middleware.hosts import HostCheck

__all__ = ["BodyLimit", "HostCheck", "Manners"]
