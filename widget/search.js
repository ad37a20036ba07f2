// The stored answers as one file, searched in the browser when the assistant cannot be reached: by hand in a view of its
// own, and for a question that could not be sent.

import { button, icon, make } from "./nodes.js";
import { replyArticle } from "./reply.js";
import { readPayload } from "./server.js";
import { filled } from "./texts.js";

const LITTLE = new Set(
  ("a about after all also am an and any are as at be been before but by can could did do does doing for from get go " +
    "got had has have he her him his how i if in is it its just like me my need of on or our out she should so some " +
    "tell test than that the their them then there they this to up us was we what when where which who why will with " +
    "would you your bone marrow biopsy aspiration").split(" "),
);
const SAME = new Map(
  Object.entries({
    hurt: "pain", painful: "pain", sore: "pain", ache: "pain", hours: "long", minutes: "long", time: "long",
    food: "eat", breakfast: "eat", water: "drink", scared: "afraid", nervous: "afraid", anxious: "afraid",
    sleep: "asleep", sedated: "sedation", sedative: "sedation", clothes: "wear", drug: "medicine", pill: "medicine",
    dangerous: "safe", risk: "safe", position: "lie", result: "results", bleeding: "bleed",
  }),
);
const CHILD = /\b(child|children|kid|kids|son|daughter|baby|toddler|boy|girl|teen|teenager|\w+-year-old)\b/i;

export class StoredAnswers {
  /** @type {Promise<boolean> | null} */
  #loading = null;
  /** @type {StoredAnswer[]} */
  #answers = [];
  /** @type {Record<string, any>} */
  #sources = {};
  /** @type {Record<string, unknown>} */
  site = {};
  /** The weight of each word by topic. @type {Map<string, Map<string, number>>} */
  #weights = new Map();

  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /** Fetches the file once; true when the answers are here. A later call tries again where it failed. */
  load() {
    this.#loading ??= this.#fetch().catch(() => {
      this.#loading = null;
      return false;
    });
    return this.#loading;
  }

  /** What has any of the words, best first, each topic once; a child's where they speak of one. @param {string} words @param {number} [limit] */
  find(words, limit = 4) {
    const asked = new Set(stems(words));
    const variant = CHILD.test(words) ? "child" : "any";
    return [...this.#weights]
      .map(([topic, weights]) => ({ topic, score: [...asked].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1))
      .slice(0, limit)
      .map(({ topic }) => this.#variant(topic, variant))
      .filter((answer) => answer !== undefined);
  }

  /** An answer in the shape of a reply, so that it is shown, kept and copied like one. @param {StoredAnswer} answer */
  reply(answer) {
    const sources = answer.sources.map(([id, section]) => ({ id, section, ...this.#sources[id] }));
    return readPayload({ ...answer, act: "answer", sources, related: [] });
  }

  /** @param {string} topic @param {string} variant */
  #variant(topic, variant) {
    const variants = this.#answers.filter((answer) => answer.topic === topic);
    return variants.find((answer) => answer.variant === variant) ?? variants.find((answer) => answer.variant === "any");
  }

  async #fetch() {
    const answer = await fetch(this.address, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(String(answer.status));
    const document = await answer.json();
    this.#sources = document.sources;
    this.site = document.site ?? {};
    const today = new Date().toISOString().slice(0, 10);
    this.#answers = document.answers.filter(
      (/** @type {{withheld_from?: string | null}} */ one) => !one.withheld_from || today < one.withheld_from,
    );
    this.#weigh();
    return true;
  }

  #weigh() {
    /** @type {Map<string, Map<string, number>>} */
    const topics = new Map();
    for (const answer of this.#answers) {
      const counts = topics.get(answer.topic) ?? new Map();
      const add = (/** @type {string} */ text, /** @type {number} */ weight) => {
        for (const stem of new Set(stems(text))) counts.set(stem, Math.max(counts.get(stem) ?? 0, weight));
      };
      add(answer.written, 1);
      for (const question of answer.questions) add(question, 4);
      add(`${answer.title} ${answer.topic.replaceAll("_", " ")}`, 6);
      topics.set(answer.topic, counts);
    }
    /** @type {Map<string, number>} */
    const spread = new Map();
    for (const counts of topics.values()) for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
    for (const counts of topics.values()) {
      for (const [word, weight] of counts) counts.set(word, weight * Math.log(1 + topics.size / (spread.get(word) ?? 1)));
    }
    this.#weights = topics;
  }
}

/** Answers that may fit, each behind its title. @param {StoredAnswers} stored @param {StoredAnswer[]} found @param {Surroundings} chat */
export function storedList(stored, found, chat) {
  const { texts } = chat.settings;
  const kinds = new Map([
    ["child", texts.for_child], ["adult", texts.for_adult], ["aspiration", texts.for_aspiration], ["biopsy", texts.for_biopsy],
  ]);
  const items = found.map((answer) => {
    const kind = kinds.get(answer.variant);
    const door = make("details", {}, make("summary", {}, icon("down"), kind ? `${answer.title} (${kind})` : answer.title));
    door.addEventListener("toggle", () => {
      const payload = stored.reply(answer);
      if (door.open && door.childElementCount < 2 && payload) door.append(replyArticle(payload, chat));
    });
    return make("li", {}, door);
  });
  return make("ul", { class: "stored", "aria-live": "off" }, ...items);
}

/** @param {StoredAnswers} stored @param {Surroundings} chat @param {() => void} leave */
export function searchView(stored, chat, leave) {
  const { texts } = chat.settings;
  const box = make("input", { id: "search-box", type: "search", autocomplete: "off", maxlength: "200", dir: "auto" });
  const results = make("div", { class: "results" });
  const find = async () => {
    const here = await stored.load();
    const found = here ? stored.find(box.value, 8) : [];
    const count = found.length;
    const many = count > 1 ? filled(texts.search_found, { count }) : texts.search_one;
    const words = count ? many : here ? texts.search_nothing : texts.stored_missing;
    results.replaceChildren(make("p", { class: "hint" }, words), storedList(stored, found, chat));
    chat.announce(words, false);
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void find();
  };
  const go = make("button", { type: "submit", class: "round primary", "aria-label": texts.search }, icon("search"));
  const heading = make("h3", { tabindex: "-1" }, texts.search);
  const view = make(
    "section",
    { class: "view search-view", part: "search-view", "aria-label": texts.search, hidden: true, tabindex: "0" },
    button("tool back", leave, icon("back"), texts.back_to_chat),
    heading,
    make("p", {}, texts.search_hint),
    make(
      "form",
      { class: "search", role: "search", onsubmit: submit },
      make("label", { for: "search-box" }, texts.search_box),
      make("div", { class: "row" }, box, go),
    ),
    results,
  );
  const clear = () => {
    box.value = "";
    results.replaceChildren();
  };
  return { view, heading, clear };
}

/** @param {string} text */
function stems(text) {
  const words = text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9\s-]/g, "").split(/[\s-]+/);
  return words.filter((word) => word.length > 1 && !LITTLE.has(word)).map((word) => {
    const known = SAME.get(word) ?? word;
    const stem = known.length > 4 ? known.replace(/(ing|ed|es|s)$/, "") : known.replace(/s$/, "");
    return SAME.get(stem) ?? stem;
  });
}
