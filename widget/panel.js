// The window of the chat: its head and menu, the line that is read out, its three views, and where a question is typed;
// in it the conversation, a log, so that each answer is announced once.

import { telephoneLink } from "./markdown.js";
import { button, icon, make, unseen } from "./nodes.js";
import { NARROW } from "./styles.js";
import { filled } from "./texts.js";

const LONGEST = 500;
const SHOWN_MS = 6_000;
const SIZES = [1, 1.25, 1.5];

export class Panel {
  #size = 0;
  #views;

  /** @param {Chat} chat @param {HTMLElement | null} talk the button to talk, where there is one */
  constructor(chat, talk) {
    const { texts } = chat.settings;
    this.chat = chat;
    this.texts = texts;
    this.title = make("h2", { id: "title", tabindex: "-1" }, texts.title);
    this.status = make("p", { class: "status", role: "status", part: "status" });
    this.banner = make("div", { class: "banner", part: "banner", role: "group", "aria-label": texts.unreachable, hidden: true });
    this.box = make("textarea", {
      id: "box", part: "box", rows: "1", maxlength: LONGEST, placeholder: texts.box, autocomplete: "off",
      enterkeyhint: "send", dir: "auto",
    });
    const named = { "aria-label": texts.menu };
    const menu = { ...named, class: "round plain", type: "button", "aria-expanded": "false", "aria-controls": "menu", part: "menu-button" };
    this.more = make("button", { ...menu, onclick: () => this.#showMenu(this.menu.hidden) }, icon("menu"));
    this.kept = this.#entry("keep", texts.sheet, () => this.view("sheet"));
    this.menu = make("div", { ...named, id: "menu", class: "menu", part: "menu", role: "group", hidden: true }, ...this.#entries());
    const send = make("button", { type: "submit", class: "round primary", "aria-label": texts.send, part: "send" }, icon("send"));
    const label = make("label", { for: "box", class: "unseen" }, texts.box);
    this.form = make("form", { class: "composer", part: "composer", autocomplete: "off" }, label, this.box, talk, send);
    const conversation = make("div", { class: "conversation" }, chat.transcript.element, this.form);
    this.#views = { chat: conversation, sheet: chat.sheet.view, search: chat.search.view };
    this.foot = make("p", { class: "foot", part: "foot" });
    const close = { type: "button", class: "round plain", "aria-label": texts.close, part: "close", onclick: chat.host.close };
    this.element = make(
      "dialog",
      { id: "panel", class: "panel", part: "panel", "aria-labelledby": "title" },
      make(
        "div", // a header element would count as the page's own banner
        { class: "head", part: "header" },
        make("div", { class: "names" }, this.title, make("p", {}, texts.subtitle)),
        this.more,
        make("button", close, icon("close")),
      ),
      this.menu,
      this.banner,
      this.status,
      ...Object.values(this.#views),
      this.foot,
    );
    this.#listen();
  }

  /** @param {boolean} focus */
  open(focus) {
    if (window.matchMedia(NARROW).matches) this.element.showModal();
    else if (focus) this.element.show();
    else this.element.setAttribute("open", "");
    // On a touch screen the keyboard would cover what there is to read.
    if (focus) (window.matchMedia("(pointer: coarse)").matches ? this.title : this.box).focus();
  }

  close() {
    this.#showMenu(false);
    this.element.close();
  }

  /** @param {"chat" | "sheet" | "search"} name @param {boolean} [focus] */
  view(name, focus = true) {
    this.#showMenu(false);
    for (const [other, view] of Object.entries(this.#views)) view.hidden = other !== name;
    if (focus) (name === "chat" ? this.box : this.chat[name].heading).focus();
  }

  /** Says something beside the conversation; `seen` where it is not seen elsewhere. @param {string} words @param {boolean} [seen] */
  announce(words, seen = true) {
    const { status } = this;
    status.classList.toggle("unseen", !seen);
    status.textContent = status.textContent === words ? `${words}\u00a0` : words;
    window.setTimeout(() => {
      if (status.textContent?.startsWith(words)) status.textContent = "";
    }, SHOWN_MS);
  }

  /** @param {...(Node | string)} children nothing hides it */
  showBanner(...children) {
    this.banner.replaceChildren(...children);
    this.banner.hidden = !children.length;
  }

  /** Puts words into the box, to be changed. @param {string} text */
  put(text) {
    this.box.value = text;
    this.#grow();
    this.box.focus();
    this.box.setSelectionRange(text.length, text.length);
  }

  /** What to do in an emergency, with a link to call. */
  emergency() {
    const { emergency } = this.chat.settings;
    const [before, after] = this.texts.emergency.split("{emergency}");
    return [before ?? "", make("a", { href: telephoneLink(emergency) }, emergency), after ?? ""];
  }

  /** @param {number} kept how many answers */
  count(kept) {
    this.kept.replaceChildren(icon("keep"), kept ? filled(this.texts.sheet_count, { count: kept }) : this.texts.sheet);
  }

  /** The next size of the text, or the first. @param {boolean} [first] */
  resize(first) {
    this.#size = first ? 0 : (this.#size + 1) % SIZES.length;
    this.chat.host.root.dataset.size = String(this.#size);
    if (!first) this.announce(filled(this.texts.size_now, { percent: (SIZES[this.#size] ?? 1) * 100 }));
  }

  /** @param {boolean} open */
  #showMenu(open) {
    this.menu.hidden = !open;
    this.more.setAttribute("aria-expanded", String(open));
  }

  #entries() {
    const { chat, texts } = this;
    const { aloud } = chat;
    return [
      this.#entry("person", texts.person, () => void chat.handOver()),
      this.kept,
      this.#entry("search", texts.search, () => this.view("search")),
      this.#entry("larger", texts.larger, () => this.resize()),
      this.#toggle("sound", texts.read_all, () => (aloud.always = !aloud.always)),
      this.#toggle("slow", texts.slower, () => (aloud.slower = !aloud.slower)),
      this.#entry("clear", texts.clear, () => chat.clear()),
    ];
  }

  /** @param {IconName} name @param {string} words @param {() => void} act */
  #entry(name, words, act) {
    return make("button", { type: "button", onclick: act }, icon(name), words);
  }

  /** @param {IconName} name @param {string} words @param {() => boolean} flip returns whether it is on now */
  #toggle(name, words, flip) {
    const made = this.#entry(name, words, () => made.setAttribute("aria-pressed", String(flip())));
    made.setAttribute("aria-pressed", "false");
    made.append(make("span", { class: "switch", "aria-hidden": "true" }));
    return made;
  }

  #grow() {
    const { box } = this;
    box.rows = 1;
    while (box.rows < 4 && box.scrollHeight > box.clientHeight + 2) box.rows += 1;
  }

  #listen() {
    const { box, chat, element, form } = this;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = box.value.trim();
      if (!text) {
        this.announce(this.texts.empty);
        return box.focus();
      }
      box.value = "";
      this.#grow();
      chat.ask(text);
    });
    box.addEventListener("input", () => this.#grow());
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    element.addEventListener("cancel", (event) => this.#escape(event));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !element.matches(":modal")) this.#escape(event); // a modal one is told by "cancel"
    });
  }

  /** @param {Event} event */
  #escape(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.menu.hidden) return this.chat.host.close();
    this.#showMenu(false);
    this.more.focus();
  }
}

/** Questions, answers, and the typing sign. */
export class Transcript {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
    this.element = make("div", { class: "log", part: "log", role: "log", "aria-label": texts.log, tabindex: "0" });
    this.typing = make("div", { class: "typing", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  }

  /** Adds what the person asked; it is not announced, for the person knows it. @param {string} text */
  question(text) {
    const words = make("p", { dir: "auto" }, unseen(`${this.texts.you_asked} `), text);
    const asked = make("div", { class: "asked", part: "question", "aria-live": "off" }, words);
    this.element.append(asked);
    this.element.scrollTop = this.element.scrollHeight;
    return asked;
  }

  /**
   * Adds a reply below the question that it belongs to and brings both into view.
   *
   * @param {HTMLElement} article
   * @param {HTMLElement} asked
   * @param {boolean} [urgent] is it to be announced at once?
   */
  reply(article, asked, urgent) {
    this.element.setAttribute("aria-live", urgent ? "assertive" : "polite");
    /** @type {Element} */
    let last = asked;
    while (last.nextElementSibling && !last.nextElementSibling.matches(".asked, .typing")) last = last.nextElementSibling;
    last.after(article);
    this.element.scrollTop = asked.offsetTop - 8;
  }

  /** @param {boolean} shown */
  showTyping(shown) {
    if (!shown) return this.typing.remove();
    this.element.append(this.typing);
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Shows under a question that it waits to be sent. @param {HTMLElement} asked @param {() => void} again @param {() => void} change */
  showWaiting(asked, again, change) {
    if (asked.querySelector(".waiting")) return;
    const { waiting, try_now, change: words } = this.texts;
    const state = make("span", {}, icon("slow"), waiting);
    asked.append(make("div", { class: "waiting" }, state, button("tool", again, try_now), button("tool", change, words)));
  }

  /** @param {HTMLElement} asked */
  showSent(asked) {
    asked.querySelector(".waiting")?.remove();
  }

  /** Offers to correct what was heard. @param {HTMLElement} asked @param {() => void} correct */
  showHeard(asked, correct) {
    asked.prepend(make("span", { class: "heard" }, icon("talk"), this.texts.heard));
    asked.append(button("tool", correct, this.texts.correct));
  }
}
