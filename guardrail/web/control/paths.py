"""What stands in the paths of operations."""

from __future__ import annotations

import re
from collections.abc import Mapping

PARAMETERS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "request": r"req_[a-z2-7]{26}",
        "subject": r"sub_[a-z2-7]{26}",
        "conversation": r"cnv_[a-z2-7]{26}",
        "hold": r"hld_[a-z2-7]{26}",
        "reveal": r"rvl_[a-z2-7]{26}",
        "officer": r"off_[a-z2-7]{26}",
        "entry": r"ent_[a-z2-7]{26}",
        "notice": r"ntc_[a-z2-7]{26}",
        "report": r"(consents|disclosures|decisions|requests|without-consent|records)",
    }.items()
}
"""By name. What does not fit names nothing: 404."""
