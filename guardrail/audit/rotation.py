"""Rotates the log's signing key: the old one hands over to a new one, and is destroyed when all follow.

The hand-over is one transaction in the database; around it stand the pin and the key's files. After an
interruption at any point, calling this again goes on from what the database and the files say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from guardrail.audit.handovers import HandedOverError, handovers_in
from guardrail.audit.pin import Pin, PinnedLog
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Run, Tables
from guardrail.core import notes
from guardrail.core.ids import new_id
from guardrail.ports import Clock, Entropy


class Seeds(Protocol):
    """The seed in its files (:class:`guardrail.keys.signing.SigningKey`), which no other process rotates now."""

    @property
    def seed(self) -> bytes:
        """The seed in use."""
        ...

    @property
    def replaced(self) -> bool:
        """Whether only the old seed is left to be destroyed."""
        ...

    def next_seed(self) -> bytes:
        """The new seed, durable, and the same one until it is in use."""
        ...

    def withdraw(self) -> None:
        """Destroy the new seed, which nothing was signed with."""
        ...

    def replace(self) -> None:
        """Put the new seed in the old one's place; the old one stays beside it."""
        ...

    def destroy_old(self) -> None:
        """Destroy the old seed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """For the log of this name, pinned at ``pin.path``; ``look`` reads beside the commits."""

    run: Run
    look: Run
    tables: Tables
    pin: Pin
    origin: str
    seeds: Seeds
    clock: Clock
    entropy: Entropy

    async def rotate(self) -> notes.Verifier:
        """The key from now on. What was interrupted is finished, and nothing new begun then.

        Raises :class:`~guardrail.errors.IntegrityError` when the log is not whole, was rolled back, or was handed
        over elsewhere: the old key stays in use then.
        """
        if not self.seeds.replaced:
            new = await self._handed_over(self.seeds.next_seed())
            await self._pin_newest(new)
            self.seeds.replace()
        self.seeds.destroy_old()
        return notes.verifier_of(self.origin, self.seeds.seed)

    async def _handed_over(self, seed: bytes) -> bytes:
        """The new seed, once the log is its key's."""
        old, new = (notes.verifier_of(self.origin, each) for each in (self.seeds.seed, seed))
        handovers = await self.look(lambda connection: handovers_in(connection, self.tables, self.origin))
        if any((each.old, each.new) == (old, new) for each in handovers):
            return seed
        log = self._log(self.seeds.seed)
        try:
            await PinnedLog(log, self.pin, look=self.look, tables=self.tables, monotonic=lambda: 0.0).begin()
            await log.hand_over(seed, new_id("ent", self.entropy))
        except HandedOverError:
            self.seeds.withdraw()
            raise
        return seed

    async def _pin_newest(self, seed: bytes) -> None:
        """The pin follows before the file of the seed does: whoever starts in between finds the old key fenced."""
        log, verifier = self._log(seed), notes.verifier_of(self.origin, seed)
        await log.ready()
        handovers = await self.look(lambda connection: handovers_in(connection, self.tables, self.origin))
        self.pin.follow(verifier, handovers)
        await PinnedLog(log, self.pin, look=self.look, tables=self.tables, monotonic=lambda: 0.0).begin()

    def _log(self, seed: bytes) -> Sequencer:
        holder = new_id("ses", self.entropy)
        return Sequencer(self.run, self.tables, seed=seed, origin=self.origin, holder=holder, clock=self.clock)
