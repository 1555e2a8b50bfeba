"""Guardrail's own words for a decided turn, in the person's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrail.core.notice import Authority, NoticeFacts
from guardrail.core.texts import Catalogue
from guardrail.turn.case import Case, Said
from guardrail.types import Effect, Element, LegalBasis, LegalNotice, Pending, Purpose, RoutePolicy, Saying, Wording

QUESTIONS = {
    Purpose.SERVICE: Saying.CONSENT_QUESTION,
    Purpose.ANALYTICS: Saying.PURPOSE_ANALYTICS,
    Purpose.MARKETING: Saying.PURPOSE_MARKETING,
    Purpose.EMOTION: Saying.PURPOSE_EMOTION,
    Purpose.TRAINING: Saying.PURPOSE_TRAINING,
    Purpose.SALE: Saying.PURPOSE_SALE,
}
"""By which question a purpose is asked for."""


DEMANDED = frozenset(
    {
        Saying.ACCESS_RECEIVED,
        Saying.REQUEST_RECEIVED,
        Saying.ERASURE_DONE,
        Saying.CODE_GIVEN,
        Saying.CODE_REFUSED,
        Saying.LINKED,
    }
)
"""What the policy says of a demand before anybody knows how it stands. One at most in a decision."""


class Words:
    """Chooses wordings. ``operator`` is what the configuration says of whoever answers for the processing."""

    def __init__(self, catalogue: Catalogue, operator: NoticeFacts) -> None:
        self._catalogue = catalogue
        self._operator = operator

    def said(self, case: Case, told: Sequence[Said] | None = None) -> tuple[Wording, ...]:
        """What the decision has Guardrail say, in order; ``told`` takes the place of its word about a demand."""
        wordings: list[Wording] = []
        for saying in case.decision.says:
            if told is not None and saying in DEMANDED:
                wordings += [self._catalogue.told(each.saying, case.language, each.facts) for each in told]
            else:
                wordings.append(self._wording(saying, case))
        gone = not wordings or Effect.ERASE in case.decision.effects
        return (*wordings, *(() if gone else self._linked(case)))

    def carried(self, case: Case, *, asks: bool = True) -> tuple[Wording, ...]:
        """What the bot's next words carry before them: who is speaking and, with ``asks``, a question that
        could not be shown yet."""
        identity = [self.identity(case)] if case.decision.disclosure.due else []
        open_question = case.standing.unasked if asks else None
        asked = [self.question(open_question, case.language)] if open_question else []
        return (*identity, *asked, *(self._linked(case) if asks else ()))

    def _linked(self, case: Case) -> tuple[Wording, ...]:
        """That another account was linked with this one, which nobody said here yet."""
        if case.standing.pending is not Pending.LINK_TOLD:
            return ()
        return (self._catalogue.wording(Saying.LINKED_ELSEWHERE, case.language),)

    def identity(self, case: Case) -> Wording:
        """What is speaking, with the elements that the law wants said."""
        return self._catalogue.identity(case.language, case.decision.disclosure.elements or (Element.AUTOMATED,))

    def question(self, purpose: Purpose, language: str) -> Wording:
        """The consent question of a purpose: its text is the proof of what was shown (GDPR Art. 7(1))."""
        return self._catalogue.wording(QUESTIONS[purpose], language)

    def hash_of(self, wording: Wording) -> str:
        """SHA-256 (hex) of the very text."""
        return self._catalogue.hash_of(wording)

    def _wording(self, saying: Saying, case: Case) -> Wording:
        if saying is Saying.BOT_IDENTITY:
            return self.identity(case)
        if saying is Saying.CONSENT_STATE:
            return self._catalogue.consents(case.language, case.decision.allowed)
        if saying is Saying.PRIVACY_NOTICE:
            decision = case.decision
            facts = notice_facts(self._operator, case.route.policy, decision.legal, decision.jurisdictions)
            return self._catalogue.notice(case.language, facts)
        return self._catalogue.wording(saying, case.language)


def notice_facts(
    operator: NoticeFacts, policy: RoutePolicy, legal: LegalNotice | None, jurisdictions: tuple[str, ...]
) -> NoticeFacts:
    """The operator's facts, with what a route does and which law is in force there."""
    purposes = {Purpose(name): LegalBasis(basis) for name, basis in policy.purposes.items()}
    if policy.consent != "none":
        purposes[Purpose.SERVICE] = LegalBasis.CONSENT
    facts = replace(
        operator,
        purposes={each: purposes[each] for each in Purpose if each in purposes},
        jurisdictions=jurisdictions,
    )
    if legal is None:
        return facts
    return replace(
        facts,
        rights=legal.rights,
        authorities=tuple(Authority(name, url) for name, url in legal.authorities),
        retention_seconds=legal.retention_seconds,
    )
