"""Access: who calls, whether they may, and how often."""

from typing import Annotated, Any

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from articlekit.app.web.problems import Refused
from articlekit.app.web.service import Service, ServiceOf
from articlekit.app.web.tokens import Token

__all__ = ["Caller", "caller_with", "is_open"]

_BEARER = HTTPBearer(
    scheme_name="token",
    description="A token made by `articlekit token create`; not needed on loopback while there is none.",
    auto_error=False,
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


class Caller:
    """Who calls: the id of a token, or nobody in particular."""

    def __init__(self, token: Token | None) -> None:
        self.owner = token.id if token else ""


def is_open(service: Service) -> bool:
    """Whether anybody who reaches the server may call it: on loopback, while no token was ever made."""
    return service.options.is_loopback and not service.tokens.any()


def _admitted(
    request: Request, scopes: SecurityScopes, credentials: Credentials, service: ServiceOf
) -> Caller:
    """Let a caller in.

    Raises:
        Refused: the caller has no valid token (401), none for this (403), or asks too often (429).
    """
    token = service.tokens.find(credentials.credentials) if credentials else None
    address = request.client.host if request.client else ""
    name = token.id if token else f"address {address}"
    request.state.caller = token.id if token else ""
    request.state.headers = service.rate_limiter.count(name)
    if token is None and credentials is None and is_open(service):
        return Caller(None)
    if token is None or token.state != "valid":
        raise _unauthorized(token, shown=credentials is not None)
    lacking = [scope for scope in scopes.scopes if scope not in token.scopes]
    if lacking:
        raise Refused(
            403,
            f"the token is not for {lacking[0]}: make one with --scope {lacking[0]}",
            field="Authorization",
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scopes.scope_str}"'},
        )
    return Caller(token)


def _unauthorized(token: Token | None, *, shown: bool) -> Refused:
    if not shown:
        detail = "a token is needed: send Authorization: Bearer and one made by `articlekit token create`"
        return Refused(401, detail, field="Authorization", headers={"WWW-Authenticate": "Bearer"})
    state = f"is {token.state}" if token else "is not known here"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return Refused(401, f"the token {state}: ask for another", field="Authorization", headers=headers)


def caller_with(*scopes: str) -> Any:
    """A caller whose token has these scopes, as the dependency of a route."""
    return Security(_admitted, scopes=list(scopes))
