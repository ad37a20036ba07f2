// One reply as an element: its words, its picture, its sources, what can be done with it, and whether it helped.

import { markdownNodes, plainText, telephoneLink, telephoneNumbers } from "./markdown.js";
import { button, icon, make, unseen } from "./nodes.js";
import { filled } from "./texts.js";

/** The drawings of pictures.svg by topic; they are shown as nodes, so that dark mode and the texts reach them. */
const PICTURES = /** @type {Map<string | null, PictureName>} */ (new Map(Object.entries({
  body_site: "hip",
  body_position: "lying",
  needle: "needles",
  sample_amount: "needles",
  aspiration_vs_biopsy: "needles",
  procedure_steps: "visit",
  setting: "visit",
})));
/** Nobody has to look at needles: such a drawing is shown when it is asked for. */
const ASKED_FOR = "needles";
let count = 0;
const REASONS = /** @type {const} */ (["out_of_date", "frightening", "not_my_question", "no_reason"]);

/** @param {Payload} payload @param {Surroundings} chat */
export function replyArticle(payload, chat) {
  const { texts, numbers } = chat.settings;
  const { act, topic, title } = payload;
  const urgent = act === "urgent_symptoms";
  const calling = urgent || act === "human_handoff";
  const offered = payload.choices.length > 0;
  const said = { numbers: calling ? numbers : [], lists: !offered };
  // What follows is there to be used, not to be read out with the answer.
  const more = make(
    "div",
    { class: "more", "aria-live": "off" },
    calling && callLinks(payload, chat),
    pictureFor(topic, texts),
    payload.sources.length > 0 && sourceLine(payload, chat),
    topic && make("div", { class: "tools" }, readButton(payload, chat), copyButton(payload, chat), chat.sheet.keepButton(payload)),
    topic && feedbackForm(payload, chat),
    payload.related.length > 0 && make("div", { class: "related" }, make("p", {}, texts.related), chips(payload.related, texts.related, chat)),
  );
  return make(
    "article",
    {
      class: `reply${urgent ? " urgent" : ""}`,
      part: urgent ? "reply urgent" : "reply",
      "data-act": act,
      "data-topic": topic,
    },
    unseen(texts.marlow_says),
    urgent && make("p", { class: "urgent-sign" }, icon("warn"), texts.urgent),
    title && (topic || urgent) && make("h3", {}, title),
    make("div", { class: "said" }, markdownNodes(payload.written, said)),
    offered && chips(payload.choices, texts.choices, chat, "choices"),
    more.firstChild && more,
  );
}

/** Each document once, with the first of its passages that the reply rests on. @param {Payload} payload */
export function documents(payload) {
  /** @type {Map<string, Source>} */
  const found = new Map();
  for (const source of payload.sources) {
    const known = found.get(source.id);
    if (!known?.section) found.set(source.id, { ...source, ...known, section: source.section });
  }
  return [...found.values()];
}

/** @param {Source} source @param {Settings} settings */
export function dated({ reviewed }, { texts, language }) {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?(?:-\d\d)?$/.exec(reviewed ?? "") ?? [];
  if (!year) return texts.not_dated;
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, 15));
  const date = month ? day.toLocaleDateString(language, { year: "numeric", month: "long", timeZone: "UTC" }) : year;
  return filled(texts.reviewed, { date });
}

/** @param {Payload} payload @param {Settings} settings */
export function cited(payload, settings) {
  return documents(payload).map((source) => `${source.publisher}, ${source.title}, ${dated(source, settings)}`);
}

/** @param {Topic[]} topics @param {string} label @param {Surroundings} chat @param {string} [part] */
function chips(topics, label, chat, part) {
  const buttons = topics.map(({ title }) => make("li", {}, button("chip", () => chat.ask(title), title)));
  return make("ul", { class: "chips", part, "aria-label": label }, ...buttons);
}

/** @param {Payload} payload @param {Surroundings} chat */
function callLinks(payload, chat) {
  const { texts, numbers } = chat.settings;
  const found = telephoneNumbers(plainText(payload.written), numbers);
  const links = found.map((number) => {
    const [before, after] = (number === "988" ? texts.call_or_text : texts.call).split("{number}");
    const words = make("span", {}, before ?? "", make("span", {}, number), after ?? "");
    return make("a", { class: "call", part: "call", href: telephoneLink(number) }, icon("phone"), words);
  });
  return make("div", { class: "calls" }, ...links);
}

/** @param {Payload} payload @param {Surroundings} chat */
function sourceLine(payload, { settings, server }) {
  const { texts } = settings;
  const items = documents(payload).map((source) => {
    const section = source.section && `#${encodeURIComponent(source.section)}`;
    const href = server.address(`passages/${encodeURIComponent(source.id)}${section}`);
    const link = make("a", { href, target: "_blank", rel: "noopener" }, source.publisher, unseen(` (${texts.new_tab})`));
    return make("li", {}, link, `, ${dated(source, settings)}`);
  });
  const differ = payload.differ && make("p", { class: "differ" }, texts.differ);
  return make("div", { class: "sources", part: "sources" }, make("p", {}, texts.sources), make("ul", {}, ...items), differ);
}

/** @param {Payload} payload @param {Surroundings} chat */
function copyButton(payload, { settings, announce }) {
  const { texts } = settings;
  const copy = async () => {
    const sources = cited(payload, settings).map((line) => `\n- ${line}`);
    const parts = [payload.title, plainText(payload.written), sources.length && texts.copy_sources + sources.join("")];
    try {
      await navigator.clipboard.writeText(parts.filter(Boolean).join("\n\n"));
      announce(texts.copied);
    } catch {
      announce(texts.not_copied);
    }
  };
  return button("tool", copy, icon("copy"), texts.copy);
}

/** @param {Payload} payload @param {Surroundings} chat */
function readButton(payload, { aloud, announce, settings }) {
  const { texts } = settings;
  let reading = false;
  /** @param {ReadingState} state */
  const show = (state) => {
    reading = state === "reading";
    read.replaceChildren(icon(reading ? "stop" : "sound"), reading ? texts.read_stop : texts.read);
    if (state === "failed") announce(texts.cannot_read);
  };
  const read = button("tool", () => {
    if (reading) aloud.stop();
    else void aloud.read(`${payload.title}\n${plainText(payload.written)}`, payload.spoken, show);
  });
  show("silent");
  return read;
}

/** The question whether it helped: yes, or no with a reason. @param {Payload} payload @param {Surroundings} chat */
function feedbackForm(payload, { settings, server, announce }) {
  const { texts, phone } = settings;
  /** @param {string} words @param {...HTMLElement} rest */
  const show = (words, ...rest) => {
    const line = make("p", { tabindex: "-1" }, words);
    form.replaceChildren(line, ...rest);
    line.focus({ preventScroll: true }); // the button that was pressed is gone
    announce(words, false);
  };
  /** @param {boolean} helpful @param {string | null} reason @param {string} thanks */
  const send = (helpful, reason, thanks) =>
    server.feedback(payload, helpful, reason).then(() => show(thanks), () => show(texts.not_noted));
  const thanks = phone ? filled(texts.thanks_no, { phone }) : texts.thanks;
  const why = REASONS.map((name) =>
    button("chip", () => send(false, name === "no_reason" ? null : name, thanks), texts[name]),
  );
  const form = make(
    "div",
    { class: "feedback", part: "feedback", role: "group", "aria-label": texts.helpful },
    make("p", {}, texts.helpful),
    button("tool", () => send(true, null, texts.thanks), icon("yes"), texts.yes),
    button("tool", () => show(texts.why_not, make("div", { class: "reasons" }, ...why)), icon("no"), texts.no),
  );
  return form;
}

/** The drawing that belongs to a topic, or null. @param {string | null} topic @param {Texts} texts */
function pictureFor(topic, texts) {
  const name = PICTURES.get(topic);
  if (!name) return null;
  const words = texts.pictures[name];
  const figure = make("figure", { class: "picture", part: "picture" });
  const summary = make("summary", {}, filled(texts.show_picture, words));
  const details = make("details", { class: "picture-door" }, summary, figure);
  const show = async () => {
    const drawing = await readPicture(name, words).catch(() => null);
    if (!drawing) details.remove();
    else if (!figure.firstChild) figure.append(drawing, make("figcaption", {}, words.title));
  };
  details.addEventListener("toggle", () => details.open && !figure.firstChild && void show());
  details.open = name !== ASKED_FOR;
  return details;
}

/** @param {PictureName} name @param {Record<string, string>} words */
async function readPicture(name, words) {
  const read = await readXml(new URL("pictures.svg", import.meta.url));
  const drawing = document.importNode(/** @type {Element} */ (read.getElementById(name)), true);
  drawing.removeAttribute("id");
  drawing.setAttribute("role", "img");
  count += 1;
  for (const element of drawing.querySelectorAll("[data-text]")) {
    const part = element.getAttribute("data-text") ?? "";
    element.textContent = words[part] ?? "";
    element.id = `picture-${part}-${count}`;
  }
  drawing.setAttribute("aria-labelledby", `picture-title-${count}`);
  drawing.setAttribute("aria-describedby", `picture-desc-${count}`);
  return drawing;
}

/** XMLHttpRequest reads XML itself; DOMParser would need a Trusted Types policy. @param {URL} address @returns {Promise<XMLDocument>} */
function readXml(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => (request.responseXML ? resolve(request.responseXML) : reject(new Error("no drawing")));
    request.onerror = reject;
    request.send();
  });
}
