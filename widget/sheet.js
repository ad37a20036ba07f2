// "My questions": a sheet to print for the appointment. It is made in the browser and sent nowhere.

import { markdownNodes } from "./markdown.js";
import { button, icon, make } from "./nodes.js";
import { cited } from "./reply.js";
import { filled } from "./texts.js";

const EMPTY_LINES = 4;
/** On paper stands the sheet alone: all else on the page that does not lead to it is left out. */
const PAGE_RULES = "@media print { body *:not(:has(marlow-chat)):not(marlow-chat) { display: none !important; } }";

export class Sheet {
  /** @type {Payload[]} */
  #kept = [];
  /** @type {(() => void)[]} each shows on a button whether its answer is kept */
  #watching = [];
  #own;
  #list;
  #pageRules = new CSSStyleSheet();
  /** The view in the panel, and the sheet itself, which is seen on paper only. */
  view;
  paper;

  /** @param {Settings} settings @param {(words: string) => void} announce @param {(kept: number) => void} counted @param {() => void} leave */
  constructor(settings, announce, counted, leave) {
    this.settings = settings;
    this.announce = announce;
    this.counted = counted;
    this.#pageRules.replaceSync(PAGE_RULES);
    const { texts } = settings;
    const own = { id: "own-questions", "aria-describedby": "own-hint", rows: "5", maxlength: "3000", autocomplete: "off", dir: "auto" };
    this.#own = make("textarea", own);
    this.#list = make("ul", { class: "kept" });
    this.heading = make("h3", { tabindex: "-1" }, texts.sheet);
    this.view = make(
      "section",
      { class: "view sheet-view", part: "sheet-view", "aria-label": texts.sheet, hidden: true, tabindex: "0" },
      button("tool back", leave, icon("back"), texts.back_to_chat),
      this.heading,
      make("p", {}, texts.sheet_intro),
      make("h4", {}, texts.sheet_kept),
      this.#list,
      make("label", { for: "own-questions" }, texts.sheet_own),
      make("p", { class: "hint", id: "own-hint" }, texts.sheet_own_hint),
      this.#own,
      button("primary", () => this.print(), icon("print"), texts.sheet_print),
    );
    this.paper = make("main", { class: "paper", part: "paper", "aria-label": texts.sheet }); // on paper it is the page
    window.addEventListener("beforeprint", () => !this.view.hidden && this.#prepare());
    window.addEventListener("afterprint", () => this.#putAway());
    this.#show();
  }

  print() {
    this.#prepare();
    window.print();
  }

  clear() {
    this.#kept = [];
    this.#own.value = "";
    this.#putAway();
    this.#watching = [];
    this.#show();
  }

  /** The button under an answer that keeps it, or takes it out again. @param {Payload} payload */
  keepButton(payload) {
    const { texts } = this.settings;
    const keep = button("tool", () => {
      if (this.#kept.includes(payload)) return this.#remove(payload);
      this.#kept.push(payload);
      this.#show();
      this.announce(texts.added);
    });
    const show = () => {
      const kept = this.#kept.includes(payload);
      keep.setAttribute("aria-pressed", String(kept));
      keep.replaceChildren(icon(kept ? "kept" : "keep"), texts.keep);
    };
    this.#watching.push(show);
    show();
    return keep;
  }

  /** @param {Payload} payload */
  #remove(payload) {
    this.#kept = this.#kept.filter((other) => other !== payload);
    this.#show();
    this.announce(this.settings.texts.removed);
  }

  #show() {
    const { texts } = this.settings;
    const items = this.#kept.map((payload) => {
      const remove = button("tool", () => {
        this.#remove(payload);
        this.heading.focus();
      }, icon("close"));
      remove.setAttribute("aria-label", filled(texts.sheet_remove, payload));
      return make("li", {}, make("span", {}, payload.title), remove);
    });
    this.#list.replaceChildren(...(items.length ? items : [make("li", { class: "none" }, texts.sheet_none)]));
    for (const show of this.#watching) show();
    this.counted(this.#kept.length);
  }

  #prepare() {
    const { settings } = this;
    const { texts } = settings;
    const date = new Date().toLocaleDateString(settings.language, { year: "numeric", month: "long", day: "numeric" });
    const { phone, hours } = settings;
    const own = this.#own.value.split("\n").filter((line) => line.trim());
    const lines = [...own, ...Array(EMPTY_LINES).fill("")].map((line) => make("li", { dir: "auto" }, line));
    const answers = this.#kept.map((payload) =>
      make(
        "div",
        { class: "answer" },
        make("h3", {}, payload.title),
        markdownNodes(payload.written),
        make("p", { class: "from" }, `${texts.copy_sources} ${cited(payload, settings).join("; ")}`),
        make("p", { class: "notes" }, texts.sheet_notes),
      ),
    );
    this.paper.replaceChildren(
      make("h1", {}, texts.sheet),
      make("p", {}, filled(texts.sheet_made, { date })),
      make("p", {}, phone && filled(texts.sheet_call, { phone, hours }).replace(" ()", "")),
      make("h2", {}, texts.sheet_own),
      make("ul", { class: "own" }, ...lines),
      make("h2", {}, answers.length > 0 && texts.sheet_kept),
      ...answers,
    );
    this.paper.classList.add("ready");
    if (!document.adoptedStyleSheets.includes(this.#pageRules)) document.adoptedStyleSheets.push(this.#pageRules);
  }

  #putAway() {
    this.paper.classList.remove("ready");
    this.paper.replaceChildren();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((rules) => rules !== this.#pageRules);
  }
}
