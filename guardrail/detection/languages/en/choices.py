"""English: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_MAY = r"(?:(?:can|could|may|would) (?:i|you|u) |i (?:want|wish|need|would like|'d like|d like|wanna)(?: you)?(?: to)? |i'd like (?:you )?(?:to )?|let me |where (?:can|do|could) i |how (?:can|do|could) i |help me )?(?:please |pls |plz )?"
_SHOW = r"(?:(?:see|read|view|find|open|get|have|show|send|give|explain|check|review|list|look at|bring up|tell|know|remind)(?: me| us)?(?: (?:about|of|to))? )?"
_DATA = r"(?:(?:any of |all (?:of )?)?(?:my|our) (?:own )?(?:personal |private |sensitive )?|(?:customer |people's )?personal )(?:data|info|infos|information|details|messages|chats?|conversations?|chat history)"
_YOU = r"(?:you|u|ya|you guys|you people|you all|they|this bot|the bot|your bot|your company|this company)"

_POLICY = r"(?:(?:full |current |data |gdpr |ccpa )*(?:privacy|data protection|gdpr|ccpa) (?:policy|policies|notice|notices|statement|info|information|terms|rules|details|declaration|practices|rights|page|link)|(?:personal )?data (?:policy|use policy|notice|collection notice|processing (?:notice|information|terms))|notice at collection|(?:information|info|details) (?:about|on) (?:privacy|data protection|data processing|the processing of my (?:personal )?data))(?: (?:link|page|url|document))?"
_USE = r"(?:use|need|collect|process|want|keep|store|handle|protect|treat|save|secure|retain|hold|hold on to|using|collecting|processing|storing|keeping|handling)"
_USED = (
    r"(?:used|collected|processed|kept|stored|saved|needed|handled|protected|treated|shared|retained|hosted|secured)"
)

_OTHERS = r"(?: (?:to|with) (?:any |other |your |the |third |outside |advertising |marketing |data )*(?:anyone|anybody|anyone else|anybody else|someone|somebody|party|parties|company|companies|partners?|advertisers?|people|brokers?|marketers?|businesses|organi[sz]ations?|others|affiliates?|facebook|google|meta))?"
_SELL = r"(?:sell|share|rent|trade|pass on|pass|give away|give|hand over|disclose|transfer|selling|sharing|renting|trading|passing on|giving away|giving|disclosing)"
_NOT = r"(?:(?:you |u )?(?:do not|don't|dont|never|no longer|must not|mustn't|may not|can't|cannot|can not|shall not|should not|shouldn't|are not allowed to) |i (?:do not|don't|dont|never) want (?:you |anyone |them |any of you )?to |i (?:forbid|prohibit) (?:you )?(?:to |from )?|(?:please )?(?:stop|quit|not to|refrain from) )"
_AD = r"(?:(?:targeted|targeting|direct|personali[sz]ed|cross context|behaviou?ral|interest based|email|e mail|sms|text|promotional|commercial|third party|online|digital|any|your|the|all|more|these|those|such|of) )*(?:ads?|adverts?|advertising|advertisements?|advertizing|marketing|promotions|promos|promotional (?:stuff|things|e ?mails|mails|messages|texts|calls|material)|newsletters?|special offers|commercials|advertising mail|junk mail)(?: (?:e ?mails|mails|messages|texts|calls|purposes|material|stuff))?"
_SALE = r"(?:(?:the |any )?(?:sale|selling|sharing|disclosure|transfer)(?: (?:or|and) (?:sale|selling|sharing))?(?: of (?:my |our )?(?:personal |private )?(?:data|info|information|details))?|data (?:sales?|selling|sharing))"

PATTERNS = {
    Intent.PRIVACY: (
        rf"(?:data )?(?:privacy|data protection)|gdpr|ccpa|{_MAY}{_SHOW}(?:your |the |ur |a |this |our |my )?{_POLICY}",
        rf"(?:what(?:'s|s| is| are)|where(?:'s|s| is| are)|is there|do (?:you|u) have|have you got|got|any) (?:your |the |ur |a |an |any |my )?{_POLICY}",
        rf"what (?:exactly )?(?:do|does|will|would|are|can|is) {_YOU}(?: all| guys| actually| exactly)? (?:do|doing|going to do|gonna do) with {_DATA}",
        rf"what(?: will| would)? (?:happens?|becomes?|is done|be done) (?:to|with|of) {_DATA}(?: (?:here|afterwards|after|later|then|after this|after the chat|when (?:i'm|im|i am) done))?",
        rf"(?:what|why|how|what for)(?: exactly)? (?:do|does|will|would|are|did|can) {_YOU} {_USE} {_DATA}(?: for)?|(?:what|how|why|where)(?: exactly)? (?:is|are|will) {_DATA}(?: being| be)? {_USED}(?: for)?",
        rf"who (?:else )?(?:can (?:see|read|access)|sees|reads|gets|has|has access to|will (?:see|read|get)) {_DATA}|(?:with )?whom? (?:do|will|are|does) {_YOU} {_SELL} {_DATA}(?: with| to)?",
        rf"(?:do|does|will|are|would) {_YOU} (?:ever |also )?{_SELL} {_DATA}{_OTHERS}|(?:is|are|will) {_DATA}(?: be)?(?: being)? (?:sold|shared)(?: on)?{_OTHERS}",
        rf"(?:how long|for how long) (?:do|does|will) {_YOU} {_USE} {_DATA}(?: for)?|how long (?:is|are|will) {_DATA}(?: be)? {_USED}(?: for)?",
        rf"where (?:do|does|will) (?:{_DATA} (?:go|end up|live)|{_YOU} {_USE} {_DATA})|(?:is|are) (?:{_DATA}|(?:this|our|my) (?:chat|conversation)) (?:safe|secure|protected|private|confidential|encrypted)(?: (?:with you|here|in this chat))?",
        r"who(?: is|'s|s) (?:the |your |my )?(?:data controller|controller of my (?:personal )?data|data protection officer|dpo)|(?:what are )?my (?:privacy|data|data protection|gdpr|ccpa) rights|art(?:icle)? 13(?: gdpr)?",
    ),
    Intent.CONSENTS: (
        rf"{_MAY}(?:(?:manage|change|edit|update|see|view|check|review|list|open|get|look at|show|tell|find|know)(?: me)? )?(?:all (?:of )?)?(?:my |the |your )?(?:current |data |privacy |given |marketing |cookie )*(?:consents|consent (?:settings?|status|state|preferences|options|choices|history|records?|overview|list|receipt)|privacy (?:settings?|choices|preferences|options|controls)|data (?:preferences|choices))",
        rf"{_MAY}(?:(?:manage|change|edit|update|see|view|check|review|list|get|look at|show)(?: me)? )?my (?:current |given |data )*(?:consent|permissions)",
        r"(?:to )?what(?: all| exactly| things| stuff)? (?:have|did|do) i (?:already |ever |actually )?(?:agreed?|consent|consented|said yes|say yes|accept|accepted|allow|allowed|approved?|permit|permitted)(?: (?:you|u))?(?: (?:to|for|with))?(?: (?:so far|until now|here|earlier|before|already|do|in this chat|with my (?:personal )?data))*",
        r"(?:which|what) (?:consents?|permissions?) (?:have|did|do) (?:i|you) (?:give|given|gave|grant|granted|have|hold|recorded?)(?: (?:you|u|from me|of mine|on file|so far|already))*",
        rf"(?:have|did|do) i (?:already |ever |actually )?(?:agreed?|consent|consented|opt in|opted in|opted out|give|given|gave|granted?)(?: (?:you|u))?(?: (?:my|any))?(?: (?:consents?|permission))?(?: (?:to|for|of) (?:anything|something|this|that|{_AD}|analytics|tracking|training|profiling|data (?:processing|sharing|collection)|{_SALE}|the (?:use|processing|collection) of my (?:personal )?data))?",
        rf"(?:am i|are we) (?:still |currently )?opted (?:in|out)(?: (?:to|of|from) (?:anything|{_AD}|{_SALE}|analytics|training))?|what (?:am|was) i opted (?:in to|into|in|out of)|do (?:you|u) (?:still |already )?have my (?:consent|permission)(?: (?:to|for) (?:anything|this|{_AD}|analytics|training))?",
        rf"when did i (?:consent|agree|give (?:you )?(?:my )?(?:consent|permission))(?: to (?:this|that|anything|{_AD}))?|{_MAY}(?:(?:see|check|change|know|show|tell|remind|list|review)(?: me)?(?: of)? )what (?:i|i've|ive|i have) (?:agreed|consented|said yes|accepted|allowed)(?: to)?(?: so far)?",
    ),
    Intent.OPT_OUT: (
        rf"{_NOT}{_SELL}(?: (?:or|and|nor) {_SELL})? {_DATA}{_OTHERS}(?: (?:any ?more|any longer|again|ever|ever again|for money))?|do not sell(?: or share)?|dnsmpi",
        rf"i (?:do not|don't|dont|never|no longer) (?:consent|agree|allow|authori[sz]e|want|permit|accept)(?: to)? {_SALE}{_OTHERS}|i (?:object|say no) to (?:{_AD}|{_SALE})|(?:no|stop|against) (?:the )?(?:sale|selling|sharing)(?: (?:or|and) (?:sale|selling|sharing))? of {_DATA}",
        rf"{_MAY}(?:opt(?:ing)?|opt me|sign me|take me|i'm opting|i am opting|im opting|hereby opt|i opt|i hereby opt|i choose to opt) ?(?:out|off) (?:of|from) (?:having )?(?:{_SALE}|{_AD})(?: (?:sold|shared))?|{_MAY}(?:unsubscribe|remove)(?: me)? from {_AD}",
        rf"(?:ccpa|cpra|sale|data sale|marketing|advertising) opt ?outs?(?: request)?|opt out of (?:sale|sharing)|(?:turn|switch) off {_AD}|disable {_AD}",
        rf"(?:no|no more|zero|without|stop|enough|enough of|spare me|skip) {_AD}(?: (?:to|for) me)?|stop (?:marketing|advertising)(?: (?:things|stuff))?(?: (?:to|at) me)?",
        rf"(?:do not|don't|dont|stop|never|no longer|quit|i (?:do not|don't|dont) want (?:you )?to) (?:send|sending|show|showing|give|giving|mail|text|spam|spamming)(?: me| us)?(?: with)? {_AD}(?: to me)?(?: again| any ?more)?",
        rf"i (?:do not|don't|dont|no longer|never) (?:want|wish|need|like|wanna)(?: to)? ?(?:(?:get|receive|see|have|be sent|hear) )?{_AD}(?: from (?:you|u))?(?: again| any ?more)?",
        rf"{_NOT}us(?:e|ing) {_DATA} for {_AD}|i (?:do not|don't|dont) want {_DATA} (?:to be )?(?:sold|shared|used for {_AD}|passed on|given away){_OTHERS}|{_DATA} (?:is|are) not for sale",
    ),
}  # fmt: skip
