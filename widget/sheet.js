// "My questions": a sheet to print for the appointment. It is made in the browser and sent nowhere.

import { icon } from "./icons.js";
import { markdownNodes } from "./markdown.js";
import { make } from "./nodes.js";
import { dated, documents } from "./reply.js";
import { filled } from "./texts.js";

const EMPTY_LINES = 4;
/** On paper stands the sheet alone: all else on the page that does not lead to it is left out. */
const PAGE_RULES = "@media print { body *:not(:has(marlow-chat)):not(marlow-chat) { display: none !important; } }";

export class Sheet {
  /** @type {Payload[]} */
  #kept = [];
  /** @type {(() => void)[]} one for each button that shows whether an answer is kept */
  #watching = [];
  #own;
  #list;
  #pageRules = new CSSStyleSheet();
  /** The view in the panel, and the sheet itself, which is seen on paper only. */
  view;
  paper;

  /**
   * @param {Settings} settings
   * @param {(words: string) => void} announce
   * @param {(count: number) => void} counted told how many answers are kept
   * @param {() => void} leave goes back to the chat
   */
  constructor(settings, announce, counted, leave) {
    this.settings = settings;
    this.announce = announce;
    this.counted = counted;
    this.#pageRules.replaceSync(PAGE_RULES);
    const { texts } = settings;
    this.#own = make("textarea", { id: "own-questions", rows: "5", maxlength: "3000", autocomplete: "off", dir: "auto" });
    this.#list = make("ul", { class: "kept" });
    this.heading = make("h3", { tabindex: "-1" }, texts.sheet);
    this.view = make(
      "section",
      { class: "view sheet-view", part: "sheet-view", "aria-label": texts.sheet, hidden: true, tabindex: "0" },
      make("button", { type: "button", class: "tool back", onclick: leave }, icon("back"), texts.back_to_chat),
      this.heading,
      make("p", {}, texts.sheet_intro),
      make("h4", {}, texts.sheet_kept),
      this.#list,
      make("label", { for: "own-questions" }, texts.sheet_own),
      make("p", { class: "hint", id: "own-hint" }, texts.sheet_own_hint),
      this.#own,
      make("button", { type: "button", class: "primary", onclick: () => this.print() }, icon("print"), texts.sheet_print),
    );
    this.#own.setAttribute("aria-describedby", "own-hint");
    this.paper = make("main", { class: "paper", part: "paper", "aria-label": texts.sheet }); // on paper it is the page
    window.addEventListener("beforeprint", () => !this.view.hidden && this.#prepare());
    window.addEventListener("afterprint", () => this.#putAway());
    this.#show();
  }

  /** Opens the browser's print window with the sheet. */
  print() {
    this.#prepare();
    window.print();
  }

  /** Forgets everything. */
  clear() {
    this.#kept = [];
    this.#own.value = "";
    this.#putAway();
    this.#watching = [];
    this.#show();
  }

  /**
   * The button under an answer that keeps it, or takes it out again.
   *
   * @param {Payload} payload
   */
  keepButton(payload) {
    const { texts } = this.settings;
    const button = make("button", { type: "button", class: "tool", "aria-pressed": "false", "data-tool": "keep" });
    const show = () => {
      const kept = this.#kept.includes(payload);
      button.setAttribute("aria-pressed", String(kept));
      button.replaceChildren(icon(kept ? "kept" : "keep"), texts.keep);
    };
    button.addEventListener("click", () => {
      const kept = this.#kept.includes(payload);
      this.#kept = kept ? this.#kept.filter((other) => other !== payload) : [...this.#kept, payload];
      this.#show();
      this.announce(kept ? texts.removed : texts.added);
    });
    this.#watching.push(show);
    show();
    return button;
  }

  #show() {
    const { texts } = this.settings;
    const items = this.#kept.map((payload) => {
      const remove = () => {
        this.#kept = this.#kept.filter((other) => other !== payload);
        this.#show();
        this.announce(texts.removed);
        this.heading.focus();
      };
      const name = filled(texts.sheet_remove, { title: payload.title });
      const button = make("button", { type: "button", class: "tool", "aria-label": name, onclick: remove }, icon("close"));
      return make("li", {}, make("span", {}, payload.title), button);
    });
    this.#list.replaceChildren(...(items.length ? items : [make("li", { class: "none" }, texts.sheet_none)]));
    for (const show of this.#watching) show();
    this.counted(this.#kept.length);
  }

  #prepare() {
    const { settings } = this;
    const { texts } = settings;
    const date = new Date().toLocaleDateString(settings.language, { year: "numeric", month: "long", day: "numeric" });
    /** @type {HTMLElement[]} */
    const paper = [make("h1", {}, texts.sheet), make("p", {}, filled(texts.sheet_made, { date }))];
    if (settings.phone) {
      const call = filled(texts.sheet_call, { phone: settings.phone, hours: settings.hours });
      paper.push(make("p", {}, call.replace(" ()", "")));
    }
    const own = this.#own.value.split("\n").filter((line) => line.trim());
    const lines = [...own, ...Array(EMPTY_LINES).fill("")];
    paper.push(make("h2", {}, texts.sheet_own));
    paper.push(make("ul", { class: "own" }, ...lines.map((line) => make("li", { dir: "auto" }, line))));
    if (this.#kept.length) paper.push(make("h2", {}, texts.sheet_kept));
    for (const payload of this.#kept) {
      const from = documents(payload).map(({ source }) => `${source.publisher}, ${source.title}, ${dated(source, settings)}`);
      const answer = make("div", { class: "answer" }, make("h3", {}, payload.title));
      answer.append(markdownNodes(payload.written), make("p", { class: "from" }, `${texts.copy_sources} ${from.join("; ")}`));
      answer.append(make("p", { class: "notes" }, texts.sheet_notes));
      paper.push(answer);
    }
    this.paper.replaceChildren(...paper);
    this.paper.classList.add("ready");
    if (!document.adoptedStyleSheets.includes(this.#pageRules)) document.adoptedStyleSheets.push(this.#pageRules);
  }

  #putAway() {
    this.paper.classList.remove("ready");
    this.paper.replaceChildren();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((rules) => rules !== this.#pageRules);
  }
}
