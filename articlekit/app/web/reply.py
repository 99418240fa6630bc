"""Replies: what has come of an order, in the form in which it is kept and sent."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict

from articlekit.app.web.configuration import refused
from articlekit.app.web.problems import Broken, Problem, Refused, fault_of
from articlekit.errors import ArticlekitError, TemplateError

__all__ = ["Reply", "failure", "replied"]

_OK = 200


class Reply(BaseModel):
    """What has come of an order: a status, and the JSON of the answer or of the problem."""

    model_config = ConfigDict(frozen=True)

    status: int
    body: bytes
    fault: str = ""
    """For the log: what is wrong with the server, where it is the server that failed."""

    @property
    def failed(self) -> bool:
        """Whether the body is a problem."""
        return self.status != _OK


def replied(work: Callable[[], BaseModel | None]) -> Reply:
    """What has come of some work, as a reply.

    Raises:
        Broken: the work is not to go on.
    """
    try:
        answer = work()
    except Broken:
        raise
    except Refused as error:
        return _problem(error.problem)
    except TemplateError as error:  # its name was known: it is the operator's to mend, and to read about
        return failure(" ".join(str(error).split()))
    except ArticlekitError as error:
        return _problem(refused(error).problem)
    except Exception as error:  # noqa: BLE001 - whatever it was, somebody waits for a reply
        return failure(fault_of(error))
    return Reply(status=_OK, body=b"" if answer is None else answer.model_dump_json().encode())


def failure(fault: str) -> Reply:
    """The reply of a server that failed.

    Args:
        fault: what is wrong, for the log.
    """
    problem = Refused(500, "the server failed at it: ask whoever runs it").problem
    return _problem(problem).model_copy(update={"fault": fault})


def _problem(problem: Problem) -> Reply:
    return Reply(status=problem.status, body=problem.model_dump_json().encode())
