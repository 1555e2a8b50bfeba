"""English: take my data along, correct it, restrict it, I object, a human shall look, give me a code."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_MAY = r"(?:(?:can|could|may|would|will) (?:i|you|u|we) |i (?:want|wish|need|would like|'d like|d like|wanna|demand|request)(?: you| that you| for you)?(?: to)? |i'd like (?:you )?(?:to )?|let me |how (?:can|do|could) i |where (?:can|do) i |you (?:must|should|have to) |i hereby |hereby i )?(?:please |pls |plz |kindly )?"
_DATA = r"(?:(?:all (?:of )?)?(?:my|the) (?:own )?(?:personal |private |stored )*(?:data|info|infos|information|details|records?|profile|chat history)(?: (?:that )?(?:you (?:have|hold|store|keep)|about me|on me|of mine|here))*|(?:data|information|info) (?:about|on) me)"
_USE = r"(?:use|using|usage|processing|process|handling|treatment|analysis|profiling|storage|collection)"
_RIGHT = r"(?:(?:exercise|use|invoke|assert) my right (?:to|of) |my right (?:to|of) |right (?:to|of) )"
_DECISION = r"(?:(?:this|that|the|your|an|any|my) )?(?:(?:automated|automatic|ai|computer|bot'?s?|machine|algorithmic) )*(?:decisions?|decision making|refusal|rejection|denial|outcome|result)(?: (?:about me|on me|of the (?:bot|machine|computer|ai)|made by (?:a|the) (?:bot|machine|computer|ai)|by (?:a|the|an) (?:bot|machine|computer|ai|algorithm)))?"
_HUMAN = r"(?:an? (?:real |actual )?(?:human(?: being)?|person)|someone|somebody|a member of staff)"
_CHATS = r"(?:(?:my|both|this|these|the|the two|two) )*(?:other |two )?(?:chats?|accounts?|conversations?)(?: (?:together|with each other|to (?:each other|this(?: one| chat| account)?)|with (?:this(?: one| chat| account)?|my other (?:one|chat|account))|and my other (?:one|chat|account)|from (?:each other|this(?: one| chat)?|the other(?: one)?|my other (?:one|chat|account))))*"

PATTERNS = {
    Intent.PORTABILITY: (
        rf"(?:data )?portability(?: request)?|{_MAY}(?:make |have |get )?{_RIGHT}(?:data )?portability|(?:gdpr )?article 20(?: gdpr)?|(?:portable|machine readable) copy of {_DATA}",
        rf"{_MAY}(?:transfer|move|port|migrate|take|send|carry|bring) {_DATA} (?:to|over to|with me to|into) (?:another|a different|some other|a new|an other|the other) (?:provider|company|service|controller|shop|platform|business)",
        rf"{_MAY}(?:(?:get|have|download|export|receive|give me|send me|take|see|provide|need) )?(?:a copy of )?{_DATA} (?:in|as) (?:an? )?(?:machine[ -]readable|structured|portable|json|csv|xml|open|reusable|common)(?: (?:json|csv|xml|machine readable))?(?: (?:format|form|file|copy))?",
        rf"{_MAY}take {_DATA} (?:with me|elsewhere|along|somewhere else)",
    ),
    Intent.RECTIFY: (
        rf"{_MAY}(?:correct|rectify|fix|amend|put right|update|change|complete|have you correct) (?:the (?:errors?|mistakes?) in |(?:something|an error|a mistake|errors|mistakes) in |wrong |incorrect )?{_DATA}",
        rf"{_MAY}have {_DATA} (?:corrected|rectified|fixed|amended|updated|changed|completed)|{_RIGHT}(?:rectification|correction|rectify|correct)|(?:request for |data )?(?:rectification|correction) (?:request|of {_DATA})|(?:gdpr )?article 16(?: gdpr)?",
        rf"(?:some of |parts? of |there (?:is|are) (?:an? )?(?:errors?|mistakes?) in )?{_DATA}(?: (?:that you have(?: about me)?))? (?:is|are|aren't|isn't|are not|is not) (?:all |completely |just |not )?(?:wrong|incorrect|inaccurate|false|outdated|out of date|incomplete|correct|right|accurate|up to date)",
        rf"(?:there (?:is|are)|i found|i see) (?:an? |some )?(?:errors?|mistakes?) in {_DATA}|(?:what|the data|the information) you (?:have|know|store|hold) (?:about|on) me is (?:wrong|incorrect|false|not (?:right|correct|true)|inaccurate)|you have (?:wrong|incorrect|false) (?:data|information|info) (?:about|on) me",
    ),
    Intent.RESTRICT: (
        rf"{_MAY}(?:restrict|freeze|block|suspend|pause|lock) (?:the |any |all )?(?:{_USE} of )?{_DATA}|{_MAY}have (?:the )?(?:{_USE} of )?{_DATA} (?:restricted|frozen|blocked|locked)",
        rf"{_RIGHT}restrict(?:ion)?(?: (?:of|the) (?:processing|use))?(?: of {_DATA})?|restriction of (?:the )?(?:processing|use)(?: of {_DATA})?|restrict (?:the )?processing|(?:gdpr )?article 18(?: gdpr)?",
        rf"{_MAY}(?:keep|store|hold) {_DATA} but (?:do not|don't|dont|never|no longer|without) (?:use|using|process|processing|touch|analy[sz]e) (?:it|them)",
    ),
    Intent.OBJECT: (
        rf"(?:i (?:hereby |want to |would like to |wish to |must )?object|objection|i'd like to object|i raise an objection|i am objecting|i'm objecting)(?: (?:to|against))? (?:the |your |you |any |further )?{_USE}(?: of)? {_DATA}",
        rf"i (?:hereby |want to |would like to |wish to )?object to {_DATA} being (?:used|processed|analy[sz]ed|stored|collected)|{_RIGHT}object(?: (?:to (?:the )?(?:processing|use)(?: of {_DATA})?))?|i object to (?:the |being )?(?:profiling|profiled|processing)|(?:gdpr )?article 21(?: gdpr)?",
        r"i (?:hereby )?(?:want to |would like to )?object under (?:article 21|the gdpr|gdpr)",
    ),
    Intent.LIMIT: (
        rf"{_MAY}limit (?:the )?(?:(?:use|disclosure|sharing)(?: (?:and|or) (?:use|disclosure|sharing))? of )?(?:all )?(?:my |the )?sensitive (?:personal )?(?:data|info|information|details)(?: use)?",
        rf"{_MAY}(?:only |just )?use (?:my )?sensitive (?:personal )?(?:data|info|information|details) only (?:for|to|when|where|if) (?:what (?:i (?:asked|need)(?: for)?|is (?:needed|necessary))|my (?:request|order)|(?:it is |it's )?(?:necessary|needed))",
        rf"{_RIGHT}limit(?: (?:the )?use of (?:my )?sensitive (?:personal )?(?:data|info|information))?|limit the use of my sensitive personal information|(?:do not|don't|dont|never) use my sensitive (?:personal )?(?:data|info|information) for (?:anything|other things|other purposes)(?: else)?",
    ),
    Intent.HUMAN_REVIEW: (
        rf"{_MAY}(?:have |get |ask for |make sure |can |could |should |shall |must |let )?{_HUMAN} (?:should |must |to |can |could |shall )?(?:please )?(?:review|check|look at|reconsider|re ?examine|decide(?: on)?|look into|verify|examine) {_DECISION}(?: again)?",
        rf"{_MAY}(?:have |get )?{_DECISION} (?:be |to be )?(?:reviewed|checked|reconsidered|looked at|re ?examined|decided) (?:again )?by {_HUMAN}|{_MAY}(?:human|manual) review(?: of {_DECISION})?(?: by {_HUMAN})?",
        rf"{_MAY}(?:i )?(?:contest|appeal|challenge|dispute) (?:this |the |an |your )?(?:automated|automatic|ai|machine|computer|bot'?s?) decision|i do(?:n't| not) accept (?:an? |this |the )?(?:automated|automatic|ai|machine|computer|bot'?s?) decision|{_RIGHT}(?:human (?:review|intervention)|not be subject to automated decisions)|human intervention|(?:gdpr )?article 22(?: gdpr)?",
    ),
    Intent.CODE: (
        r"(?:can i (?:please )?(?:get|have) |(?:can|could) you (?:please )?give me |give me |i want |i'd like |i would like |get me |get )a (?:new )?code|a (?:new )?code please|new code",
        rf"{_MAY}(?:get |have |give me |send me |show me |need |generate |create |receive )?(?:an? |the |my |another )?(?:new )?(?:one[ -]time|linking|link|account|identity|privacy|guardrail) code(?: for (?:my other (?:chat|account)|linking))?",
        rf"{_MAY}(?:link|connect|join|merge|combine|pair) {_CHATS}|{_MAY}prove (?:that )?this is my (?:account|chat)",
    ),
    Intent.UNLINK: (
        rf"{_MAY}(?:unlink|disconnect|separate|unpair|detach|unjoin|split) {_CHATS}|{_MAY}undo the (?:link|linking|connection)(?: (?:of|between) {_CHATS})?|unlink(?: (?:me|it|them|this))?",
        rf"{_MAY}(?:my|both|these|the) (?:other )?(?:chats?|accounts?) (?:should |shall |to )?(?:no longer|not) (?:be )?(?:linked|joined|connected)(?: any ?more)?",
    ),
}  # fmt: skip
