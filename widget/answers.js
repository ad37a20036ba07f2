// The stored answers as one file, searched in the browser when the assistant cannot be reached.

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
  /** @type {Map<string, Map<string, number>>} the weight of each word by topic */
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

  /** Are the answers here? */
  get ready() {
    return this.#answers.length > 0;
  }

  /**
   * The answers that have any of the words, best first, each topic once; for a child where the words speak of one.
   *
   * @param {string} words
   * @param {number} [limit]
   * @returns {StoredAnswer[]}
   */
  find(words, limit = 4) {
    const asked = new Set(stems(words));
    /** @type {[string, number][]} */
    const scores = [];
    for (const [topic, weights] of this.#weights) {
      let score = 0;
      for (const word of asked) score += weights.get(word) ?? 0;
      if (score > 0) scores.push([topic, score]);
    }
    scores.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const child = CHILD.test(words);
    const found = scores.slice(0, limit).map(([topic]) => this.#variant(topic, child ? "child" : "any"));
    return found.filter((answer) => answer !== undefined);
  }

  /**
   * An answer in the shape of a reply, so that it is shown, kept and copied like one.
   *
   * @param {StoredAnswer} answer
   * @returns {object}
   */
  reply(answer) {
    const sources = answer.sources.map(([id, section]) => ({ id, section, ...this.#sources[id] }));
    return { ...answer, act: "answer", sources, related: [], choices: [] };
  }

  /**
   * @param {string} topic
   * @param {string} variant
   */
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

/** @param {string} text */
function stems(text) {
  const words = text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9\s-]/g, "").split(/[\s-]+/);
  return words.filter((word) => word.length > 1 && !LITTLE.has(word)).map((word) => {
    const known = SAME.get(word) ?? word;
    const stem = known.length > 4 ? known.replace(/(ing|ed|es|s)$/, "") : known.replace(/s$/, "");
    return SAME.get(stem) ?? stem;
  });
}
