"""English: how people speak of what the law calls special categories (GDPR Art. 9 and 10)."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from __future__ import annotations

_KIN = (
    "wife|husband|partner|girlfriend|boyfriend|mother|mum|mom|father|dad|son|daughter|brother|sister|child|kid|baby|"
    "grand(?:mother|ma|father|pa|son|daughter)|uncle|aunt|cousin|nephew|niece|friend|roommate|flatmate|colleague|"
    "fianc[ée]e?|parents|children|kids|family|in-laws|spouse|ex|guest|passenger|patient|client"
)
_WHO = rf"(?:i|we|he|she|they|my (?:[a-z]+ )?(?:{_KIN}))"
_HOW = r"(?: (?:a|an|both|very|really|also|now|just|still|currently|recently|actually|quite|severe|severely|mild|mildly|chronic|chronically|acute|bad|terrible|serious|some|partially|completely|legally|officially|openly|newly|early|late|advanced|terminal|terminally|heavily|not|a bit|been|(?:\d+|two|three|four|five|six|seven|eight|nine) (?:weeks?|months?)|(?:stage|type) (?:\d|[ivx]+|one|two)))*"
_AM = rf"{_WHO}(?:'m|'re|'s|m|re| am| are| is| was| were| got| became|'ve been| have been| has been| had been| identify as| identifies as| came out as){_HOW}"
_HAVE = rf"{_WHO}(?:'ve|'ve got| have| has| had| have got| has got| got| caught| developed| suffer from| suffers from| suffered from|(?:'m|'s|'re| am| is| are| was| were) suffering from| live with| lives with|(?:'m|'s|'re| am| is| are) living with| struggle with| struggles with|(?:'m|'s|'re| am| is| are| was| were) (?:treated|being treated|recovering|hospitali[sz]ed|on medication|in treatment|in therapy) (?:for|from|with)| tested positive for| recovered from| survived| beat|(?:'m|'s|'re| am| is| are) (?:battling|fighting)){_HOW}"

_ILLNESS = (
    r"diabetes|(?:breast|lung|prostate|skin|colon|bowel|ovarian|cervical|pancreatic|liver|brain|bone|testicular|thyroid)? ?cancer|leuk(?:a)?emia|lymphoma|melanoma|(?:brain )?tumou?rs?|hiv(?: positive)?|aids|hepatitis(?: [abc])?|tuberculosis|syphilis|gonorrh(?:o)?ea|chlamydia|herpes|an std|an sti|"
    r"epilepsy|seizures|parkinson'?s?(?: disease)?|alzheimer'?s?(?: disease)?|dementia|multiple sclerosis|als|lupus|arthritis|osteoporosis|fibromyalgia|crohn'?s?(?: disease)?|ulcerative colitis|celiac(?: disease)?|coeliac(?: disease)?|ibs|asthma|copd|cystic fibrosis|sickle cell(?: disease| an(?:a)?emia)?|huntington'?s?(?: disease)?|h(?:a)?emophilia|an(?:a)?emia|"
    r"(?:clinical |postpartum |postnatal |major )?depression|(?:an )?anxiety(?: disorder)?|panic attacks|ptsd|ocd|adhd|autism|asperger'?s?|bipolar(?: disorder)?|schizophrenia|(?:an )?eating disorder|anorexia|bulimia|(?:a )?(?:drinking|drug|gambling) (?:problem|addiction)|insomnia|dyslexia|down'?s? syndrome|tourette'?s?|cerebral palsy|"
    r"high blood pressure|hypertension|(?:a )?heart (?:attack|condition|disease|failure|problem)|(?:a )?stroke|(?:a )?pacemaker|kidney (?:failure|disease|stones)|endometriosis|pcos|(?:a )?miscarriage|(?:an )?abortion|(?:a )?c-section|migraines?|epileptic fits|eczema|psoriasis|covid(?:-?19)?|long covid|the flu|pneumonia|shingles|lyme disease|"
    r"(?:a )?disability|(?:a )?hearing (?:loss|impairment)|(?:a )?visual impairment|(?:an )?(?:peanut|nut|gluten|lactose|latex|penicillin|shellfish|milk|egg|wheat|soy|pollen) (?:allergy|intolerance)|(?:a )?(?:severe |food )?allerg(?:y|ies)|ivf|chemo(?:therapy)?|dialysis|radiotherapy|radiation therapy|a (?:kidney|liver|heart) transplant|(?:heart|knee|hip|back|brain|eye|bypass|gallbladder|spinal) surgery|a mastectomy|a hysterectomy"
)
_ILL = (
    r"pregnant|diabetic|epileptic|asthmatic|autistic|bipolar|schizophrenic|an(?:a)?emic|hiv[- ]positive|immunocompromised|deaf|hard of hearing|legally blind|paralysed|paralyzed|paraplegic|quadriplegic|infertile|suicidal|depressed|clinically depressed|anorexic|bulimic|disabled|wheelchair[- ]bound|lactose[- ]intolerant|gluten[- ]intolerant|(?:a )?c(?:o)?eliac|"
    r"(?:an )?alcoholic|(?:a )?recovering (?:alcoholic|addict)|(?:a )?(?:drug|heroin|cocaine) addict|(?:a )?cancer (?:patient|survivor)|(?:an )?amputee|in (?:a )?wheelchair|on (?:chemo|dialysis|antidepressants|insulin|methadone|blood thinners|sick leave|disability)|in (?:rehab|hospital|intensive care|a coma|labou?r|menopause)|on my period|breastfeeding|terminally ill|mentally ill|allergic to [a-z]+|vaccinated|unvaccinated"
)
_DRUG = r"insulin|metformin|antidepressants?|antipsychotics?|prozac|zoloft|xanax|lexapro|sertraline|fluoxetine|citalopram|lithium|ritalin|adderall|warfarin|statins|methadone|blood (?:thinners|pressure (?:pills|tablets|medication|meds))|beta[- ]blockers|heart (?:pills|medication|meds)|hrt|(?:cancer|hiv) (?:drugs|medication|meds)|sleeping pills|painkillers|the pill|birth control|prep|truvada|ozempic"

_FAITH = r"(?:catholic|roman catholic|protestant|anglican|baptist|methodist|lutheran|evangelical|pentecostal|mormon|jehovah'?s witness|(?:greek |russian |eastern )orthodox|(?:orthodox |reform |hasidic )?jewish|muslim|moslem|sunni|shia|shiite|hindu|buddhist|sikh|jain|taoist|pagan|wiccan|atheist|agnostic|quaker|adventist|scientologist|baha'?i|rastafarian)s?"
_SEX = r"gay|lesbian|bisexual|homosexual|pansexual|asexual|queer|transgender|transsexual|trans(?: (?:man|woman))?|non-?binary|intersex|genderfluid|heterosexual|closeted|polyamorous"
_ETHNIC = r"(?:african[- ]american|afro[- ]?(?:caribbean|american|latin[oa]?)|roma(?:ni)?|gypsy|traveller of irish heritage|hispanic|latin[oax]|chican[oax]|native american|first nations|inuit|aboriginal|m[aā]ori|kurdish|uy?ghur|tibetan|hmong|rohingya|romani|sami|berber|tamil|tatar|karaite|mixed[- ]race|biracial|multiracial|of colou?r|ashkenazi(?: jewish)?|sephardi)"
_PEOPLE = r"(?:man|woman|person|guy|girl|male|female|family|couple|american|british|brit|student)"
_PARTY = r"(?:labou?r|conservatives?|tor(?:y|ies)|lib dems?|liberal democrats?|greens?|green party|snp|plaid cymru|ukip|reform(?: uk)?|republicans?|democrats?|gop|trump|biden|harris|brexit|remain|leave|the left|the right|communists?|socialists?|afd|far right|far left)"

CATEGORIES = {
    "SPECIAL_HEALTH": (
        rf"{_HAVE} ({_ILLNESS})",
        rf"{_AM} ({_ILL})",
        rf"(?:{_AM}|been|was|is|were|got) diagnosed with{_HOW} ({_ILLNESS}|[a-z][a-z'-]+)",
        rf"my{_HOW} ({_ILLNESS})",
        rf"{_WHO}(?:'m|'s| am| is| are)? (?:on|take|takes|taking|need|needs|inject|injects|am prescribed|was prescribed|been prescribed|was put on){_HOW} (?:my )?({_DRUG})",
        r"my (psychiatrist|oncologist|gyn(?:a)?ecologist|cardiologist|therapist|psychologist|midwife|medical condition|mental health|illness|disability|pregnancy|due date|prescription for [a-z]+|blood (?:pressure|sugar|test results)|medical records?|biopsy|mri results|hiv status)",
        rf"{_WHO} (?:had|have had|has had|need|needs|am having|is having|underwent|am going through|is going through|went through|start|started|am scheduled for) (?:an? |my |his |her )?((?:open )?(?:heart|knee|hip|back|brain|eye|bypass|gender reassignment|spinal) (?:surgery|operation|replacement)|chemo(?:therapy)?|dialysis|radiotherapy|mastectomy|hysterectomy|vasectomy|transplant|ivf(?: treatment)?|abortion|miscarriage|c-section|stillbirth)",
        rf"{_WHO} (tried to (?:kill (?:myself|himself|herself)|commit suicide)|attempted suicide|want to (?:kill myself|die)|self-harm(?:s|ed)?)",
        r"(?:i|he|she) (?:use|uses|need|needs) (a wheelchair|hearing aids?|a (?:guide|service) dog|an insulin pump|a prosthe(?:sis|tic(?: leg| arm)?)|a colostomy bag)",
    ),
    "SPECIAL_RELIGION": (
        rf"{_AM}(?: (?:devout|practi[cs]ing|strict|lapsed|born|raised|former|proud|observant|converted))* ({_FAITH})",
        rf"{_AM}(?: (?:devout|practi[cs]ing|strict|lapsed|born|raised|former|proud|observant|converted))* (a (?:devout |practi[cs]ing |born[- ]again )?christians?|christians|born[- ]again(?: christian)?|a (?:priest|nun|imam|rabbi|monk|pastor)|very religious|religious|fasting for (?:ramadan|lent|yom kippur)|observing (?:ramadan|lent|shabbat|sabbath))",
        rf"as (?:an? )?(?:devout |practi[cs]ing )?({_FAITH}|christian)(?: (?:i|we|myself|family|woman|man|person))?,? (?:i|we|my)",
        r"(?:i|we|he|she) (?:converted|have converted|belong|belongs|adhere|am converting) to (?:the )?(islam|judaism|christianity|catholicism|buddhism|hinduism|catholic church|orthodox church|church of [a-z]+)",
        r"my (faith in (?:god|jesus|christ|allah)|(?:local )?(?:mosque|synagogue|church|parish|temple) (?:community|group|congregation)|imam|rabbi|pastor|religion|religious beliefs?|faith|baptism|bar mitzvah|bat mitzvah|first communion)",
        r"(?:i|we|he|she) (?:only |always )?((?:eat|keep|keeps) (?:halal|kosher)|(?:observe|observes|keep) (?:ramadan|shabbat|the sabbath|lent)|pray (?:five times|to allah)|go to (?:mass|church every sunday|mosque)|wear (?:a |the )?(?:hijab|niqab|burqa|kippah|turban)|believe in (?:god|allah|jesus)|(?:don't|do not) believe in god)",
    ),
    "SPECIAL_UNION": (
        rf"{_AM} (an? (?:active )?(?:trade )?union(?:'s)? (?:member|rep|representative|steward|organi[sz]er)|(?:union|trade union) members?|a shop steward|unioni[sz]ed|in (?:a|the) (?:trade |labou?r )?union|(?:an? )?(?:active )?members? of (?:a|the|my|our) (?:trade |labou?r )?union|(?:an? )?members? of (?:unison|unite|gmb|usdaw|rmt|nurses union|teamsters|uaw|seiu|afl-cio))",
        rf"{_WHO}(?:'ve|'m| have| has| am| just)? (?:joined|joining|join|left|leaving|founded|organi[sz]ed) (?:a|the|my|our) ((?:trade |labou?r )?union)(?: (?:at|last|this|in|because|and|of))?",
        r"my (trade union|union (?:membership|dues|rep|representative|card|steward)|labou?r union)",
    ),
    "SPECIAL_SEXUAL": (
        rf"{_AM} ({_SEX})(?: (?:man|woman|person|guy|couple|and|but|so|too))?",
        r"(?:i'm|im|i am|he's|she's|he is|she is) (bi|straight and not gay|transitioning|on grindr)",
        r"my (sexual (?:orientation|preferences?|identity)|sex life|gender transition|coming out|same-sex (?:partner|marriage)|gay (?:son|daughter|brother|partner)|affair with [a-z]+)",
        rf"{_WHO} (?:had|have|has|have had|'ve had) (?:an? )?(unprotected sex|sex(?: with [a-z]+)?|one[- ]night stand|affair|erectile dysfunction)",
        rf"{_WHO}(?:'ve|'m| have| has| am)? (?:just |recently )?(came out|coming out|come out) (?:to (?:my|his|her)|as (?:gay|lesbian|bi|trans|queer))",
    ),
    "SPECIAL_ETHNIC": (
        rf"{_AM} ({_ETHNIC})",
        rf"{_AM} ((?:half[- ])?(?:black|white|brown|asian|arab|jewish|roma|indigenous|caucasian|{_ETHNIC}) {_PEOPLE})",
        rf"{_AM} (of (?:[a-z-]+ )?[a-z-]+ (?:descent|origin|ancestry|heritage|ethnicity)|ethnically [a-z]+|half[- ](?:black|white|asian|arab|jewish|chinese|indian|japanese|korean|nigerian|mexican))",
        rf"my (ethnicity(?: is [a-z]+)?|ethnic (?:origin|background)|race is [a-z]+|skin colou?r|(?:family|parents|ancestors|grandparents) (?:is|are|were) (?:{_ETHNIC}|of [a-z]+ (?:descent|origin)))",
        r"as (an? (?:black|white|brown|asian|arab|latin[oa]|hispanic|roma|indigenous) (?:man|woman|person|girl|guy|family)),? (?:i|we|my)",
    ),
    "SPECIAL_POLITICAL": (
        rf"{_WHO}(?:'ve|'ll| have| has| will| always| usually| just| never)* (?:vote|voted|voting|campaigned|campaign|canvassed) (?:for )?(?:the )?({_PARTY})(?: (?:party|in|last|this|again))?",
        rf"{_AM} (an? (?:registered |lifelong |proud |staunch |committed |card-carrying )*(?:republican|democrat|socialist|communist|marxist|anarchist|libertarian|fascist|tory|trump supporter|brexiteer|remainer|party member)|(?:an? )?(?:paid-up |paying |active )?members? of (?:the )?(?:[a-z]+ )?(?:party|{_PARTY})(?: party)?|right[- ]wing|left[- ]wing|far[- ]right|far[- ]left|conservatives? politically)",
        rf"{_WHO} (?:support|supports|supported|donated to|donate to|joined|back|backs) (?:the )?((?:{_PARTY})(?: party)|trump|biden|brexit|the (?:far )?(?:left|right)|the opposition party)",
        r"my (political (?:views?|opinions?|beliefs?|affiliation|party)|party membership)",
    ),
    "SPECIAL_GENETIC": (
        rf"{_WHO}(?:'m| am| is| have| has|'ve got| carry| carries|'ve| inherited| tested positive for)?(?: (?:a|an|the|got|been|carrier of|carriers of|have|has))* ((?:brca[12]?|apoe4?|cftr|factor v leiden|huntington'?s?|cystic fibrosis|sickle cell|thalass(?:a)?emia|lynch syndrome) (?:gene|mutation|trait|carrier|variant)|genetic (?:mutation|defect|disorder|predisposition|condition)|chromosom(?:e|al) (?:abnormality|disorder|defect)|hereditary (?:disease|condition))",
        r"my (genetic (?:test|tests|test results|profile|data|screening|predisposition|results)|dna (?:test|tests|results|test results|sample|profile|data|sequence)|genome(?: sequence| data)?|genes|brca (?:test|results|status)|23andme (?:results|data|report)|ancestry dna (?:results|data))",
    ),
    "SPECIAL_BIOMETRIC": (
        r"my (biometric (?:data|template|information|profile|record|details|id)s?|biometrics|fingerprints? (?:data|scan|scans|template|record|image|on file)|(?:iris|retina|retinal|palm|face|facial) (?:scan|scans|template|geometry|recognition data)|facial recognition (?:data|template|profile)|voice ?print|faceprint|gait profile)",
        r"(?:you|they|it|he|she) (?:have|has|stored|store|took|scanned|keep|collected) my (fingerprints?|iris|retina|face scan|voice ?print|biometrics)",
        r"here(?:'s| is| are) my (fingerprints?|iris scan|retina scan|face scan|voice ?print)",
    ),
    "SPECIAL_CRIMINAL": (
        rf"{_AM} ((?:wrongly |once |previously )?(?:convicted(?: of [a-z]+| felon)?|sentenced(?: to [a-z0-9 ]{{1,20}})?|found guilty(?: of [a-z]+)?|arrested(?: for [a-z]+(?: [a-z]+)?)?|jailed|imprisoned|incarcerated|charged with [a-z]+)|(?:a |an )?(?:ex-con(?:vict)?|felon|ex-offender|registered sex offender)|(?:in|out of|released from|went to) (?:prison|jail)|on parole|under house arrest|under investigation by the police)",
        rf"{_WHO}(?:'ve| have| has| had| got| served| spent| did)? (?:a |an |to |been to |\d+ (?:years?|months?) in |(?:some )?time in |two years in |several )?(criminal (?:record|conviction|history|past)|prison (?:sentence|time|record)|felony(?: conviction)?|(?:prior )?convictions?|dui(?: conviction)?|a rap sheet|served time|(?:been to )?(?:prison|jail))",
        rf"{_WHO}(?:'ve| have| has)?(?: just| recently)? (?:got|gotten|came|come|was let|been let|am getting|is getting) (out of (?:prison|jail))",
        r"my (criminal (?:record|history|past|case|conviction|charges)|conviction|felony|parole officer|probation officer|prison (?:sentence|record|term)|time in (?:prison|jail)|arrest record|mugshot|rap sheet|dui)",
    ),
}
