"""A provider's tokens at the door: security case 25, and what of case 90 is about tokens."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from guardrail.clients.outgoing import new_session
from guardrail.config.access import AccessSettings, OidcSettings
from guardrail.core.officers import Role
from guardrail.errors import ConflictError, DependencyError, UnauthorizedError
from guardrail.ports.access import Actor, ActorKind
from guardrail.types import DossierKind, RawText
from tests.e2e.oidc_issuer import AUDIENCE, DISCOVERY, Key, Provider, provider
from tests.unit.access.house import House, house


@dataclass
class Site:
    """A door, and the provider that it trusts."""

    house: House
    issuer: Provider

    def token(self, **changes: Any) -> str:
        return self.issuer.token(self.house.clock.now, **changes)

    async def enter(self, token: str) -> Actor:
        return await self.house.access.door.authenticate(token)

    async def refused(self, token: str) -> None:
        with pytest.raises(UnauthorizedError) as raised:
            await self.enter(token)
        assert str(raised.value) == ""

    async def unavailable(self, token: str) -> None:
        with pytest.raises(DependencyError) as raised:
            await self.enter(token)
        assert (raised.value.code, raised.value.status) == ("issuer_unavailable", 503)


def settings(url: str, **changes: Any) -> AccessSettings:
    oidc = OidcSettings(
        **{
            "issuer": url,
            "audience": AUDIENCE,
            "roles": {"privacy-team": ("officer",), "security": ("auditor", "monitor")},
            "timeout": 1,
            **changes,
        }
    )
    return AccessSettings(oidc=oidc)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with provider() as issuer, new_session() as session:
        made = house(tmp_path, settings(issuer.url), session=session)
        yield Site(made, issuer)
        await made.access.close()
        await made.keys.close()


# ---------------------------------------------------------------- who comes in


async def test_a_token_names_an_officer(site: Site) -> None:
    token = site.token(auth_time=int((site.house.clock.now - timedelta(minutes=3)).timestamp()))
    actor = await site.enter(token)
    assert actor.id.startswith("off_")
    assert actor.kind is ActorKind.HUMAN
    assert actor.roles == (Role.OFFICER,)
    assert actor.fresh_at == site.house.clock.now - timedelta(minutes=3)
    assert not actor.holds_keys
    assert await site.enter(token) == actor
    assert site.issuer.asked == [DISCOVERY, "/keys"]
    assert site.house.store.last("control:officer:added") == {"officer": actor.id, "roles": (), "code": "provider"}
    opened = {"officer": actor.id, "session": actor.session, "roles": ("officer",), "code": "provider"}
    assert site.house.store.last("control:session:opened") == opened
    assert site.house.store.tags().count("control:session:opened") == 1
    assert site.house.counts.outcomes == ["opened"]


async def test_the_same_person_is_the_same_officer(site: Site) -> None:
    first = await site.enter(site.token())
    site.house.clock.move(seconds=5)
    second = await site.enter(site.token())
    other = await site.enter(site.token(sub="another"))
    assert first.id == second.id != other.id
    assert first.session != second.session
    assert first.person == second.person != other.person


async def test_first_seen_twice_at_once_is_one_officer_and_one_session(site: Site) -> None:
    token = site.token()
    actors = await asyncio.gather(*(site.enter(token) for _ in range(5)))
    assert len({(actor.id, actor.session) for actor in actors}) == 1
    assert site.house.store.tags().count("control:officer:added") == 1
    assert site.issuer.asked == [DISCOVERY, "/keys"]


async def test_who_it_is_stands_nowhere_in_clear(site: Site) -> None:
    token = site.token(sub="jane.doe@corp.example")
    actor = await site.enter(token)
    everything = site.house.store.everything() + repr(actor)
    for word in ("jane.doe", site.issuer.url, token, token.split(".")[2]):
        assert word not in everything
    (view,) = await site.house.access.desk.accounts.listed()
    assert (view.name.raw, view.local, view.roles) == ("jane.doe@corp.example", False, ())


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
@pytest.mark.parametrize("named", [True, False])
async def test_asymmetric_algorithms_of_today(site: Site, algorithm: str, named: bool) -> None:
    site.issuer.keys = [Key("k1", algorithm)]
    entry = site.issuer.keys[0].public()
    if not named:  # a key set need not say which algorithm
        del entry["alg"]
    site.issuer.key_set = {"keys": [{"kty": "oct", "kid": "s", "k": "c2VjcmV0"}, "rubbish", {}, entry]}
    await site.enter(site.token())


async def test_a_token_without_kid_is_read_when_there_is_one_key(site: Site) -> None:
    await site.enter(site.token(headers={"kid": None}))
    site.issuer.keys.append(Key("k2"))
    site.house.clock.move(minutes=11)
    await site.refused(site.token(headers={"kid": None}))


@pytest.mark.parametrize(
    ("roles", "given"),
    [
        (["security"], (Role.AUDITOR, Role.MONITOR)),
        (["security", "privacy-team", "privacy-team"], (Role.AUDITOR, Role.MONITOR, Role.OFFICER)),
        ("privacy-team other", (Role.OFFICER,)),
        (["admin", "officer", "Privacy-Team", 7, None, ["privacy-team"]], ()),
        ({"privacy-team": True}, ()),
        (None, ()),
        ([], ()),
    ],
)
async def test_roles_are_what_the_map_says_and_nothing_else(site: Site, roles: Any, given: tuple[Role, ...]) -> None:
    assert (await site.enter(site.token(roles=roles))).roles == given


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["security"]}}),
        ("https://corp.example/roles", {"https://corp.example/roles": ["security"]}),
        ("a.b.c", {"a": {"b": {"c": "security"}}}),
    ],
)
async def test_the_roles_claim_may_be_anywhere(tmp_path: Path, claim: str, claims: dict[str, Any]) -> None:
    async with provider() as issuer, new_session() as session:
        made = house(tmp_path, settings(issuer.url, roles_claim=claim), session=session)
        actor = await made.access.door.authenticate(issuer.token(made.clock.now, **claims))
        assert actor.roles == (Role.AUDITOR, Role.MONITOR)
        await made.access.close()
        await made.keys.close()


async def test_a_client_that_acts_for_itself_is_a_machine(site: Site) -> None:
    assert (await site.enter(site.token(sub="robot", client_id="robot"))).kind is ActorKind.MACHINE
    assert (await site.enter(site.token(sub="jane", azp="robot"))).kind is ActorKind.HUMAN


async def test_one_of_several_audiences_is_enough(site: Site) -> None:
    await site.enter(site.token(aud=["other", AUDIENCE]))


@pytest.mark.parametrize("typ", ["JWT", "at+jwt", "application/at+jwt", None])
async def test_types_of_tokens_that_are_credentials(site: Site, typ: str | None) -> None:
    await site.enter(site.token(headers={"typ": typ}))


# ---------------------------------------------------------------- who does not


def unsigned(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = [json.dumps(header).encode(), json.dumps(claims).encode()]
    first, second = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    return f"{first}.{second}." + base64.urlsafe_b64encode(signature).decode().rstrip("=")


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE", "", None])
async def test_no_signature_is_none(site: Site, algorithm: str | None) -> None:
    claims = site.issuer.claims(site.house.clock.now)
    await site.refused(unsigned({"alg": algorithm, "kid": "k1", "typ": "JWT"}, claims))
    signature = jwt.utils.base64url_decode(site.token().split(".")[2])
    await site.refused(unsigned({"alg": algorithm, "kid": "k1"}, claims, signature))
    assert site.issuer.asked == []


@pytest.mark.parametrize("form", ["pem", "der", "jwk", "modulus"])
@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
async def test_the_public_key_is_no_shared_secret(site: Site, form: str, algorithm: str) -> None:
    """RS256 to HS256: what everybody can fetch must not sign."""
    public = site.issuer.keys[0].private.public_key()
    info = serialization.PublicFormat.SubjectPublicKeyInfo
    secret = {
        "pem": public.public_bytes(serialization.Encoding.PEM, info),
        "der": public.public_bytes(serialization.Encoding.DER, info),
        "jwk": json.dumps(site.issuer.keys[0].public()).encode(),
        "modulus": site.issuer.keys[0].public()["n"].encode(),
    }[form]
    token = unsigned({"alg": algorithm, "kid": "k1", "typ": "JWT"}, site.issuer.claims(site.house.clock.now))
    signed = token.rpartition(".")[0]
    digest = hmac.digest(secret, signed.encode(), getattr(hashlib, f"sha{algorithm[2:]}"))
    await site.refused(signed + "." + base64.urlsafe_b64encode(digest).decode().rstrip("="))


async def test_a_key_verifies_with_its_own_algorithm_only(site: Site) -> None:
    """A token that names another asymmetric algorithm than its key's finds no key."""
    as_pss = Key("k1", "PS256", site.issuer.keys[0].private)
    await site.refused(site.token(key=as_pss))
    await site.refused(site.token(key=Key("k1", "ES256")))
    await site.refused(site.token(key=Key("k1", "EdDSA")))
    site.issuer.key_set = {"keys": [site.issuer.keys[0].public(use="enc")]}
    site.house.clock.move(minutes=11)
    await site.unavailable(site.token())


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "another"},
        {"aud": ["another", "guardrail "]},
        {"aud": None},
        {"aud": []},
        {"aud": 7},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"iss": 7},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"sub": "\ud800"},
        {"sub": "jane\x1b[2J"},
        {"sub": "jané"},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": True},
        {"exp": 10**18},
        {"exp": -1},
        {"iat": None},
        {"iat": "now"},
        {"iat": 1e400},
        {"nbf": "now"},
        {"nbf": True},
    ],
    ids=str,
)
async def test_claims_that_do_not_fit(site: Site, changes: dict[str, Any]) -> None:
    await site.refused(site.token(**changes))


async def test_the_issuer_is_compared_whole(site: Site) -> None:
    for other in (site.issuer.url + "/", site.issuer.url.upper(), site.issuer.url + ".evil.example"):
        await site.refused(site.token(iss=other))


@pytest.mark.parametrize(
    ("claim", "seconds", "holds"),
    [
        ("exp", -29, True),
        ("exp", -30, False),
        ("nbf", 30, True),
        ("nbf", 31, False),
        ("iat", 30, True),
        ("iat", 31, False),
        ("iat", -3629, True),
        ("iat", -3630, False),
    ],
)
async def test_times_with_thirty_seconds_of_leeway(site: Site, claim: str, seconds: int, holds: bool) -> None:
    token = site.token(**{claim: int(site.house.clock.now.timestamp()) + seconds})
    await (site.enter(token) if holds else site.refused(token))


async def test_a_token_ends_when_it_says_or_when_it_is_too_old(site: Site) -> None:
    now = int(site.house.clock.now.timestamp())
    short, long = site.token(exp=now + 60), site.token(exp=now + 10**6)
    assert (await site.enter(short)).ends_at == site.house.clock.now + timedelta(seconds=90)
    assert (await site.enter(long)).ends_at == site.house.clock.now + timedelta(hours=1, seconds=30)
    site.house.clock.move(seconds=90)
    await site.refused(short)
    await site.enter(long)
    site.house.clock.move(hours=1)
    await site.refused(long)


async def test_every_changed_byte_is_refused(site: Site) -> None:
    token = site.token()
    await site.enter(token)
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        await site.refused(token[:place] + other + token[place + 1 :])
    for changed in (token + "A", token[:-1], token + "=", token + ".", token.replace(".", "..", 1), " " + token):
        await site.refused(changed)


@pytest.mark.parametrize(
    "token",
    ["", ".", "..", "a.b.c", "e30.e30.", "é.é.é", "x" * 10_000, "[]", "null", "ey" + "." * 5000, "W10.e30.e30"],
    ids=lambda token: token[:8],
)
async def test_rubbish_is_refused_without_a_fetch(site: Site, token: str) -> None:
    await site.refused(token)
    assert site.issuer.asked == []


async def test_headers_that_point_to_keys_make_nobody_fetch(site: Site) -> None:
    """``jku``, ``x5u`` and ``jwk`` of an attacker, who signed with a key of their own."""
    async with provider() as evil:
        mine = Key("k1")
        evil.keys = [mine]
        for headers in (
            {"jku": f"{evil.url}/keys"},
            {"x5u": f"{evil.url}/cert"},
            {"jwk": mine.public()},
            {"x5c": ["MIIB"]},
            {"kid": f"{evil.url}/keys", "jku": f"{evil.url}/keys"},
        ):
            await site.refused(site.token(key=mine, headers=headers))
        assert evil.asked == []
    assert set(site.issuer.asked) <= {DISCOVERY, "/keys"}


async def test_the_same_headers_on_a_good_token_mean_nothing(site: Site) -> None:
    async with provider() as evil:
        await site.enter(site.token(headers={"jku": f"{evil.url}/keys", "x5u": f"{evil.url}/cert"}))
        assert evil.asked == []


@pytest.mark.parametrize(
    "headers",
    [
        {"crit": ["exp"], "exp": 1},
        {"crit": []},
        {"crit": ["b64"], "b64": True},
        {"typ": "logout+jwt"},
        {"typ": "dpop+jwt"},
        {"typ": 7},
        {"kid": "../../dev/null"},
        {"kid": "' OR 1=1 --"},
    ],
    ids=str,
)
async def test_headers_that_are_refused(site: Site, headers: dict[str, Any]) -> None:
    good = site.token().split(".")
    header = {**json.loads(jwt.utils.base64url_decode(good[0])), **headers}
    encoded = base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")
    key: Any = site.issuer.keys[0].private
    signature = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256).sign(
        f"{encoded}.{good[1]}".encode(), key
    )
    await site.refused(f"{encoded}.{good[1]}." + base64.urlsafe_b64encode(signature).decode().rstrip("="))


async def test_a_short_key_is_not_used(site: Site) -> None:
    weak = Key("k1", "RS256", rsa.generate_private_key(65537, 1024))
    site.issuer.key_set = {"keys": [weak.public(), Key("k2").public()]}
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        token = site.token(key=weak)
    await site.refused(token)


async def test_two_keys_of_one_name_are_no_key(site: Site) -> None:
    site.issuer.key_set = {"keys": [site.issuer.keys[0].public(), Key("k1").public()]}
    await site.refused(site.token())


# ---------------------------------------------------------------- keys come and go


async def test_a_new_key_is_found_and_the_old_one_goes(site: Site) -> None:
    old = site.token()
    await site.enter(old)
    site.house.clock.move(seconds=61)
    first, site.issuer.keys = site.issuer.keys[0], [Key("k2")]
    await site.enter(site.token())
    assert len(site.issuer.asked) == 4
    await site.refused(site.token(key=first))


async def test_unknown_keys_make_us_look_once_a_minute(site: Site) -> None:
    await site.enter(site.token())
    for number in range(50):
        site.house.clock.move(seconds=1)
        await site.refused(site.token(key=Key(f"x{number}", "EdDSA")))
    assert len(site.issuer.asked) == 2
    site.house.clock.move(seconds=60)
    for number in range(20):
        await site.refused(site.token(key=Key(f"y{number}", "EdDSA")))
    assert len(site.issuer.asked) == 4


async def test_many_at_once_fetch_once(site: Site) -> None:
    tokens = [site.token(sub=f"s{number}") for number in range(20)]
    await asyncio.gather(*(site.enter(token) for token in tokens))
    assert site.issuer.asked == [DISCOVERY, "/keys"]


async def test_a_provider_that_is_down_is_503_and_asked_again_soon(site: Site) -> None:
    site.issuer.down = True
    token = site.token()
    await site.unavailable(token)
    asked = len(site.issuer.asked)
    await site.unavailable(token)
    assert len(site.issuer.asked) == asked
    assert site.house.counts.outcomes == ["unavailable"] * 2
    site.issuer.down = False
    site.house.clock.move(seconds=6)
    await site.enter(token)


async def test_known_keys_bridge_ten_minutes_and_no_more(site: Site) -> None:
    await site.enter(site.token())
    site.issuer.down = True
    site.house.clock.move(minutes=9)
    await site.enter(site.token())
    await site.unavailable(site.token(key=Key("unknown", "EdDSA")))
    await site.enter(site.token(sub="another"))
    site.house.clock.move(minutes=2)
    await site.unavailable(site.token())


# ---------------------------------------------------------------- a provider that misbehaves


async def big(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    try:
        for _ in range(64):
            await response.write(b" " * 65_536)
    except ConnectionError:
        pass
    return response


async def slow(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(30)
    return web.Response()


async def moved(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/elsewhere")


async def zipped(request: web.Request) -> web.StreamResponse:
    url = f"http://{request.host}"
    document = {"issuer": url, "jwks_uri": f"{url}/keys"}
    return web.Response(body=json.dumps(document).encode(), headers={"Content-Encoding": "gzip"})


def body(data: bytes, status: int = 200) -> Any:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(body=data, status=status)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        big,
        slow,
        moved,
        zipped,
        body(b"not json"),
        body(b"[]"),
        body(b"[" * 100_000),
        body(b"\xff\xfe{}"),
        body(b"{}"),
        body(b"{}", 500),
        body(b"{}", 204),
    ],
    ids=["big", "slow", "moved", "zipped", "text", "list", "nested", "utf16", "empty", "500", "204"],
)
async def test_answers_that_are_none(site: Site, answer: Any) -> None:
    site.issuer.answer = answer
    await site.unavailable(site.token())
    assert len(site.issuer.asked) == 1


async def test_a_key_set_that_is_too_large(site: Site) -> None:
    site.issuer.key_set = {"keys": [site.issuer.keys[0].public()], "padding": "x" * 300_000}
    await site.unavailable(site.token())


async def test_of_very_many_keys_the_first_ones_count(site: Site) -> None:
    site.issuer.key_set = {"keys": [{"kty": "oct"}] * 64 + [site.issuer.keys[0].public()]}
    await site.unavailable(site.token())


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://evil.example", "jwks_uri": "{url}/keys"},
        {"jwks_uri": "{url}/keys"},
        {"issuer": "{url}"},
        {"issuer": "{url}", "jwks_uri": 7},
        {"issuer": "{url}", "jwks_uri": "http://192.0.2.1/keys"},
        {"issuer": "{url}", "jwks_uri": "http://169.254.169.254/latest"},
        {"issuer": "{url}", "jwks_uri": "file:///etc/passwd"},
        {"issuer": "{url}", "jwks_uri": "//127.0.0.1/keys"},
        {"issuer": "{url}", "jwks_uri": "https://user:pass@127.0.0.1/keys"},
        {"issuer": "{url}/", "jwks_uri": "{url}/keys"},
    ],
    ids=str,
)
async def test_discovery_documents_that_are_not_believed(site: Site, document: dict[str, Any]) -> None:
    site.issuer.discovery = {
        name: value.format(url=site.issuer.url) if isinstance(value, str) else value for name, value in document.items()
    }
    await site.unavailable(site.token())
    assert site.issuer.asked == [DISCOVERY]


async def test_a_provider_elsewhere_has_no_keys_on_this_machine() -> None:
    from guardrail.access.fetch import IssuerUnavailableError
    from guardrail.access.issuer import Issuer

    fetched: list[str] = []

    async def fetch(url: str) -> dict[str, Any]:
        fetched.append(url)
        return {"issuer": "https://login.example", "jwks_uri": "http://127.0.0.1:9/keys"}

    with pytest.raises(IssuerUnavailableError):
        await Issuer("https://login.example", fetch, monotonic=lambda: 0.0).key("k1", "RS256")
    assert fetched == ["https://login.example/.well-known/openid-configuration"]


# ---------------------------------------------------------------- ended here


async def test_a_token_that_was_logged_out_stays_out(site: Site) -> None:
    token = site.token()
    actor = await site.enter(token)
    await site.house.access.door.log_out(actor)
    await site.refused(token)
    site.house.clock.move(seconds=1)
    assert (await site.enter(site.token())).id == actor.id


async def test_a_disabled_officer_has_no_way_in(site: Site) -> None:
    token = site.token()
    actor = await site.enter(token)
    await site.house.access.desk.accounts.disable(actor.id)
    await site.refused(token)
    site.house.clock.move(seconds=1)
    await site.refused(site.token())
    await site.house.access.desk.accounts.enable(actor.id)
    await site.refused(token)
    await site.enter(site.token())


async def test_a_token_of_an_earlier_generation_is_over_even_if_its_session_stayed_open(site: Site) -> None:
    token = site.token()
    actor = await site.enter(token)
    key = (DossierKind.SESSION, actor.session)
    before = site.house.store.dossiers_kept[key]
    await site.house.access.desk.accounts.assign(actor.id, [], holds_keys=True)
    site.house.store.dossiers_kept[key] = before
    await site.refused(token)
    site.house.clock.move(seconds=1)
    assert (await site.enter(site.token())).holds_keys


async def test_roles_of_the_provider_are_not_given_here(site: Site) -> None:
    actor = await site.enter(site.token())
    with pytest.raises(ConflictError) as raised:
        await site.house.access.desk.accounts.assign(actor.id, [Role.ADMIN])
    assert raised.value.code == "roles_of_provider"
    with pytest.raises(ConflictError) as raised:
        await site.house.access.desk.accounts.reset(actor.id, RawText("another horse battery"))
    assert raised.value.code == "secrets_of_provider"


async def test_sessions_of_tokens_are_swept_after_the_tokens(site: Site) -> None:
    token = site.token()
    actor = await site.enter(token)
    await site.house.access.door.log_out(actor)
    assert await site.house.access.sessions.sweep() == 0
    site.house.clock.move(minutes=6)
    assert await site.house.access.sessions.sweep() == 1
    assert not [kind for kind, _ in site.house.store.dossiers_kept if kind is DossierKind.SESSION]
    await site.refused(token)


async def test_without_local_accounts_no_name_and_no_token_of_ours_comes_in(site: Site) -> None:
    _, secret = await site.house.account()
    with pytest.raises(UnauthorizedError):
        await site.house.log_in("alice", site.house.code(secret))
    await site.refused("gr_" + "A" * 43)
    with pytest.raises(UnauthorizedError):
        await site.house.access.door.log_in(RawText("x"), RawText("y"), RawText("z"), "192.0.2.1")


async def test_without_a_provider_no_token_comes_in(tmp_path: Path) -> None:
    made = house(tmp_path)
    async with provider() as issuer:
        with pytest.raises(UnauthorizedError):
            await made.access.door.authenticate(issuer.token(made.clock.now))
        assert issuer.asked == []
    await made.access.close()
    await made.keys.close()
