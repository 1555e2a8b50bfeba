"use strict";
// Everything that comes from a person, the bot or the server is inserted as text, never as markup.

const $ = (id) => document.getElementById(id);
const SAMPLES = {
  "en": [
    ["Name, phone, card", "Hi, I am Mary Sullivan. Call me at +1 415 555 0134, my card is 4111 1111 1111 1111."],
    ["E-mail", "Please send the confirmation to mary.sullivan@example.com"],
    ["My order", "Where is my order?"],
    ["Are you human?", "Are you a human?"],
    ["Delete my data", "Delete my data"],
  ],
  "zh-TW": [
    ["姓名與電話", "您好,我叫王小明,電話是 0912-345-678,信箱 ming.wang@example.com"],
    ["我的訂單", "請問我的訂單到哪裡了?"],
    ["你是真人嗎?", "你是真人嗎?"],
    ["刪除我的資料", "請刪除我的資料"],
  ],
  "lt": [
    ["Vardas ir telefonas", "Labas, aš Jonas Petraitis, mano telefonas +370 612 34567, paštas jonas@example.com"],
    ["Mano siunta", "Kur yra mano siunta?"],
    ["Ar tu žmogus?", "Ar tu žmogus?"],
    ["Ištrinkite duomenis", "Ištrinkite mano duomenis"],
  ],
  "es": [
    ["Nombre y teléfono", "Hola, me llamo Carmen García, mi teléfono es +34 612 345 678 y mi correo carmen@example.com"],
    ["Mi pedido", "¿Dónde está mi pedido?"],
    ["¿Eres humano?", "¿Eres una persona?"],
    ["Borra mis datos", "Borra mis datos"],
  ],
};
const EMPTY = {
  bot: "Nothing yet. The bot will get placeholders such as <PERSON_1>.",
  decision: "Nothing yet. Each message is decided before the bot hears of it.",
  stored: "Nothing yet. Records are encrypted under a key of each customer's own.",
  audit: "Nothing yet. Entries are chained and signed; they hold no words.",
};
const KEPT = 60;
const customers = [];
let current = null;

function element(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: {"Content-Type": "application/json", "X-Guardrail-Demo": "1"},
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  // A safe reply comes with the status of what failed; it is still meant for the person.
  if (!response.ok && !Array.isArray(answer.messages)) throw new Error(answer.error ? answer.error.message : `The server answered ${response.status}.`);
  return answer;
}

// ---------------------------------------------------------------- the customer's side

async function addCustomer(name, language) {
  const customer = {name, language, session: null, messages: [], busy: false};
  customers.push(customer);
  show(customer);
  try {
    customer.session = (await post("/demo/session", {})).session;
  } catch (error) {
    say(customer, "error", error.message);
  }
}

function show(customer) {
  current = customer;
  $("customers").replaceChildren(...customers.map((one) => {
    const button = element("button", {type: "button", "aria-pressed": String(one === current), text: one.name});
    button.addEventListener("click", () => show(one));
    return button;
  }));
  $("samples").replaceChildren(...SAMPLES[customer.language].map(([title, text]) => {
    const button = element("button", {type: "button", title: text, text: title});
    button.addEventListener("click", () => { $("text").value = text; $("text").focus(); });
    return button;
  }));
  $("log").replaceChildren(...customer.messages);
  $("log").lang = customer.language;
  $("log").scrollTop = $("log").scrollHeight;
  ready();
}

function say(customer, side, text, buttons = []) {
  const names = {me: customer.name, bot: "Bot", ours: "Guardrail"};
  const message = element("div", {class: `message ${side}`});
  if (names[side]) message.append(element("span", {class: "who", text: names[side]}));
  message.append(text);
  if (buttons.length) message.append(choices(customer, buttons));
  customer.messages.push(message);
  if (customer === current) {
    $("log").append(message);
    $("log").scrollTop = $("log").scrollHeight;
  }
}

function choices(customer, buttons) {
  const row = element("div", {class: "choices"});
  for (const {label, payload} of buttons) {
    if (typeof label !== "string") continue;
    const button = element("button", {type: "button", text: label});
    button.addEventListener("click", () => {
      for (const other of row.children) other.disabled = true;
      const own = typeof payload === "string" && payload.startsWith("guardrail:");
      send(customer, label, own ? {choice: payload} : {text: label});
    });
    row.append(button);
  }
  return row;
}

async function send(customer, shown, message) {
  if (customer.busy) return;
  customer.busy = true;
  ready();
  say(customer, "me", shown);
  try {
    if (!customer.session) customer.session = (await post("/demo/session", {})).session;
    const answer = await post("/demo/chat", {session: customer.session, language: customer.language, message});
    for (const one of Array.isArray(answer.messages) ? answer.messages : []) {
      say(customer, one.from === "guardrail" ? "ours" : "bot", String(one.text ?? ""), one.buttons ?? []);
    }
  } catch (error) {
    say(customer, "error", error.message);
  }
  customer.busy = false;
  ready();
}

function ready() {
  const busy = Boolean(current && current.busy);
  $("send").disabled = busy;
  $("status").textContent = busy ? "On its way …" : "";
}

// ---------------------------------------------------------------- the other side

function row(list, made) {
  const feed = $(list);
  feed.querySelector(".empty")?.remove();
  for (const old of feed.querySelectorAll(".fresh")) old.classList.remove("fresh");
  made.classList.add("fresh");
  feed.prepend(made);
  while (feed.children.length > KEPT) feed.lastChild.remove();
}

function marked(text) {
  const pieces = text.split(/(<[A-Z][A-Z0-9_]*_[0-9]+>)/);
  const code = element("span", {class: "mono"});
  pieces.forEach((piece, index) => code.append(index % 2 ? element("mark", {text: piece}) : piece));
  return code;
}

function pairs(values) {
  const list = element("dl");
  for (const [name, value] of values) {
    if (value === "" || value === undefined) continue;
    list.append(element("dt", {text: name}), element("dd", {text: value}));
  }
  return list;
}

const shorter = (id) => String(id).slice(0, 10);
const spelled = (value) => {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value).map(([name, count]) => `${name} ×${count}`).join(", ");
};
const joined = (values) => (Array.isArray(values) ? values.join(", ") : "");
const duration = (seconds) => {
  if (!seconds) return "not kept";
  return seconds >= 86400 ? `${Math.round(seconds / 86400)} days` : `${Math.round(seconds / 60)} minutes`;
};

const SHOW = {
  bot: (event) => row("bot", element("li", {},
    element("span", {class: "label", text: "sent to the bot"}), marked(event.body))),
  bot_answer: (event) => row("bot", element("li", {},
    element("span", {class: "label", text: "the bot answered"}), marked(event.body))),
  decision: (event) => row("decision", element("li", {},
    element("span", {class: `verdict ${event.action}`, text: event.action}),
    ` ${event.direction}, language ${event.language}`,
    pairs([
      ["found", Object.entries(event.found).map(([type, count]) => `${type} ×${count}`).join(", ") || "nothing personal"],
      ["because", joined(event.reasons)],
      ["law", event.citations.map((cited) => `${cited.law} ${cited.article}`).join("; ")],
      ["must", joined(event.obligations)],
      ["says", joined(event.says)],
      ["effects", joined(event.effects)],
      ["kept for", duration(event.keep_seconds)],
      ["policy", `${event.revision} (${event.engine})`],
    ]))),
  stored: (event) => row("stored", element("li", {},
    element("span", {class: "label", text: `${event.what} · ${event.bytes} bytes · key of ${shorter(event.owner)}`}),
    element("span", {class: "mono", text: `…${event.hex}`}))),
  erasing: (event) => row("stored", element("li", {class: "gone", text: `erasing ${shorter(event.owner)} …`})),
  erased: (event) => row("stored", element("li", {class: "gone",
    text: `${shorter(event.owner)}: key destroyed, records deleted`})),
  audit: (event) => row("audit", element("li", {},
    element("span", {class: "verdict", text: event.tag}),
    element("span", {class: "label", text: `${event.at.slice(11, 19)} · ${shorter(event.id)}`}),
    pairs(Object.entries(event.fields).map(([name, value]) =>
      [name, spelled(value)])))),
};

function follow() {
  const source = new EventSource("/demo/events");
  source.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (Object.hasOwn(SHOW, event.kind)) SHOW[event.kind](event);
  };
}

// ---------------------------------------------------------------- start

for (const [list, text] of Object.entries(EMPTY)) $(list).append(element("li", {class: "empty", text}));
$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !current || current.busy) return;
  $("text").value = "";
  send(current, text, {text});
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("say").requestSubmit();
  }
});
$("add").addEventListener("submit", (event) => {
  event.preventDefault();
  addCustomer($("name").value.trim() || `Customer ${customers.length + 1}`, $("language").value);
  $("name").value = "";
});
follow();
addCustomer("Customer 1", "en");
