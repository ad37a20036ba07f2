// One reply as an element: its words, its picture, its sources, and what can be done with it.

import { feedbackForm } from "./feedback.js";
import { icon } from "./icons.js";
import { markdownNodes, plainText, telephoneLink, telephoneNumbers } from "./markdown.js";
import { make, unseen } from "./nodes.js";
import { pictureFor } from "./pictures.js";
import { filled } from "./texts.js";

const TELEPHONE_ACTS = new Set(["urgent_symptoms", "human_handoff"]);

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 * @returns {HTMLElement}
 */
export function replyArticle(payload, chat) {
  const { texts, numbers } = chat.settings;
  const urgent = payload.act === "urgent_symptoms";
  const calling = TELEPHONE_ACTS.has(payload.act);
  const article = make("article", {
    class: `reply${urgent ? " urgent" : ""}`,
    part: urgent ? "reply urgent" : "reply",
    "data-act": payload.act,
    "data-topic": payload.topic,
  });
  article.append(unseen(texts.marlow_says));
  if (urgent) article.append(make("p", { class: "urgent-sign" }, icon("warn"), texts.urgent));
  if (payload.title && (payload.topic || urgent)) article.append(make("h3", {}, payload.title));
  const short = calling ? numbers : [];
  const said = make("div", { class: "said" });
  said.append(markdownNodes(payload.written, { numbers: short, lists: !payload.choices.length }));
  article.append(said);
  if (payload.choices.length) article.append(choices(payload, chat));
  // What follows is there to be used, not to be read out with the answer.
  const more = make("div", { class: "more", "aria-live": "off" });
  if (calling) more.append(callLinks(payload, chat));
  const picture = pictureFor(payload.topic, texts);
  if (picture) more.append(picture);
  if (payload.sources.length) more.append(sourceLine(payload, chat));
  if (payload.topic) more.append(tools(payload, chat), feedbackForm(payload, chat));
  if (payload.related.length) more.append(related(payload, chat));
  if (more.firstChild) article.append(more);
  return article;
}

/**
 * The answer with its title and sources as plain text.
 *
 * @param {Payload} payload
 * @param {Settings} settings
 */
export function copyText(payload, settings) {
  const { texts } = settings;
  const lines = documents(payload).map(({ source }) => `- ${source.publisher}, ${source.title}, ${dated(source, settings)}`);
  const parts = [payload.title, plainText(payload.written)];
  if (lines.length) parts.push(`${texts.copy_sources}\n${lines.join("\n")}`);
  return parts.filter(Boolean).join("\n\n");
}

/**
 * Each document once, with the passages of it that the reply rests on.
 *
 * @param {Payload} payload
 */
export function documents(payload) {
  /** @type {Map<string, {source: Source, sections: string[]}>} */
  const found = new Map();
  for (const source of payload.sources) {
    const known = found.get(source.id) ?? { source, sections: [] };
    if (source.section && !known.sections.includes(source.section)) known.sections.push(source.section);
    found.set(source.id, known);
  }
  return [...found.values()];
}

/**
 * @param {Source} source
 * @param {Settings} settings
 */
export function dated(source, { texts, language }) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-\d\d)?$/.exec(source.reviewed ?? "");
  if (!match) return texts.not_dated;
  const [, year, month] = match;
  if (!month) return filled(texts.reviewed, { date: year });
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, 15));
  const date = day.toLocaleDateString(language, { year: "numeric", month: "long", timeZone: "UTC" });
  return filled(texts.reviewed, { date });
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function choices(payload, chat) {
  const buttons = payload.choices.map(({ title }) =>
    make("li", {}, make("button", { type: "button", class: "chip", onclick: () => chat.ask(title) }, title)),
  );
  return make("ul", { class: "chips", part: "choices", "aria-label": chat.settings.texts.choices }, ...buttons);
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function callLinks(payload, chat) {
  const { texts, numbers } = chat.settings;
  const found = telephoneNumbers(plainText(payload.written), numbers);
  const links = found.map((number) => {
    const words = number === "988" ? texts.call_or_text : texts.call;
    const [before, after] = words.split("{number}");
    const called = make("span", {}, before ?? "", make("span", {}, number), after ?? "");
    return make("a", { class: "call", part: "call", href: telephoneLink(number) }, icon("phone"), called);
  });
  return make("div", { class: "calls" }, ...links);
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function sourceLine(payload, chat) {
  const { settings, server } = chat;
  const items = documents(payload).map(({ source, sections }) => {
    const page = `passages/${encodeURIComponent(source.id)}${sections.length ? `#${encodeURIComponent(sections[0])}` : ""}`;
    const link = make(
      "a",
      { href: server.address(page), target: "_blank", rel: "noopener" },
      source.publisher,
      unseen(` (${settings.texts.new_tab})`),
    );
    return make("li", {}, link, `, ${dated(source, settings)}`);
  });
  const line = make("div", { class: "sources", part: "sources" }, make("p", {}, settings.texts.sources), make("ul", {}, ...items));
  if (payload.differ) line.append(make("p", { class: "differ" }, settings.texts.differ));
  return line;
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function tools(payload, chat) {
  const { settings, announce } = chat;
  const { texts } = settings;
  const copy = make("button", { type: "button", class: "tool" }, icon("copy"), texts.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copyText(payload, settings));
      announce(texts.copied);
    } catch {
      announce(texts.not_copied);
    }
  });
  return make("div", { class: "tools" }, readButton(payload, chat), copy, chat.sheet.keepButton(payload));
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function readButton(payload, chat) {
  const { texts } = chat.settings;
  const button = make("button", { type: "button", class: "tool", "data-tool": "read" });
  let reading = false;
  /** @param {ReadingState} state */
  const show = (state) => {
    reading = state === "reading";
    button.replaceChildren(icon(reading ? "stop" : "sound"), reading ? texts.read_stop : texts.read);
    if (state === "failed") chat.announce(texts.cannot_read);
  };
  show("silent");
  button.addEventListener("click", () => {
    if (reading) chat.aloud.stop();
    else void chat.aloud.read(`${payload.title}\n${plainText(payload.written)}`, payload.spoken, show);
  });
  return button;
}

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
function related(payload, chat) {
  const buttons = payload.related.map(({ title }) =>
    make("li", {}, make("button", { type: "button", class: "chip", onclick: () => chat.ask(title) }, title)),
  );
  const words = chat.settings.texts.related;
  return make("div", { class: "related" }, make("p", {}, words), make("ul", { class: "chips", "aria-label": words }, ...buttons));
}
