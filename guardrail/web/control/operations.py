"""An operation of the API: where it is, who may do it, what it takes and gives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from pydantic import BaseModel

from guardrail.errors import UnauthorizedError
from guardrail.ports.access import Actor
from guardrail.web.control.services import Services

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that was let in: who, what of it is in the path, the query and the body, each read by its model."""

    services: Services
    actor: Actor | None  # None: only where the operation is public
    source: str  # the caller's address
    path: Mapping[str, str] = field(default_factory=dict)
    query: BaseModel | None = None
    body: BaseModel | None = field(default=None, repr=False)

    @property
    def officer(self) -> Actor:
        """Who calls."""
        if self.actor is None:
            raise UnauthorizedError
        return self.actor

    def sent(self, model: type[M]) -> M:
        """The body."""
        assert isinstance(self.body, model)
        return self.body

    def asked(self, model: type[M]) -> M:
        """The query."""
        assert isinstance(self.query, model)
        return self.query


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An answer that is not a model: a receipt, a proof, a copy."""

    body: bytes
    content_type: str
    name: str


Answer: TypeAlias = BaseModel | File | None
Handler: TypeAlias = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One line of the table. ``action``: what the access policy is asked; None: whoever is logged in may.

    An operation whose handler asks the policy itself (it needs to know what is meant) says so by ``asks_itself``.
    """

    method: str
    path: str
    name: str  # operationId
    handle: Handler
    action: str | None = None
    public: bool = False
    asks_itself: bool = False
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    files: tuple[str, ...] = ()  # content types, where the answer is a file
    status: int = 200
    fails: tuple[int, ...] = ()  # beyond what every operation may answer

    @property
    def summary(self) -> str:
        """What it does, in a sentence: its handler's."""
        return (self.handle.__doc__ or "").strip().partition("\n")[0]

    @property
    def tag(self) -> str:
        """The group it belongs to: the first segment of its path."""
        return self.path.split("/")[1]
