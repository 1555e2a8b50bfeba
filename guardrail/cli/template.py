"""The configuration that ``guardrail init`` writes; ``examples/guardrail.yaml`` is the same text."""

TEMPLATE = """\
# Guardrail's configuration. Every setting: docs/reference/configuration.md
# Check it with `guardrail check`, try it with `guardrail doctor`, run it with `guardrail serve`.
# Paths are relative to this file. Secrets stand elsewhere: {file: path} with mode 0600, or {env: NAME}.

mode: production          # development allows secrets written here, plain http and the demo
state: var                # database and keys, unless set below

listen:
  host: 127.0.0.1         # the data plane: channels and bots reach Guardrail here
  port: 8080
  control_host: 127.0.0.1 # the control plane: health and metrics; keep it off the internet
  control_port: 8081

# store: {url: {env: DATABASE_URL}}         # postgresql://… when several processes share the load
# keys: {directory: /srv/guardrail-keys}    # apart from the data, and apart from its backups

operator:                                   # as people are told
  name: The operator of this chat
  # privacy_url: https://www.example.com/privacy
  # address: 1 Example Street, 12345 Example Town
  # contact: privacy@example.com            # how people reach you about their data
  # dpo: dpo@example.com                    # your data protection officer
  # recipients: [the company that runs the language model]
  # transfers: ["USA (standard contractual clauses)"]   # countries beyond your law's reach, with the safeguard
  # gpc_since: 2026-01-01                   # states at /.well-known/gpc.json that Sec-GPC is honoured

# rights:
#   public_url: https://chat.example.com      # people open their copies and receipts behind links there
#   holidays: [2026-12-25, 2026-12-26]        # no business days where you are
#   recipients:                               # who else has the data, and hears of erasures
#     - {kind: webhook, name: crm, url: "https://crm.example.com/guardrail", secret: {file: secrets/crm-webhook}}

# access:                                     # officers of the control plane's API
#   local_accounts: true                      # made by `guardrail officer add`
#   oidc: {issuer: "https://id.example.com", audience: guardrail, roles: {privacy-team: [officer]}}

detection:
  languages: [en, zh-TW, zh-CN, lt, es, de, fr, pl]
  model: true             # look for names and places with neural models, beside the patterns
  # phone_regions: [US, GB, TW, CN, LT, ES, DE, FR, PL]

policy:
  engine: embedded        # or opa, with opa: {url: http://127.0.0.1:8181}

routes:
  # Web chat at POST /chat/support
  support:
    channel: web
    language: en
    bot:
      url: http://127.0.0.1:9000/           # where your bot receives pseudonymised messages
      # headers: {Authorization: {file: secrets/bot-authorization}}
      # credential: {file: secrets/bot-api}   # what your bot presents at /bot/support to read consents
    policy:
      jurisdictions: strict   # whose law: a name or a list, such as [lt, us-ca]; strict: all of them
      # kind: assistant       # or companion, mental_health, regulated (advice of a licensed profession)
      # age: unknown          # or ask, adults, minors
      # purposes: {marketing: consent, analytics: legitimate_interests}   # beside the service
      # consent: required     # or opt_out, none; unset: what the law says
      # retention: P30D       # how long transcripts are kept; unset: what the law says

  # An OpenAI-compatible API at /llm/assistant/v1/chat/completions
  # assistant:
  #   channel: openai
  #   api_keys: [{file: secrets/assistant-caller-key}]   # what callers of Guardrail present
  #   bot:
  #     url: https://llm.example.com/v1
  #     api_key: {file: secrets/upstream-key}            # what Guardrail presents upstream

  # LINE: its webhook at POST /in/shop, the bot's API base at /out/shop
  # shop:
  #   channel: line
  #   channel_secret: {file: secrets/line-channel-secret}
  #   channel_token: {file: secrets/line-channel-token}
  #   bot:
  #     url: https://bot.example.com/callback
  #     secret: {file: secrets/bot-signing-secret}       # the bot's "channel secret" from now on
  #     credential: {file: secrets/bot-credential}       # the bot's "channel access token" from now on
"""
