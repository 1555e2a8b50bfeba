"""English."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"please|pls|plz|thanks|thank you|thx|hi|hello|hey|ok so|kindly|now|right now|immediately|asap|sir|madam|guardrail|bot"

_ASK = r"(?:(?:i (?:want|wish|need|would like|'d like|d like)|i'd like|i request|i demand)(?: you)? to |(?:can|could|would|will) you (?:please )?|you (?:must|should|have to) |i want you to |let me )?"
_MINE = r"(?:all (?:of )?)?(?:my|the) (?:personal |private |stored |saved )?(?:data|info|information|details|account|profile|chat history|history|conversation|conversations|messages|chats|records)"
_STORED = r"(?: (?:that )?(?:you (?:have|hold|store|stored|keep|collected|saved)|you've (?:stored|collected|saved))(?: (?:about|on|of) me)?)?(?: and (?:account|data|messages))?"

PATTERNS = {
    Intent.YES: (
        r"y|ye|yes|yep|yeah|yea|yup|sure|of course|certainly|absolutely|definitely|ok|okay|k|alright|all right|fine|agreed?|i (?:do )?agree|i accept|accept|"
        r"i consent|yes i (?:do|agree|accept|consent|confirm|am|will)|(?:yes|ok|okay|sure) (?:that's |thats |that is )?(?:fine|ok|okay|good)|confirm(?:ed)?|i confirm|go ahead|"
        r"that's (?:fine|ok|okay)|sounds good|yes go ahead|no problem|you may|i'm ok with (?:that|this|it)|yes delete (?:it|everything|my data)|correct",
    ),
    Intent.NO: (
        r"n|no|nope|nah|no way|never|not now|no thanks?|no thank you|i (?:do not|don't|dont) (?:agree|accept|consent|want (?:that|this|it|to))|"
        r"(?:no )?i (?:disagree|refuse|decline)|decline|refuse|disagree|(?:i'd )?rather not|no i (?:don't|dont|do not)(?: (?:agree|accept|consent))?|cancel|"
        r"no cancel|keep (?:it|my data|everything)|do not|don't|absolutely not|of course not|not really",
    ),
    Intent.WITHDRAW: (
        r"stop|stop all|stop it|quit|unsubscribe(?: me)?|opt ?out|i (?:want to )?opt out|end|leave me alone|stop (?:messaging|contacting|texting|writing)(?: (?:to )?me)?|"
        rf"{_ASK}(?:withdraw|revoke|cancel|take back|retract) (?:my )?(?:consent|permission|agreement|authori[sz]ation)|"
        r"i no longer (?:agree|consent)|i (?:don't|do not) (?:agree|consent) any ?(?:more|longer)|i withdraw|i (?:hereby )?(?:withdraw|revoke) (?:my )?(?:consent|permission)(?: to (?:the )?(?:processing|use) of my (?:personal )?data)?|"
        r"stop (?:processing|using|storing|collecting) (?:all )?my (?:personal )?(?:data|information|info|messages)|i changed my mind about consent",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:delete|erase|remove|forget|wipe|destroy|purge|clear) {_MINE}{_STORED}|"
        rf"{_ASK}(?:delete|erase|forget|remove) (?:everything|anything|all)(?: (?:that )?(?:you (?:have|know|store|hold)|i (?:wrote|said|told you)))?(?: (?:about|on|of) me)?|"
        rf"{_ASK}(?:forget|delete|erase) me|{_ASK}(?:exercise|use|invoke) my right to (?:erasure|be forgotten|deletion)|right to (?:erasure|be forgotten)|"
        r"(?:data )?(?:deletion|erasure) request|(?:i want |i'd like |i would like )?my (?:personal )?(?:data|information|account|messages) (?:to be )?(?:deleted|erased|removed)|"
        r"gdpr (?:delete|erase|deletion|erasure)(?: request)?|delete (?:all )?data",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:see|get|have|access|download|export|receive|show me|send me|give me|tell me) (?:a copy of )?{_MINE}{_STORED}|"
        r"(?:what|which) (?:personal )?(?:data|information|info) (?:do you|have you) (?:have|hold|store|keep|stored|collected|know)(?: (?:about|on|of) me)?|"
        r"what do you know about me|(?:data )?(?:subject )?access request|export my data|privacy(?: policy)?|subject access request",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:so |but |wait |hey |um |and |tell me |honestly |seriously )*(?:are|r) (?:you|u|ya) (?:really |actually |even |just |like |still )*(?:an? )?(?:real |actual |live |living |chat ?)?(?:ai|a i|bot|robot|chat ?bot|machine|human|human being|person|real|computer|program|automated|artificial intelligence|virtual assistant|llm|chatgpt|gpt|alive)"
        r"(?: (?:or|and) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|real|computer|program|not))?(?: here| there| right| though| or what| or something)?|"
        r"(?:am i|are we) (?:really |actually )?(?:talking|speaking|chatting|writing|texting) (?:to|with) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|someone real|computer|program)(?: (?:or|and) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|person))?|"
        r"(?:is|isn't) (?:this|there|that|it) (?:really |actually |just )?(?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|computer|program|automated)(?: (?:here|there|i'm talking to|on the other (?:end|side)|answering))?(?: (?:or|and) (?:an? )?(?:real |live )?(?:bot|robot|machine|human|person))?|"
        r"(?:you're|you are|ur) (?:an? )?(?:ai|bot|robot|chat ?bot|machine|human|real person)(?: right| aren't you| or not)|who am i (?:talking|speaking|chatting) (?:to|with)|(?:bot|robot) or human|human or (?:bot|robot|machine|ai)|are you (?:not )?human or (?:not|what)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:talk|speak|chat|connect me|transfer me|put me through|get through|be connected|be transferred) (?:to|with) (?:an? |your |the )?(?:real |live |actual )?(?:human|human being|person|agent|human agent|representative|operator|someone|somebody|staff|employee|manager|supervisor|support agent|customer service)(?: (?:real|human|instead))?|"
        rf"{_ASK}(?:get|give|want|need) (?:me )?an? (?:real |live |actual )?(?:human|person|agent|human agent|representative|operator)|i (?:want|need) (?:an? )?(?:real |live )?(?:human|person|agent|operator|representative)|"
        r"(?:real |live )?(?:human|agent|operator|representative|real person)|human (?:agent|support|help)",
    ),
}
