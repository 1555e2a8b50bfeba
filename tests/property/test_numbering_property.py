"""The compiled numbering plans say what libphonenumber says."""

import phonenumbers
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.detection import numbering

PROFILE = settings(max_examples=400, deadline=None, derandomize=True)
REGIONS = st.sampled_from(
    ["US", "CA", "GB", "DE", "AT", "CH", "ES", "FR", "BE", "LT", "PL", "TW", "CN", "HK", "IT", "AR"]
)
DIGITS = st.text("0123456789", min_size=6, max_size=13)


def known(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


@st.composite
def nearly_assigned(draw: st.DrawFn, region: str) -> str:
    """An example of the library, often with a prefix in front or another digit in it."""
    kind = draw(st.sampled_from([phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE]))
    example = phonenumbers.national_significant_number(phonenumbers.example_number_for_type(region, kind))
    place = draw(st.integers(0, len(example)))
    changed = example[:place] + draw(st.sampled_from(["", *"0123456789"])) + example[place + draw(st.integers(0, 1)) :]
    return draw(st.sampled_from(["", "0", "1", "8", "00"])) + changed


@PROFILE
@given(st.data(), REGIONS)
def test_the_plans_agree_with_the_library(data: st.DataObject, region: str) -> None:
    digits = data.draw(DIGITS | nearly_assigned(region))
    abroad = f"{phonenumbers.country_code_for_region(region)}{digits}"
    assert numbering.assigned(digits, region) == known(digits, region)
    assert numbering.assigned_abroad(abroad) == known(f"+{abroad}", None)
    assert numbering.assigned_abroad(digits) == known(f"+{digits}", None)
