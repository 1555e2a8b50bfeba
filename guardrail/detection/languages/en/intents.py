"""English."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

POLITE = r"sorry|sry|please|pls|plz|thanks|thank you|thx|hi|hello|hey|ok so|kindly|now|right now|immediately|asap|sir|madam|guardrail|bot|plz thanks|cheers|ta|tnx|ty|thanks a lot|thank you (?:very|so) much|many thanks|thanks in advance|good (?:morning|afternoon|evening)|okay so|well|alright so|then|so|dear (?:sir|madam|team)|mate|man|dude|lol|at once|today|straight away|immediatly|rn|if you (?:can|could|would)|if possible|for me|guys|really|just|also|actually|ok|okay"

_ASK = r"(?:(?:i (?:want|wish|need|would like|'d like|d like)|i'd like|i request|i demand)(?: you)? to |(?:can|could|may) i (?:please |pls |plz |kindly )?|(?:can|could|would|will) (?:you|u) (?:please |pls |plz |kindly )?|i hereby |hereby i |you (?:must|should|have to) |i want you to |let me )?"
_MINE = r"(?:all (?:of )?)?(?:my|the) (?:personal |private |stored |saved )?(?:data|info|information|details|account|profile|chat history|history|conversation|conversations|messages|chats|records)"
_STORED = r"(?: (?:that )?(?:you (?:have|hold|store|stored|keep|collected|saved)|you've (?:stored|collected|saved))(?: (?:about|on|of) me)?)?(?: and (?:account|data|messages))?"

ONESELF = (
    r"me|my|mine|personal|dsar|sar|gdpr|records|(?:access|subject) request|right of access|article 15|export my data"
)

PATTERNS = {
    Intent.YES: (
        r"y|ye|yes|yep|yeah|yea|yup|sure|of course|certainly|absolutely|definitely|ok|okay|k|alright|all right|fine|agreed?|i (?:do )?agree|"
        r"i accept|accept|"
        r"i consent|yes i (?:do|agree|accept|consent|confirm|am|will)|"
        r"(?:yes|ok|okay|sure) (?:that's |thats |that is )?(?:fine|ok|okay|good)|confirm(?:ed)?|i confirm|go ahead|"
        r"that's (?:fine|ok|okay)|sounds good|yes go ahead|you may|i'm ok with (?:that|this|it)|yes delete (?:it|everything|my data)|correct",
        r"ya|yah|yas|yes+|ye+s|yea+h*|yep+|yup+|yh|yass+|yess sir|aye|affirmative|roger(?: that)?|sure thing|surely|for sure|fo sho|4 sure|"
        r"suree*|okey|okey dokey|okie|oki|okk+|okay+|kk|kay|mhm|uh huh|uhuh|mm hm|fine (?:by|with) me|fine go ahead|works for me|works 4 me|"
        r"that works|(?:that's|thats|that is) alright|(?:that's|thats|that is) fine(?: with| by)? me|(?:you )?got it|deal|do it|"
        r"yes do (?:it|so|that)|please do|proceed|continue|carry on|"
        r"yes (?:proceed|continue|please do|of course|sure|sir|ma'am|ok|okay|absolutely|definitely|why not|it is|that's right|thats right)|"
        r"by all means|with pleasure|happy to|i'm happy with (?:that|this|it)|i am happy with (?:that|this|it)",
        r"(?:yes )?(?:i|we) (?:do )?(?:consent|agree|accept|approve|allow (?:it|this|that)|give (?:my|our) (?:consent|permission|approval))(?: to (?:this|that|it|the terms|everything|all of it|the processing))?|"
        r"(?:yes )?you have my (?:consent|permission|ok|okay)|consent (?:given|granted)|permission granted|agreed yes|approved|accepted|"
        r"granted|i'm in|im in|i am ok(?:ay)? with (?:that|this|it)|im ok(?:ay)? with (?:that|this|it)|i'm fine with (?:that|this|it)|"
        r"im fine with (?:that|this|it)|i am fine with (?:that|this|it)|i have no objections?|no objections?|i don't mind|i dont mind|"
        r"totally|100 ?%?|indeed|right|correct yes|yes correct|exactly|true|y e s|i am sure|i'm sure|im sure|yes i'm sure|yes i am sure|"
        r"yes im sure|sounds (?:great|fine|ok|okay)|all good|thumbs up|agree|consent|confirming|yes confirm(?:ed)?|yes delete|"
        r"yes erase (?:it|everything|all|my data)|yes delete all|i do",
        r"(?:go|going) for it|no worries|no objection from me|please go on|you can|you can do (?:that|it)",
    ),
    Intent.NO: (
        r"n|no|nope|nah|no way|never|not now|no thanks?|no thank you|i (?:do not|don't|dont) (?:agree|accept|consent|want (?:that|this|it|to))|"
        r"(?:no )?i (?:disagree|refuse|decline)|decline|refuse|disagree|(?:i'd )?rather not|"
        r"no i (?:don't|dont|do not)(?: (?:agree|accept|consent))?|cancel|"
        r"no cancel|keep (?:it|my data|everything)|do not|don't|absolutely not|of course not|not really",
        r"na|nah+|naw|nay|no+|noo+pe*|nope+|nop|no no|no no no|no sir|no ma'am|no (?:i )?(?:refuse|decline|disagree)|negative|"
        r"not (?:really|today|at all|ok(?:ay)?|agreed|interested|happy with (?:this|that|it)|right now|yet|with that|comfortable(?: with (?:this|that|it))?)|"
        r"hell no|no chance|not a chance|under no circumstances|certainly not|definitely not|of course not|no of course not|i'd rather not|"
        r"id rather not|i would rather not|i'd prefer not(?: to)?|i prefer not(?: to)?|prefer not to|i don't|i dont|i do not|i won't|i wont|"
        r"i will not|i can't agree|i cannot agree|i am not ok(?:ay)? with (?:that|this|it)|i'm not ok(?:ay)? with (?:that|this|it)|"
        r"im not ok(?:ay)? with (?:that|this|it)",
        r"(?:no )?i (?:do not|don't|dont|won't|wont|will not|can't|cannot|never) (?:agree|accept|consent|approve|allow (?:it|this|that)|give (?:my |you )?(?:consent|permission))(?: to (?:this|that|it|anything|the terms))?|"
        r"no (?:consent|permission|deal|way jose|don't|dont|do not|not now|never|nothing|leave it|forget it|stop)|permission denied|denied|"
        r"rejected|reject|i reject|i object|i say no|my answer is no|the answer is no|no is my answer|nevermind|never mind|forget it|"
        r"don't do (?:it|that)|dont do (?:it|that)|do not do (?:it|that)|don't delete(?: (?:it|anything|my data))?|"
        r"dont delete(?: (?:it|anything|my data))?|do not delete(?: (?:it|anything|my data))?|no keep (?:it|my data|everything)|"
        r"leave it(?: as it is)?|i changed my mind|thumbs down|disagreed|not agree|i'm not sure|nopes",
    ),
    Intent.WITHDRAW: (
        r"stop|stop all|stop it|quit|unsubscribe(?: me)?|opt ?out|i (?:want to )?opt out|end|leave me alone|"
        r"stop (?:messaging|contacting|texting|writing)(?: (?:to )?me)?|"
        rf"{_ASK}(?:withdraw|revoke|cancel|take back|retract) (?:my )?(?:consent|permission|agreement|authori[sz]ation)|"
        r"i no longer (?:agree|consent)|i (?:don't|do not) (?:agree|consent) any ?(?:more|longer)|i withdraw|"
        r"i (?:hereby )?(?:withdraw|revoke) (?:my )?(?:consent|permission)(?: to (?:the )?(?:processing|use) of my (?:personal )?data)?|"
        r"stop (?:processing|using|storing|collecting) (?:all )?my (?:personal )?(?:data|information|info|messages)|i changed my mind about consent",
        r"stopp+|stop now|stop stop|stop it now|stop this|stop please stop|pls stop|stop all messages|"
        r"stop (?:all )?(?:the )?(?:messages|texts|texting|spam|chats?)|unsub|unsuscribe|unsubcribe|"
        r"unsubscribe (?:now|me now|me from (?:this|everything|all)|from (?:this|everything|all))|sign me off|"
        r"take me off (?:this|your|the) list|remove me from (?:this|your|the) list|opt me out|opting out|i'm opting out|i am opting out|"
        r"im opting out|opt out of (?:this|everything|data processing)|don't (?:text|message|contact|write)(?: to)? me (?:again|any ?more)|"
        r"dont (?:text|message|contact|write)(?: to)? me (?:again|any ?more)|"
        r"do not (?:text|message|contact|write)(?: to)? me (?:again|any ?more)|stop bothering me|leave me alone now",
        rf"{_ASK}(?:withdraw|withdrawl|revoke|rescind|cancel|take back|retract|pull|undo) (?:all )?(?:of )?(?:my|the|that|any)? ?(?:consent|concent|permission|permissions|agreement|authori[sz]ation)s?(?: (?:i|that i) (?:gave|have given)(?: you)?)?(?: (?:for|to|from) (?:everything|this|all|the processing|data processing|using my data|use my data))?|"
        rf"(?:my )?(?:consent|permission) (?:is )?(?:withdrawn|revoked|cancelled|canceled)|(?:withdraw|revoke) consent|consent withdrawal|"
        rf"withdrawal of consent|"
        rf"i (?:don't|dont|do not) want (?:you|this bot|the bot) (?:to )?(?:process|use|store|save|keep|collect)(?:ing)? my (?:personal )?(?:data|info|information|messages) ?(?:any ?more)?|"
        rf"i (?:don't|dont|do not) (?:agree|consent) (?:to (?:this|that|it) )?(?:any ?more|any longer)|no longer consent|"
        rf"i no longer (?:agree|consent|want) (?:to )?(?:this|that|it)|"
        rf"(?:don't|dont|do not) (?:process|use|store|collect) my (?:personal )?(?:data|info|information)(?: any ?more| any longer)?|"
        rf"stop (?:the )?(?:processing|use|collection) of my (?:personal )?(?:data|info|information)|"
        rf"stop (?:saving|keeping|tracking|recording) (?:all )?(?:my (?:personal )?(?:data|information|info|messages)|me)",
        r"i (?:now |hereby |want to |wanna )?(?:take back|withdraw|revoke|retract|cancel) (?:my|the|all my|any) (?:consent|permission|agreement)s?|stop (?:sending|spamming)(?: me)?(?: (?:stuff|things|messages|texts|anything|these|this|that|spam))?",
    ),
    Intent.ERASE: (
        rf"{_ASK}(?:delete|erase|remove|forget|wipe|destroy|purge|clear) {_MINE}{_STORED}|"
        rf"{_ASK}(?:delete|erase|forget|remove) (?:everything|anything|all)(?: (?:that )?(?:you (?:have|know|store|hold)|i (?:wrote|said|told you)))?(?: (?:about|on|of) me)?|"
        rf""
        rf"{_ASK}(?:forget|delete|erase) me|{_ASK}(?:exercise|use|invoke) my right to (?:erasure|be forgotten|deletion)|"
        rf"right to (?:erasure|be forgotten)|"
        r"(?:data )?(?:deletion|erasure) request|"
        r"(?:i want |i'd like |i would like )?my (?:personal )?(?:data|information|account|messages) (?:to be )?(?:deleted|erased|removed)|"
        r"gdpr (?:delete|erase|deletion|erasure)(?: request)?|delete (?:all )?data",
        rf"{_ASK}(?:delte|deleet|delet|del|erease|get rid of|scrub|drop|trash|nuke|remove and delete|delete and forget|permanently delete|completely delete|fully delete|completely erase) {_MINE}{_STORED}(?: (?:from (?:your|the) (?:system|systems|database|servers?|records?)|permanently|completely|forever))?|"
        rf"{_ASK}(?:delete|erase|remove|wipe|purge|clear|forget|destroy) {_MINE}{_STORED} (?:from (?:your|the) (?:system|systems|database|databases|servers?|records?|files)|permanently|completely|forever|for good)|"
        rf"{_ASK}(?:delete|erase|remove|forget|wipe) (?:all|every ?thing|anything|any data|whatever|all of it|all data|all information|the data|all the (?:data|info|information)|all (?:of )?(?:this|our) (?:chat|conversation)|(?:this|our) (?:chat|conversation))(?: (?:that |which )?(?:you (?:have|know|store|stored|hold|saved|collected|kept|got)|you've (?:got|stored|saved|collected)|i (?:wrote|said|told you|sent|gave you)))?(?: (?:about|on|of|from) me)?(?: (?:permanently|completely|forever))?",
        rf"{_ASK}(?:delete|erase|remove|wipe) me(?: (?:from (?:your|the) (?:system|systems|database|records?|servers?)|completely|forever))?|"
        rf"{_ASK}have (?:all (?:of )?)?my (?:personal )?(?:data|information|info|account|records) (?:deleted|erased|removed|wiped)|"
        rf"{_ASK}be (?:forgotten|erased|deleted)(?: from (?:your|the) (?:system|database))?|"
        rf"(?:request|requesting) (?:the )?(?:deletion|erasure|removal) of (?:all )?(?:my )?(?:personal )?(?:data|information|account)|"
        rf"i (?:hereby )?(?:request|demand|ask for) (?:the )?(?:deletion|erasure|removal) of (?:all )?my (?:personal )?(?:data|information|account)|"
        rf"how (?:do|can) i (?:delete|erase|remove|get rid of) (?:all )?(?:of )?my (?:personal )?(?:data|info|information|account|chat history|messages|conversation)(?: (?:here|from (?:your|the) (?:system|database)))?|"
        rf"my right to (?:be forgotten|erasure|deletion)|i want to be forgotten|"
        rf"(?:close|terminate|deactivate) my account and delete (?:all )?my data|erase my existence|"
        rf"forget (?:all|everything|what) (?:i (?:told|said to|wrote to) you|about me|you know about me)|article 17(?: gdpr)?|delete data|"
        rf"data deletion|account deletion|delete account",
    ),
    Intent.ACCESS: (
        rf"{_ASK}(?:see|get|have|access|download|export|receive|show me|send me|give me|tell me) (?:a copy of )?{_MINE}{_STORED}|"
        r"(?:what|which) (?:personal )?(?:data|information|info) (?:do you|have you) (?:have|hold|store|keep|stored|collected|know)(?: (?:about|on|of) me)?|"
        r""
        r"what do you know about me|(?:data )?(?:subject )?access request|export my data|subject access request",
        rf"(?:what|which|how much) (?:kind of |sort of |other |exactly )?(?:personal )?(?:data|information|info|details|stuff|things?)? ?(?:do|did|have) (?:you|u|ya) (?:guys )?(?:all )?(?:have|hold|store|stored|keep|kept|collect|collected|save|saved|know|got|gathered|record|recorded|remember)(?: (?:stored|saved|on file))?(?: (?:about|on|of|from) me)?(?: (?:here|on file|so far|exactly))?|"
        rf"what (?:do )?(?:you|u) know (?:about|of) me(?: (?:exactly|so far|then|already))?|what (?:all )?do you remember about me|"
        rf"tell me what you know (?:about|of) me|"
        rf"(?:show|tell|send|give) me (?:everything|all|what(?:ever)?)(?: (?:that )?(?:you|u) (?:have|know|store|stored|hold|keep|kept|got|saved|collected)(?: stored| saved| on file)?)?(?: (?:about|on|of) me)|"
        rf"{_ASK}(?:know|find out|see|check|learn) (?:what|which) (?:personal )?(?:data|information|info|details|things)? ?(?:you (?:have|hold|store|keep|stored|know|collected|save|saved)|is stored|is saved|you've (?:stored|collected|saved|got))(?: (?:stored|saved|on file))?(?: (?:about|on|of) me)?",
        r"(?:i (?:want|need|would like|'d like) |i'd like )?(?:a |my )?(?:copy|export|download|report|overview|summary) of (?:all )?(?:of )?my (?:personal )?(?:data|information|info|messages|chat history|records)|"
        r"(?:data|gdpr) (?:access|export|request|copy)|(?:dsar|sar)|right of access|my right of access|article 15(?: gdpr)?|"
        r"(?:download|export|view|see|show|access|get) my (?:personal )?(?:data|information|info|records|chat history)|"
        r"how (?:do|can) i (?:see|get|access|download|export|view|request) (?:a copy of )?(?:all )?(?:of )?my (?:personal )?(?:data|information|info|records|chat history)|"
        r"do you (?:have|store|keep|save|hold|collect) (?:any )?(?:of )?(?:my )?(?:personal )?(?:data|information|info)(?: (?:about|on|of) me)?|"
        r"are you (?:storing|saving|keeping|recording|collecting) (?:any )?(?:of )?(?:my )?(?:personal )?(?:data|information|info|messages)",
        r"(?:(?:can|could|would|will) (?:you|u) |please )?(?:tell|show|let) me (?:know )?(?:what|which) (?:personal )?(?:data|info|information|details) (?:you|u) (?:have|keep|hold|store|stored|saved|collect|collected)(?: stored| saved)?(?: (?:about|on|of) me)?",
    ),
    Intent.ARE_YOU_HUMAN: (
        r"(?:so |but |wait |hey |um |and |tell me |honestly |seriously )*(?:are|r) (?:you|u|ya) (?:really |actually |even |just |like |still )*(?:an? )?(?:real |actual |live |living |chat ?)?(?:ai|a i|bot|robot|chat ?bot|machine|human|human being|person|real|computer|program|automated|artificial intelligence|virtual assistant|llm|chatgpt|gpt|alive)"
        r"(?: (?:or|and) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|real|computer|program|not))?(?: here| there| right| though| or what| or something)?|"
        r""
        r"(?:am i|are we) (?:really |actually )?(?:talking|speaking|chatting|writing|texting) (?:to|with) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|someone real|computer|program)(?: (?:or|and) (?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|person))?|"
        r""
        r"(?:is|isn't) (?:this|there|that|it) (?:really |actually |just )?(?:an? )?(?:real |actual |live )?(?:ai|bot|robot|chat ?bot|machine|human|human being|person|computer|program|automated)(?: (?:here|there|i'm talking to|on the other (?:end|side)|answering))?(?: (?:or|and) (?:an? )?(?:real |live )?(?:bot|robot|machine|human|person))?|"
        r""
        r"(?:you're|you are|ur) (?:an? )?(?:ai|bot|robot|chat ?bot|machine|human|real person)(?: right| aren't you| or not)|"
        r"who am i (?:talking|speaking|chatting) (?:to|with)|(?:bot|robot) or human|human or (?:bot|robot|machine|ai)|"
        r"are you (?:not )?human or (?:not|what)",
        r"(?:so |but |wait |hey |um |and |tell me |honestly |seriously |hang on |sorry |excuse me |ok |okay |just curious |be honest |quick question )*(?:are|r|is|am i talking to|am i chatting with|am i speaking with|am i speaking to|do i talk to|do i speak to|is it|is this|is that|is there) ?(?:you|u|ya|this|it|that|there)? ?(?:really |actually |even |just |like |still |by any chance |maybe )*(?:an? |some |any |sort of |kind of )*(?:real |actual |live |living |human |flesh and blood |breathing |proper |genuine |true )*(?:ai|a\.?i|bots?|robots?|robo|chat ?bots?|chat ?gpt|gpt|machines?|humans?|human beings?|persons?|people|real|someone|somebody|computer|program|programme|software|algorithm|automated|automatic|automaton|artificial|artificial intelligence|virtual assistant|virtual agent|llm|language model|siri|auto ?reply|auto ?responder|script|alive|fake|human agent)(?: (?:answering|replying|responding|talking|typing|writing|chatting|helping|speaking))?(?: (?:to|with) me)?(?: (?:here|there|now|or not|or what|or something|right|then|too|btw|by the way|behind this|on the other (?:end|side)|on the line|on this chat|in this chat))*(?: (?:or|and|vs) (?:am i (?:talking|speaking) (?:to|with) )?(?:is it |is this |are you |just |only )?(?:an? |some )?(?:real |actual |live |human )*(?:ai|bots?|robots?|chat ?bots?|machines?|humans?|human beings?|persons?|people|real|someone|computer|program|software|automated|not|what))?",
        r"(?:you're|you are|ur|u r|youre|this is|it's|its|thats|that's) (?:just |definitely |clearly |obviously |not |probably |actually |only )*(?:an? )?(?:real |actual )?(?:ai|bots?|robots?|chat ?bots?|machines?|humans?|human being|persons?|computer|program|automated|real)(?: (?:right|aren't you|arent you|isn't it|isnt it|aren't u|or not|innit|correct|huh|yes|no))+|"
        r"(?:who|what) am i (?:really |actually )?(?:talking|speaking|chatting|writing|texting) (?:to|with|2)(?: here| now| right now)?|"
        r"(?:who|what) (?:are|r) (?:you|u)(?: really| actually)?|who is this(?: really)?|"
        r"(?:bot|robot|machine|ai|computer) or (?:a )?(?:real )?(?:human|person|real|not)|"
        r"(?:human|person|man|real) or (?:a )?(?:bot|robot|machine|ai|computer|fake)|(?:are|r) (?:you|u) for real|"
        r"is anyone (?:real|human) (?:here|there)|"
        r"is there (?:an? )?(?:actual |real |live )?(?:human|person|anyone|someone)(?: (?:real|behind (?:this|it)|there|here|at the other end|on the other (?:end|side)|reading this|i can talk to))*|"
        r"do (?:you|u) have (?:feelings|a soul|a body|a human body)|(?:an? )?(?:real )?(?:human|person) or (?:an? )?(?:bot|robot|machine|ai)",
    ),
    Intent.HUMAN_HANDOFF: (
        rf"{_ASK}(?:talk|speak|chat|connect me|transfer me|put me through|get through|be connected|be transferred) (?:to|with) (?:an? |your |the )?(?:real |live |actual )?(?:human|human being|person|agent|human agent|representative|operator|someone|somebody|staff|employee|manager|supervisor|support agent|customer service)(?: (?:real|human|instead))?|"
        rf""
        rf"{_ASK}(?:get|give|want|need) (?:me )?an? (?:real |live |actual )?(?:human|person|agent|human agent|representative|operator)|"
        rf"i (?:want|need) (?:an? )?(?:real |live )?(?:human|person|agent|operator|representative)|"
        r"(?:real |live )?(?:human|agent|operator|representative|real person)|human (?:agent|support|help)",
        rf"{_ASK}(?:talk|speak|chat|write|connect|connect me|be connected|transfer|transfer me|be transferred|switch me|switch|put me through|put me|forward me|pass me|hand me over|get through|get in touch|get me|get|escalate|escalate me|escalate this)(?: (?:on|over))? ?(?:to|with|2)? (?:an? |your |the |some |any |another )*(?:real |live |actual |human |proper |different |living )*(?:humans?|human beings?|persons?|people|agents?|reps?|representatives?|operators?|someone|somebody|anyone|staff|employee|colleague|manager|supervisor|boss|advisor|adviser|assistant|consultant|support(?: agent| team| staff| person)?|customer (?:service|support|care)(?: agent| rep| representative| team)?|service agent|help ?desk|team member)(?: (?:real|human|instead|alive|who can help|from support|in charge|not a (?:bot|robot|machine)|at your company))*",
        r"(?:(?:can|could|may) i |i want to |i wanna |i would like to |i'd like to |i need to |let me |is it possible to )(?:please )?(?:talk|speak|chat) (?:to|with|2) (?:an? |your |the |some )*(?:real |live |actual |human )*(?:humans?|persons?|people|agents?|reps?|representatives?|operators?|someone|somebody|staff|manager|supervisor|support|customer (?:service|support|care))(?: (?:real|human|instead))*|"
        r"(?:get|give|find|send|bring|call|fetch) me (?:an? |your |the |some )*(?:real |live |actual |human )*(?:humans?|persons?|agents?|reps?|representatives?|operators?|someone|somebody|manager|supervisor|staff)(?: (?:real|human))?|"
        r"(?:i )?(?:want|need|wanna|demand|prefer|would like|'d like|rather have)(?: to have| to see)? (?:an? |your |the |some )*(?:real |live |actual |human )*(?:humans?|human beings?|person|people|agents?|reps?|representatives?|operators?|manager|supervisor|staff member|human (?:help|support|assistance))(?: (?:instead|to help|not a bot))?|"
        r"(?:human|agent|operator|representative|person|staff|advisor|live chat|live agent|live support|real agent|customer service|human being|speak to human|talk to human|talk to agent|speak to agent|speak to someone|talk to someone|agent human)(?: (?:now|please))?|"
        r"no (?:more )?(?:bots?|robots?|machines?) ?(?:please|i want (?:a|an) (?:human|person))?|"
        r"i don't want (?:to talk to )?(?:an? )?(?:bots?|robots?|machine|ai)|"
        r"i dont want (?:to talk to )?(?:an? )?(?:bots?|robots?|machine|ai)|"
        r"is there (?:an? |any )(?:human|person|agent) i can (?:talk|speak|write) (?:to|with)|someone real please",
        r"gimme (?:an? )?(?:real |live )?(?:human|person|agent|rep|operator)|(?:real |live )?(?:human|person|agent) (?:now|right now|asap)",
    ),
}
