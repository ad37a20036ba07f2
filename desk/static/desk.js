// The desk's keys and its look-up as you type. Without it the pages still work, as forms and links.
const at = (id) => document.getElementById(id);
const root = document.documentElement;
const csrf = document.querySelector('meta[name="csrf"]').content;
const q = at("q");
const SETTLED = 1000; // ms without a key after which a list counts as shown
const PREVIEW = 60; // ms without a key after which the best answer's card is shown
const STORED_REPLY = "marlow-reply", STORED_KEYS = "marlow-single-keys";
root.classList.add("script");

// --- asking the server ---

async function ask(path, fields, options = {}) {
  const headers = { "X-Part": "1", "X-CSRF-Token": csrf };
  const body = fields && new URLSearchParams(fields);
  const response = await fetch(path, { method: fields ? "POST" : "GET", headers, body, ...options });
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error || `The desk replied ${response.status}.`);
  return response.text();
}

let newsTimer;
function tell(sentence, urgent = false, stays = false) {
  at("news").textContent = sentence;
  at("news").classList.toggle("urgent", urgent);
  clearTimeout(newsTimer);
  if (!stays) newsTimer = setTimeout(() => { at("news").textContent = ""; }, 6000);
}
const failed = (error) => { if (error.name !== "AbortError") tell(error.message || "The desk does not answer.", true, true); };

function signal(kind, element) {
  if (!element?.dataset.topic) return;
  ask("/signals", [["signal", `${element.dataset.topic} ${element.dataset.revision} ${kind}`]]).catch(failed);
}

// --- the list: one look-up at a time; what is typed meanwhile is looked up next ---

let busy = false, again = false, chosen = -1, settledTimer, previewTimer;
let typed = []; // times of the keys whose list is not shown yet
const lines = () => [...document.querySelectorAll("#lines > [role=option]")];
const radio = (name) => document.querySelector(`input[name="${name}"]:checked`).value;
const heard = { audience: "", procedure: "" };
const wanted = (name) => radio(name) || heard[name];

async function lookUp() {
  if (busy) { again = true; return; }
  busy = true;
  do {
    again = false;
    const keys = typed;
    typed = [];
    try {
      show(await ask("/", { q: q.value, audience: radio("audience"), procedure: radio("procedure") }));
      requestAnimationFrame(() => keys.forEach((start) => performance.measure("look-up", { start })));
    } catch (error) { failed(error); }
  } while (again);
  busy = false;
}

function show(html) {
  const parts = document.createElement("template");
  parts.innerHTML = html;
  for (const name of ["alarm", "ranked", "found"]) {
    const part = parts.content.querySelector(`[data-part=${name}]`);
    if (at(name).innerHTML.trim() !== part.innerHTML.trim()) at(name).replaceChildren(...part.childNodes);
    if (name === "found") hear(part.dataset);
  }
  const any = lines().length > 0;
  q.setAttribute("aria-expanded", any);
  any ? q.setAttribute("aria-controls", "lines") : q.removeAttribute("aria-controls");
  choose(any ? 0 : -1);
  clearTimeout(settledTimer);
  settledTimer = setTimeout(settled, SETTLED);
}

function hear(said) {
  for (const name of ["audience", "procedure"]) {
    heard[name] = said[name];
    document.querySelector(`[data-toggle=${name}] [data-heard]`).textContent = said[name] ? `: ${said[name]}` : "";
  }
}

function settled() {
  const shown = lines().filter((line) => line.dataset.topic);
  const signals = shown.map((line) => ["signal", `${line.dataset.topic} ${line.dataset.revision} shown`]);
  if (signals.length) ask("/signals", signals).catch(failed);
}

function choose(index) {
  chosen = index;
  lines().forEach((line, number) => line.setAttribute("aria-selected", number === chosen));
  const line = lines()[chosen];
  line ? q.setAttribute("aria-activedescendant", line.id) : q.removeAttribute("aria-activedescendant");
  line?.scrollIntoView({ block: "nearest" });
  clearTimeout(previewTimer);
  if (line) previewTimer = setTimeout(() => showCard(line.dataset.card, { preview: true }), PREVIEW);
}

function move(step) {
  const count = lines().length;
  if (count) choose((chosen + step + count) % count);
}

// --- the card ---

let loading;
async function showCard(path, { preview = false, from = "" } = {}) {
  clearTimeout(previewTimer);
  loading?.abort();
  loading = new AbortController();
  const query = new URLSearchParams({ audience: wanted("audience"), procedure: wanted("procedure"), from });
  if (preview) query.set("preview", "1");
  try {
    at("card").innerHTML = await ask(`${path}?${query}`, null, { signal: loading.signal });
  } catch (error) { failed(error); return false; }
  at("the-card").classList.toggle("preview", preview);
  return true;
}

async function openCard(path, remember = true) {
  if (!await showCard(path)) return;
  if (remember) history.pushState({ path }, "", path);
  at("card-head").focus({ preventScroll: true });
  if (at("card").getBoundingClientRect().top < 0 || innerWidth < 896) at("card").scrollIntoView();
}

const openLine = (index) => { const line = lines()[index]; if (line) { choose(index); openCard(line.dataset.card); } };

function refreshCard() {
  const card = at("the-card");
  if (card) showCard(card.dataset.place, { preview: card.classList.contains("preview"), from: card.dataset.revision || "" });
}

async function copy(text, sentence) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // no clipboard without https: the older way
    const area = document.body.appendChild(document.createElement("textarea"));
    const before = document.activeElement;
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    if (!done) { tell("The browser does not allow copying; select the text and copy it.", true); return; }
  }
  tell(sentence);
}

// --- the reply: cards in the order in which they were put in; kept for this tab ---

let reply = JSON.parse(sessionStorage.getItem(STORED_REPLY) || "[]");

function showReply() {
  sessionStorage.setItem(STORED_REPLY, JSON.stringify(reply));
  at("reply-empty").hidden = reply.length > 0;
  document.querySelectorAll("#reply > .actions button").forEach((button) => { button.disabled = !reply.length; });
  at("reply-list").replaceChildren(...reply.map((item, index) => {
    const row = document.createElement("li");
    row.append(item.title, " ", replyButton("↑", `Move “${item.title}” up`, index > 0, () => reply.splice(index - 1, 2, item, reply[index - 1])),
      " ", replyButton("✕", `Take “${item.title}” out`, true, () => reply.splice(index, 1)));
    return row;
  }));
}

function replyButton(sign, label, enabled, change) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: sign, disabled: !enabled });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => { change(); showReply(); at("reply-list").querySelector("button:enabled")?.focus(); });
  return button;
}

// --- hand-overs ---

async function showHandovers() {
  const focused = document.activeElement?.closest?.(".handover")?.id;
  at("handovers").innerHTML = await ask("/handovers");
  if (focused) at(focused)?.focus();
}

const handoverInFocus = () => document.activeElement?.closest?.(".handover") || null;

async function changeHandover(what) {
  const note = handoverInFocus();
  const form = note?.querySelector(`form[data-handover=${what}]`);
  if (!form) { tell("Go to a hand-over first, with H."); return; }
  await ask(form.getAttribute("action"), { csrf });
  await showHandovers();
  tell(what === "take" ? "Taken." : "Done with; the hand-over is deleted.");
}

function nextHandover() {
  const notes = [...document.querySelectorAll(".handover")];
  if (!notes.length) { tell("There is no hand-over."); return; }
  notes[(notes.indexOf(handoverInFocus()) + 1) % notes.length].focus();
}

const title = document.title;
const events = new EventSource("/handovers/events");
events.addEventListener("handovers", (event) => {
  const news = JSON.parse(event.data);
  document.title = news.free ? `(${news.free}${news.urgent ? "!" : ""}) ${title}` : title;
  showHandovers().then(() => {
    if (news.reference) tell(`Hand-over ${news.reference}: ${news.kind === "urgent" ? "urgent sign" : "wants a person"}. Press H (Alt+H) to go there.`, news.kind === "urgent", true);
  }).catch(failed);
});
events.onerror = () => { at("line-state").textContent = "New hand-overs cannot be shown at the moment; trying again."; };
events.onopen = () => { at("line-state").textContent = ""; };

// --- what keys and buttons do ---

function cycle(name) {
  const inputs = [...document.querySelectorAll(`input[name="${name}"]`)];
  const next = inputs[(inputs.findIndex((input) => input.checked) + 1) % inputs.length];
  next.checked = true;
  toggled();
  tell(`${name === "audience" ? "For" : "Test"}: ${next.value || "auto"}`);
}
function toggled() { refreshCard(); if (q.value) lookUp(); }

const card = () => at("the-card") || (tell("There is no card yet."), null);
const deeds = {
  search: () => { q.focus(); q.select(); },
  down: () => move(1),
  up: () => move(-1),
  open: () => openLine(Math.max(chosen, 0)),
  back: () => { if (document.activeElement === q && q.value) { q.value = ""; lookUp(); } q.focus(); q.select(); window.scrollTo({ top: 0 }); },
  audience: () => cycle("audience"),
  procedure: () => cycle("procedure"),
  copy: () => { if (card()) { copy(at("card-plain").textContent, `Copied: ${card().dataset.title}`); signal("copied", card()); } },
  collect: () => {
    if (!card()) return;
    const { title, topic, revision } = card().dataset;
    reply.push({ title, topic, revision, text: at("card-plain").textContent });
    showReply();
    tell(`In the reply, number ${reply.length}: ${title}`);
  },
  copy_reply: () => {
    if (!reply.length) { tell("The reply is empty; R puts a card into it."); return; }
    copy(reply.map((item) => item.text).join("\n\n\n"), `Copied: the reply with ${reply.length} ${reply.length > 1 ? "answers" : "answer"}`);
    reply.forEach((item) => signal("copied", { dataset: item }));
  },
  clear_reply: () => { reply = []; showReply(); tell("The reply is empty."); },
  did_not_help: () => { if (card()) { signal("did_not_help", card()); tell("Noted: this answer did not help."); } },
  no_answer: () => ask("/no-answer", { q: q.value }).then((sentence) => tell(sentence)).catch(failed),
  handovers: nextHandover,
  take: () => changeHandover("take").catch(failed),
  done: () => changeHandover("done").catch(failed),
  help: () => at("help").showModal(),
};

const single = {}, alt = {};
document.querySelectorAll("#help tr[data-action]").forEach(({ dataset }) => {
  single[dataset.single] = dataset.action;
  if (dataset.alt) alt[dataset.alt === "/" ? "Slash" : `Key${dataset.alt.toUpperCase()}`] = dataset.action;
});

function deedOf(event) {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  if (event.altKey) return alt[event.code];
  const typing = event.target.closest("input[type=text], textarea");
  const arrows = { ArrowDown: "down", ArrowUp: "up", Escape: "back" };
  if (typing) return { ...arrows, Enter: "open" }[event.key];
  if (event.key === "Escape") return "back";
  if (!at("single-keys").checked) return null;
  if (event.key === "Enter") return event.target.closest("a, button, summary, input") ? null : "open";
  if (/^[1-8]$/.test(event.key)) { openLine(Number(event.key) - 1); return "nothing"; }
  return single[event.key];
}

if (!at("the-card")) q.focus(); // before any key counts as a shortcut
document.addEventListener("keydown", (event) => {
  if (at("help").open) return;
  const deed = deedOf(event);
  if (!deed) return;
  event.preventDefault();
  deeds[deed]?.();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const link = event.target.closest("[data-card]");
  if (button) { event.preventDefault(); deeds[button.dataset.do](); }
  else if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); link.role === "option" ? openLine(lines().indexOf(link)) : openCard(link.dataset.card); }
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id === "look-up") { event.preventDefault(); openLine(Math.max(chosen, 0)); }
  if (form.dataset.handover) { event.preventDefault(); form.closest(".handover").focus(); changeHandover(form.dataset.handover).catch(failed); }
});
document.querySelectorAll("[data-toggle]").forEach((toggle) => toggle.addEventListener("change", toggled));
q.addEventListener("input", (event) => { typed.push(event.timeStamp); lookUp(); });
addEventListener("popstate", (event) => { event.state?.path ? openCard(event.state.path, false) : deeds.search(); });

at("help-button").addEventListener("click", deeds.help);
at("help-close").addEventListener("click", () => at("help").close());
at("single-keys").checked = localStorage.getItem(STORED_KEYS) !== "off";
at("single-keys").addEventListener("change", (event) => localStorage.setItem(STORED_KEYS, event.target.checked ? "on" : "off"));
for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]]) q.setAttribute(name, value);
showReply();
if (q.value) lookUp();
