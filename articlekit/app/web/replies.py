"""Replies of the pool as responses."""

import logging

from fastapi.responses import Response

from articlekit.app.web.pool import TooSlow
from articlekit.app.web.problems import Refused
from articlekit.app.web.reply import Reply
from articlekit.app.web.service import Service
from articlekit.app.web.work import Kind

__all__ = ["MEDIA_TYPE", "respond", "run"]

MEDIA_TYPE = "application/json"

_LOG = logging.getLogger(__name__)


def respond(reply: Reply) -> Response:
    """A reply as a response: the bytes are sent as they were made.

    Raises:
        Refused: it is a problem.
    """
    if reply.fault:
        _LOG.error("%s", reply.fault)
    if reply.failed:
        raise Refused.again(reply.body)
    return Response(reply.body, media_type=MEDIA_TYPE)


async def run(kind: Kind, order: bytes, service: Service) -> Reply:
    """Have an order done.

    Raises:
        Refused: it takes too long (503).
    """
    try:
        return await service.pool.run(kind, order)
    except TooSlow as error:
        detail = f"the work takes more than {service.options.patience:g} seconds: send less at once"
        raise Refused(503, detail, headers={"Retry-After": "30"}) from error
