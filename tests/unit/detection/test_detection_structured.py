"""Every structured type: found, not found where it is none, beside Chinese characters, and disguised."""

# ruff: noqa: E501 - tables of messages

import pytest

from guardrail.detection.entities import ENTITY_TYPES

FOUND = [
    # telephones
    ("請打 02-2345-6789 分機 12", "02-2345-6789 分機 12", "PHONE_NUMBER"),
    ("call (415) 555-2671 ext. 12 now", "(415) 555-2671 ext. 12", "PHONE_NUMBER"),
    ("電話 9123 4567 找我", "9123 4567", "PHONE_NUMBER"),
    ("Tel. 030 901820 Durchwahl 12", "030 901820 Durchwahl 12", "PHONE_NUMBER"),
    ("AB70657921／0961-636-402，麻煩查一下", "0961-636-402", "PHONE_NUMBER"),
    ("sms an 0049 221 123456 bitte", "0049 221 123456", "PHONE_NUMBER"),
    # e-mail
    ("(anna+shop@pastas.example.com), thanks", "anna+shop@pastas.example.com", "EMAIL_ADDRESS"),
    ("Is it bob@example.com?", "bob@example.com", "EMAIL_ADDRESS"),
    ("Пишите иван@почта.рф сюда", "иван@почта.рф", "EMAIL_ADDRESS"),
    ("用户@例子.公司", "用户@例子.公司", "EMAIL_ADDRESS"),
    ("anna punkt schmidt klammeraffe web punkt de bitte", "anna punkt schmidt klammeraffe web punkt de", "EMAIL_ADDRESS"),
    ("jean tiret dupont arobase free point fr merci", "jean tiret dupont arobase free point fr", "EMAIL_ADDRESS"),
    ("rašykite anna.p eta pastas taškas lt", "anna.p eta pastas taškas lt", "EMAIL_ADDRESS"),
    ("信箱bob小老鼠gmail點com謝謝", "bob小老鼠gmail點com", "EMAIL_ADDRESS"),
    ("j dot smith underscore 85 at mail dot example dot com", "j dot smith underscore 85 at mail dot example dot com", "EMAIL_ADDRESS"),
    ("my mail: anna at example.com", "anna at example.com", "EMAIL_ADDRESS"),
    ("it is anna.k@gmail", "anna.k@gmail", "EMAIL_ADDRESS"),
    ("write john . doe @ gmail . com", "john . doe @ gmail . com", "EMAIL_ADDRESS"),
    ("john dot doe at gmail", "john dot doe at gmail", "EMAIL_ADDRESS"),
    ("my email is rtwist at yahoo", "rtwist at yahoo", "EMAIL_ADDRESS"),
    ("rtwist at yahoo", "rtwist at yahoo", "EMAIL_ADDRESS"),
    ("try r_twist at outlook then", "r_twist at outlook", "EMAIL_ADDRESS"),
    # places of the United States
    ("I live in Boise, ID now", "Boise, ID", "LOCATION"),
    ("Ship it to Austin TX 78701 please", "Austin TX 78701", "ADDRESS"),
    ("the parcel went to Quimbyville, IL instead", "Quimbyville, IL", "LOCATION"),
    ("send it to Georgia 30301 please", "Georgia 30301", "ADDRESS"),
    ("the zip is 83702", "83702", "ADDRESS"),
    ("it is anna (at) example.com", "anna (at) example.com", "EMAIL_ADDRESS"),
    ("anna \"at\" example \"dot\" com", "anna \"at\" example \"dot\" com", "EMAIL_ADDRESS"),
    ("mine: bob[ät]example[punkt]de", "bob[ät]example[punkt]de", "EMAIL_ADDRESS"),
    # links and networks
    ("see www.shop.example/blue. Then", "www.shop.example/blue", "LINK"),
    ("on amazon.de today", "amazon.de", "LINK"),
    ("see https://en.wikipedia.org/wiki/Foo_(bar), ok", "https://en.wikipedia.org/wiki/Foo_(bar)", "LINK"),
    ("https://t.me/anna_k85 me", "https://t.me/anna_k85", "URL"),
    ("it is 192[.]168[.]1[.]10 here", "192[.]168[.]1[.]10", "IP_ADDRESS"),
    ("mac address 001a2b3c4d5e", "001a2b3c4d5e", "MAC_ADDRESS"),
    # money
    ("卡號22213074\n37729096有效期", "22213074\n37729096", "CREDIT_CARD"),
    ("card **** **** **** 1234 please", "**** **** **** 1234", "CREDIT_CARD"),
    ("帳號(822)123456789012謝謝", "(822)123456789012", "BANK_ACCOUNT"),
    ("cuenta 2100 0418 45 0200051332", "2100 0418 45 0200051332", "BANK_ACCOUNT"),
    ("RIB 20041 01005 0500013M026 06", "20041 01005 0500013M026 06", "BANK_ACCOUNT"),
    ("routing number 021000021", "021000021", "BANK_ACCOUNT"),
    ("Kontonummer 532013000, BLZ 37040044", "37040044", "BANK_ACCOUNT"),
    ("sort code 12-34-56", "12-34-56", "BANK_ACCOUNT"),
    ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq ok", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "CRYPTO"),
    ("to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8 please", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "CRYPTO"),
    ("my solana wallet: 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", "CRYPTO"),
    ("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",) * 2 + ("CRYPTO",),
    # secrets
    ("login tquill_88 password Tr0ub4dor&3 fails", "tquill_88", "USERNAME"),
    ("pw: abc", "abc", "PASSWORD"),
    ("密码是abc12345，谢谢", "abc12345", "PASSWORD"),
    ("mano slaptažodis yra Vasara2024!", "Vasara2024!", "PASSWORD"),
    ("Your OTP code: 482 113", "482 113", "PASSWORD"),
    ("123456 is your verification code", "123456", "PASSWORD"),
    ("短信验证码482113别告诉别人", "482113", "PASSWORD"),
    ("postgres://app:secret@db.example.com/app", "postgres://app:secret@db.example.com/app", "API_KEY"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "API_KEY"),
    ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz", "API_KEY"),
    ("Server=db;Database=x;User Id=sa;Password=foo123;", "Server=db;Database=x;User Id=sa;Password=foo123", "API_KEY"),
    ("follow @anna_k85 please", "@anna_k85", "USERNAME"),
    ("帳號：peihsien_chu，密碼：Taro-9milk", "Taro-9milk", "PASSWORD"),
    ("appelez le 06\u200b 39\u200b 98\u200b 41\u200b 27 ce soir", "06\u200b 39\u200b 98\u200b 41\u200b 27", "PHONE_NUMBER"),
    # documents
    ("my plate is ABC-1234, thanks", "ABC-1234", "LICENSE_PLATE"),
    ("Kennzeichen B-MA 1234", "B-MA 1234", "LICENSE_PLATE"),
    ("valstybinis numeris ABC 123", "ABC 123", "LICENSE_PLATE"),
    ("matrícula 1234 BCD", "1234 BCD", "LICENSE_PLATE"),
    ("plaque AB-123-CD", "AB-123-CD", "LICENSE_PLATE"),
    ("車號ABC-5678被拖吊", "ABC-5678", "LICENSE_PLATE"),
    ("京A12345违停", "京A12345", "LICENSE_PLATE"),
    ("护照号E12345678", "E12345678", "PASSPORT"),
    ("pasaporte AAB123456", "AAB123456", "PASSPORT"),
    ("driving licence MORGA657054SM9IJ", "MORGA657054SM9IJ", "DRIVER_LICENSE"),
    ("健保卡號 123456789012", "123456789012", "MEDICAL_RECORD"),
    # courts
    ("my application no. 12345/08 in Strasbourg", "12345/08", "CASE_NUMBER"),
    ("the docket number is 1:20-cv-01234 now", "1:20-cv-01234", "CASE_NUMBER"),
    ("ma requête n° 54321/12 est pendante", "54321/12", "CASE_NUMBER"),
    ("jugement RG n° 20/01234 rendu", "20/01234", "CASE_NUMBER"),
    ("la demanda núm. 4567/15 sigue", "4567/15", "CASE_NUMBER"),
    ("autos nº 123/2020 del juzgado", "123/2020", "CASE_NUMBER"),
    ("NIG: 28079 1 0012345/2020", "28079 1 0012345/2020", "CASE_NUMBER"),
    ("Aktenzeichen: 1 BvR 123/20, bitte", "1 BvR 123/20", "CASE_NUMBER"),
    ("unter Az. 3 O 456/19 anhängig", "3 O 456/19", "CASE_NUMBER"),
    ("Beschwerde Nr. 9876/11 beim EGMR", "9876/11", "CASE_NUMBER"),
    ("bylos Nr. 3K-3-123/2020 sprendimas", "3K-3-123/2020", "CASE_NUMBER"),
    ("peticijos Nr. 1234/10", "1234/10", "CASE_NUMBER"),
    ("sygn. akt II C 123/20, proszę", "II C 123/20", "CASE_NUMBER"),
    ("案號112年度訴字第123號開庭", "112年度訴字第123號", "CASE_NUMBER"),
    ("我的案子是（2020）京01民终123号", "（2020）京01民终123号", "CASE_NUMBER"),
    # national numbers
    ("Personalausweis L01X00T471", "L01X00T471", "DE_ID_CARD"),
    ("Rentenversicherungsnummer 65 170839 J 003", "65 170839 J 003", "DE_SOCIAL_SECURITY"),
    ("Versichertennummer A123456780", "A123456780", "DE_HEALTH_ID"),
    ("Steuernummer 93/815/08152", "93/815/08152", "TAX_ID"),
    ("UTR 12345 67890", "12345 67890", "TAX_ID"),
    ("信用代码91110000600037341L", "91110000600037341L", "CN_USCC"),
    ("老身份证130503670401001", "130503670401001", "CN_ID"),
    ("SIRET 732 829 320 00074", "732 829 320 00074", "VAT_NUMBER"),
    ("įmonės kodas 110053842", "110053842", "LT_COMPANY_CODE"),
    ("nómina 15 66122230 84", "15 66122230 84", "ES_NSS"),
    ("l141712136／謝謝", "l141712136", "TW_ID"),
    ("They asked for 5 3 2 7 5 2 2 8 4 6 4 on the form", "5 3 2 7 5 2 2 8 4 6 4", "NATIONAL_ID"),
    # birth dates
    ("出生日期：一九九〇年五月三日", "一九九〇年五月三日", "DATE_OF_BIRTH"),
    ("民國79年5月3日生", "民國79年5月3日", "DATE_OF_BIRTH"),
    ("née le 3 mai 1985", "3 mai 1985", "DATE_OF_BIRTH"),
    ("gimiau 1985 m. gegužės 3 d.", "1985 m. gegužės 3 d.", "DATE_OF_BIRTH"),
    ("my birthday is May 3rd", "May 3rd", "DATE_OF_BIRTH"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind"), FOUND)
def test_it_is_found(found, text: str, value: str, kind: str) -> None:
    assert (value, kind) in found(text)


LEFT_ALONE = [
    "open main.py and README.md, e.g. foo.bar() or os.name",
    "it ended.Then we left, gracias.es que no",
    "meet me at noon, 2@10 each",
    "Part no. 7081-542-7081, or 20,388.00 EUR",
    "订单号0092639122810",
    "發票號碼AB27337203",
    "Užsakymas 29086415 vėluoja",
    "RFC 2616, ISO 9001:2015",
    "1 2 3 4 5 6 7 8 9 10",
    "batch 561385/618, LOT 60698657",
    "ratio 3.30727480 to 1",
    "Mi número de pedido es 4821-7730-1194 y no ha salido.",
    "Meine Bestellnummer 4821-7730-1194 wurde nicht versandt.",
    "Numéro de série SN00421187733201, code promo ETE2024",
    "Version 10.2.14.38, firmware 1.2.3.4",
    "2½ cups, 60 m², ½ price, №5, 3.º B",
    "I forgot my password and the token expired",
    "my user ID is wrong",
    "three or four of the five",
    "Kaina 1 299,00 € arba 12 įmokų po 108,25",
    "条码4006381333931，价格12,345.00元，第7章第128頁",
    "license plate holder is broken",
    "Der Pass ist abgelaufen, 24 Stunden",
    "I work at yahoo, look at gmail, meet me at outlook",
    "support case 12345678 is open, ticket 12345678 too",
    "la procédure 12/03/2020 est terminée, affaire 24/7",
    "Aktenzeichen steht im Brief, Beschwerde 24/7 möglich",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_is_left_alone(found, text: str) -> None:
    assert [pair for pair in found(text) if pair[1] not in ("PERSON", "LOCATION", "ADDRESS")] == []


def test_a_word_or_title_behind_a_comma_is_no_state(found) -> None:
    for text in ("Sorry, OK I will", "Yes, IN the end", "Jane Smith, MD called"):
        assert "LOCATION" not in {kind for _, kind in found(text)}


def test_a_place_to_meet_is_only_a_link(found) -> None:
    assert found("meet me at example.com") == [("example.com", "LINK")]


def test_a_link_never_hides_what_stands_in_it(found) -> None:
    assert ("anna@example.com", "EMAIL_ADDRESS") in found("https://shop.example/?x=anna@example.com")


SAMPLES = {
    "CREDIT_CARD": "4111111111111111",
    "IBAN_CODE": "LT121000011101001000",
    "EMAIL_ADDRESS": "anna85@example.com",
    "PHONE_NUMBER": "+37061234567",
    "TW_ID": "A123456789",
    "TW_ARC": "A800000014",
    "CN_ID": "11010519491231002X",
    "LT_PERSONAL_CODE": "33309240064",
    "ES_DNI": "12345678Z",
    "ES_NIE": "X1234567L",
    "FR_NIR": "295109912611193",
    "IP_ADDRESS": "203.0.113.77",
    "API_KEY": "AKIAIOSFODNN7EXAMPLE",
    "CRYPTO": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "CN_USCC": "91110000600037341L",
}


@pytest.mark.parametrize(("kind", "value"), SAMPLES.items())
def test_chinese_characters_beside_it_hide_nothing(found, kind: str, value: str) -> None:
    assert (value, kind) in found(f"這是{value}謝謝")


def _wide(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def _struck(text: str) -> str:
    return "\u0336".join(text)


def _in_twos(mark: str):
    return lambda text: mark.join(text[at : at + 2] for at in range(0, len(text), 2))


DISGUISES = {
    "full-width": _wide,
    "zero width": _in_twos("\u200b"),
    "soft hyphens": _in_twos("\u00ad"),
    "bidirectional": _in_twos("\u202e"),
    "tags": _in_twos("\U000e0041"),
    "struck through": _struck,
    "keycaps": lambda text: "".join(f"{each}\ufe0f\u20e3" if each.isdecimal() else each for each in text),
    "circled": lambda text: text.translate(dict(zip(map(ord, "0123456789"), "⓪①②③④⑤⑥⑦⑧⑨", strict=True))),
    "mathematical": lambda text: "".join(chr(0x1D7F6 + int(each)) if each.isdecimal() else each for each in text),
    "Arabic": lambda text: "".join(chr(0x660 + int(each)) if each.isdecimal() else each for each in text),
    "Cyrillic": lambda text: text.translate(str.maketrans("aeopcxABEKMHOPCTX", "аеорсхАВЕКМНОРСТХ")),
}
NUMBERS = ["CREDIT_CARD", "IBAN_CODE", "TW_ID", "CN_ID", "LT_PERSONAL_CODE", "ES_DNI", "FR_NIR"]
SEPARATED = {
    "spaces": _in_twos(" "), "thin spaces": _in_twos("\u2009"), "dots": _in_twos("."), "dashes": _in_twos("–"),
    "slashes": _in_twos("/"), "underscores": _in_twos("_"), "stars": _in_twos("*"), "bars": _in_twos("|"),
    "commas": _in_twos(", "), "one by one": " ".join,
}  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
@pytest.mark.parametrize("kind", [*NUMBERS, "EMAIL_ADDRESS", "PHONE_NUMBER"])
def test_a_disguise_hides_nothing(found, kind: str, disguise) -> None:
    written = disguise(SAMPLES[kind])
    assert (written, kind) in found(f"tai {written}!")


@pytest.mark.parametrize("separated", SEPARATED.values(), ids=SEPARATED.keys())
@pytest.mark.parametrize("kind", NUMBERS)
def test_separators_hide_nothing(found, kind: str, separated) -> None:
    written = separated(SAMPLES[kind])
    assert (written, kind) in found(f"tai {written}!")


SPOKEN = [
    "four one one one double one one one triple one one one one one one",
    "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
    "cuatro uno uno uno once once once once once once",
    "quatre un un un onze onze onze onze onze onze",
    "keturi vienas vienas vienas vienuolika vienuolika vienuolika vienuolika vienuolika vienuolika",
    "四一一一一一一一一一一一一一一一",
    "四一一一 一一一一、一一一一-一一一一",
]


@pytest.mark.parametrize("spoken", SPOKEN)
def test_a_dictated_card_is_a_card(found, spoken: str) -> None:
    assert (spoken, "CREDIT_CARD") in found(f"card {spoken}.")


def test_spaced_letters_are_one_address(found) -> None:
    assert ("a n n a @ e x a m p l e . c o m", "EMAIL_ADDRESS") in found("it is a n n a @ e x a m p l e . c o m ok")


def test_types_of_the_samples_are_in_the_table() -> None:
    assert set(SAMPLES) | {kind for _, _, kind in FOUND} <= set(ENTITY_TYPES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The case originated in an application (no. 51234/09) against the State.", "51234/09"),
        ("Vu la requête susmentionnée (no 48123/11),", "48123/11"),
        ("les requêtes n os 48123/11, 50991/12 et 7731/13", "48123/11, 50991/12 et 7731/13"),
        ("la demanda (núm. 61234/08) dirigida contra", "61234/08"),
        ("pourvoi n o 12-34.567 du 3 mai", "12-34.567"),
    ],
)
def test_cases_are_found_as_courts_cite_them(full, text: str, value: str) -> None:
    found = {text[item.start : item.end]: item.entity_type for item in full.analyze(text).findings}
    assert found.get(value) == "CASE_NUMBER"


@pytest.mark.parametrize(
    "text", ["commande no 48123/11 pas arrivée", "my order no. 4411/22", "Rechnung Nr. 1234/25 fehlt"]
)
def test_papers_of_shops_are_no_cases(full, text: str) -> None:
    assert full.analyze(text).findings == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my customer number is 48123377", "48123377"),
        ("Meine Kundennummer: KD-4812-33", "KD-4812-33"),
        ("numéro de client 48123377, merci", "48123377"),
        ("mano kliento numeris 48123377", "48123377"),
        ("mi número de socio es 771233", "771233"),
        ("會員編號：A1234567謝謝", "A1234567"),
        ("numer klienta: 88123", "88123"),
    ],
)
def test_numbers_that_a_company_knows_a_person_by(full, text: str, value: str) -> None:
    found = {text[item.start : item.end]: item.entity_type for item in full.analyze(text).findings}
    assert found == {value: "CUSTOMER_ID"}


@pytest.mark.parametrize(
    "text", ["Your customer number is printed on page 4.", "Die Kundennummer fehlt auf Seite 12.", "customer no 12"]
)
def test_a_word_for_such_a_number_is_none(full, text: str) -> None:
    assert full.analyze(text).findings == ()
