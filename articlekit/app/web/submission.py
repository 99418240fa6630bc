"""Submission: an order for articles is answered at once, after some waiting, or with a job, and only once."""

import asyncio
import hashlib
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.answers import Refused
from articlekit.app.web.executor import TooSlow, engine_for
from articlekit.app.web.job_store import Job, job_json, job_url
from articlekit.app.web.operations import Kind, Reply
from articlekit.app.web.requests import ArticlesRequest
from articlekit.app.web.store import Store

if TYPE_CHECKING:
    from articlekit.app.web.service import Caller, Service

__all__ = ["MEDIA_TYPE", "IdempotencyKeys", "Submission", "respond", "run"]

_FIELD = "Idempotency-Key"
State = Literal["begun", "waits", "job", "answer"]
_STATES: dict[State, bytes] = {"begun": b"b", "waits": b"w", "job": b"j", "answer": b"a"}


@dataclass(frozen=True)
class Claim:
    """A key that a request came with, and what has come of the first request under it."""

    place: str
    fingerprint: bytes
    state: State = "begun"
    """Nothing yet, a job that the client waits for, a job that it was told of, or an answer."""
    body: bytes = b""
    """The body of the answer; of a job, its id."""


class IdempotencyKeys:
    """The idempotency keys of a server, each token's for itself.

    Source: draft-ietf-httpapi-idempotency-key-header.
    """

    def __init__(self, store: Store, *, keep: float, patience: float) -> None:
        """Open the book.

        Args:
            store: where it lies.
            keep: how long an answer is kept; seconds.
            patience: how long a request may be without an answer before it is taken for lost; seconds.
        """
        self._store = store
        self._keep = keep
        self._patience = patience

    def claim(self, key: str, *, owner: str, body: bytes) -> Claim:
        """Begin a request under its key, or learn what has come of the first one.

        Raises:
            Refused: the key was sent with another body (422), or the first request is not answered yet (409).
        """
        plain = key.removeprefix('"').removesuffix('"')
        place = "once:" + hashlib.sha256(f"{owner}\n{plain}".encode()).hexdigest()
        claim = Claim(place, hashlib.sha256(body).digest())
        if self._store.add(place, _bytes(claim), seconds=self._patience):
            return claim
        found = self._store.get(place)
        if found is None:
            return self.claim(key, owner=owner, body=body)
        kept = _claim(place, found)
        if kept.fingerprint != claim.fingerprint:
            raise Refused(422, "this key was sent with another body: take a new key", field=_FIELD)
        if kept.state == "begun":
            detail = "the first request with this key is not answered yet: ask again later"
            raise Refused(409, detail, field=_FIELD, headers={"Retry-After": "1"})
        return kept

    def keep(self, claim: Claim, state: State, body: bytes) -> None:
        """Keep what has come of a request; of a job, its id."""
        kept = replace(claim, state=state, body=body)
        self._store.put(claim.place, _bytes(kept), seconds=self._keep)

    def drop(self, claim: Claim) -> None:
        """Forget a request that came to nothing, so that it can be sent again."""
        self._store.delete(claim.place)


def _bytes(claim: Claim) -> bytes:
    return claim.fingerprint + _STATES[claim.state] + claim.body


def _claim(place: str, kept: bytes) -> Claim:
    state = next(name for name, sign in _STATES.items() if sign == kept[32:33])
    return Claim(place, kept[:32], state, kept[33:])


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


async def run(kind: Kind, order: bytes, service: "Service") -> Reply:
    """Have an order done.

    Raises:
        Refused: it takes too long (503).
    """
    try:
        return await service.pool.run(kind, order)
    except TooSlow as error:
        detail = f"the work takes more than {service.options.patience:g} seconds: send less at once"
        raise Refused(503, detail, headers={"Retry-After": "30"}) from error


_ACCEPTED = 202
_LOOK = 0.1
"""Seconds between two looks at whether a job has ended."""


class Submission:
    """One request for articles."""

    def __init__(self, service: "Service", caller: "Caller", claim: Claim | None = None) -> None:
        """Begin to answer.

        Args:
            service: the server.
            caller: whose order it is.
            claim: the idempotency key of the request, if it has one.
        """
        self._service = service
        self._caller = caller
        self._claim = claim

    async def answer(self, order: ArticlesRequest, *, as_job: bool) -> Response:
        """The articles or, where they take long or the client wants it so, a job.

        Raises:
            Refused: the order cannot be met.
        """
        engine_for(order, self._service.context)
        if order.callback is not None:
            await run_in_threadpool(self._service.callbacks.check, order.callback)
        body = order.model_dump_json().encode()
        if order.engine == "extractive" and not as_job:
            try:
                response = respond(await self._service.pool.run("articles", body))
            except TooSlow:
                return await self._accepted(await self._job(body, order, "job"))
            await self._keep("answer", bytes(response.body))
            return response
        examined = await run("examine", body, self._service)
        if examined.failed:
            return respond(examined)
        if as_job:
            return await self._accepted(await self._job(body, order, "job"))
        return await self._waited_for(await self._job(body, order, "waits"))

    async def answer_once(self, order: ArticlesRequest, *, as_job: bool) -> Response:
        """The same, for the first request with its key, which can be sent again if nothing came of it.

        Raises:
            Refused: the order cannot be met.
        """
        try:
            return await self.answer(order, as_job=as_job)
        except Refused:
            if self._claim is not None:
                await run_in_threadpool(self._service.idempotency_keys.drop, self._claim)
            raise

    async def answer_again(self) -> Response:
        """What was answered to the first request with this key; of a job, where it stands now.

        Raises:
            Refused: the job is not kept any longer.
        """
        claim = self._claim
        if claim is None or claim.state == "answer":
            return Response(claim.body if claim else b"", media_type=MEDIA_TYPE)
        job = await run_in_threadpool(self._service.jobs.find, claim.body.decode())
        if job is None:
            detail = "the job of this key is not kept any longer: take a new key"
            raise Refused(409, detail, field="Idempotency-Key")
        return await (self._waited_for(job) if claim.state == "waits" else self._accepted(job))

    async def _job(self, body: bytes, order: ArticlesRequest, state: State) -> Job:
        """The order as a job.

        Raises:
            Refused: too many wait already, of all (503) or of this token (429).
        """
        service = self._service
        await run_in_threadpool(self._check_room)
        job = await run_in_threadpool(
            service.jobs.create, body, owner=self._caller.owner, callback=order.callback
        )
        await self._keep(state, job.id.encode())
        await run_in_threadpool(service.job_workers.enqueue, job)
        return job

    def _check_room(self) -> None:
        """See that one job more may wait.

        Raises:
            Refused: it may not.
        """
        options, owner = self._service.options, self._caller.owner
        owners = [each for each, _ in self._service.jobs.open_ids()]
        if len(owners) >= options.most_jobs + options.workers:
            detail = "too many jobs wait to be begun: ask again later"
            raise Refused(503, detail, headers={"Retry-After": "60"})
        if owner and owners.count(owner) >= max(1, options.most_jobs // 2) + options.share:
            detail = "too many jobs of this token wait to be begun: ask again when some are done"
            raise Refused(429, detail, headers={"Retry-After": "60"})

    async def _waited_for(self, job: Job) -> Response:
        """The answer of a job if it ends soon, and otherwise the job.

        Raises:
            Refused: the job has failed.
        """
        loop, jobs = asyncio.get_running_loop(), self._service.jobs
        end = loop.time() + self._service.options.patience
        while loop.time() < end:
            now = await run_in_threadpool(jobs.find, job.id)
            if now is None or now.has_ended:
                reply = await run_in_threadpool(jobs.reply_of, job.id)
                return respond(reply) if reply is not None else await self._accepted(job)
            await asyncio.sleep(_LOOK)
        return await self._accepted(job)

    async def _accepted(self, job: Job) -> Response:
        now = await run_in_threadpool(self._service.jobs.find, job.id) or job
        reply = await run_in_threadpool(self._service.jobs.reply_of, job.id) if now.has_ended else None
        headers = {"Location": job_url(now), "Retry-After": "1"}
        return Response(job_json(now, reply), _ACCEPTED, headers=headers, media_type=MEDIA_TYPE)

    async def _keep(self, state: State, body: bytes) -> None:
        if self._claim is not None:
            await run_in_threadpool(self._service.idempotency_keys.keep, self._claim, state, body)
