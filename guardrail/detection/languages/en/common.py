"""English: common words of short messages, by which a message shows its language."""

from __future__ import annotations

from guardrail.detection.language import words

COMMON = words(
    """thank you're we're they're he's she's that's what's where's who's isn't aren't wasn't doesn't didn't won't
    couldn't wouldn't shouldn't haven't hasn't we've you've they've i'll you'll we'll he'll it'll let's im ive dont
    cant wont didnt doesnt isnt whats thats wheres youre u ur pls plz thx okay sorry yeah yep nope hey there's again
    already always ago after before never ever still yet just only also too very really much many more most less
    least than then so because since until while though although if unless whether not nothing something anything
    everything someone anyone everyone nobody everybody which whose whom into onto over under between through during
    without within against around across behind near off out up down back away along together apart else instead
    today tomorrow yesterday tonight morning evening night afternoon week month year day days weeks months years
    hour hours minute minutes time times now later soon early late new old first last next same other another each
    every both few several own such big small good bad better best worse worst great nice right wrong free full open
    closed broken missing lost damaged ready available possible easy hard get got getting give gave given go going
    goes gone come came coming make made making take took taken see saw seen know knew known think thought say said
    says tell told ask asked asking find found look looking looks work works working worked call called send sent
    sending buy bought sell sold pay paid paying return returned refund refunds deliver delivered delivery shipping
    shipped ship parcel package tracking receive received receipt invoice payment price cost charge charged money
    cash bank discount coupon gift store shop shopping website online app password login account user customer
    service support agent person people man woman friend family wife husband mother father son daughter brother
    sister child children kids boy girl house home street city country room door car phone's question answer problem
    issue mistake change changed changing cancel cancelled update updated check checked checking confirm confirmed
    try tried trying use used using keep kept let put set start started stop stopped wait waiting waited happen
    happened talk speak speaking write writing read hear show shows please's want wants wanted needs needed like
    likes liked love hate hope wish must may might shall able being having doing were had our ours yours mine theirs
    himself herself myself yourself itself us them size colour color black white blue red green shoes shirt dress
    item items product products stock warranty arrived arrive arriving leave left live lives living move moved
    moving appointment booking booked book reservation table flight ticket tickets hotel how's anyway maybe perhaps
    actually probably usually exactly quickly thanks a lot double twice"""
)
