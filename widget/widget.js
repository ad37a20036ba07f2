// The chat widget: <script type="module" src=".../widget.js" data-phone="..."></script> puts it on the page.
//
// This file shows the button. The chat behind it is loaded when somebody comes near the button, or presses it.

import { icon } from "./icons.js";
import { make } from "./nodes.js";
import { ATTRIBUTES, readSettings } from "./settings.js";
import { styleSheet } from "./styles.js";
import { filled, replaced } from "./texts.js";

const NAME = "marlow-chat";

class MarlowChat extends HTMLElement {
  /** @type {Chat | null} */
  #chat = null;
  /** @type {Promise<Chat> | null} */
  #loading = null;
  #settings = readSettings(this);
  #root = make("div", { class: "marlow" });
  #launcher = make("button", { type: "button", class: "launcher", part: "launcher", "aria-expanded": "false", "aria-controls": "panel" });

  connectedCallback() {
    if (this.shadowRoot) return;
    this.#settings = readSettings(this);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styleSheet()];
    this.#root.lang = this.#settings.language;
    if (this.getAttribute("dir")) this.#root.dir = this.getAttribute("dir") ?? "";
    this.#root.dataset.position = this.getAttribute("position") === "left" ? "left" : "right";
    this.#root.dataset.theme = this.getAttribute("theme") ?? "auto";
    this.#launcher.append(icon("chat"), make("span", {}, this.#settings.texts.launcher));
    this.#launcher.addEventListener("click", () => (this.#isOpen ? this.close() : void this.open()));
    for (const near of ["pointerenter", "focus"]) this.#launcher.addEventListener(near, () => void this.#load().catch(() => {}));
    this.#root.append(this.#launcher);
    shadow.append(this.#root);
    const narrow = window.matchMedia("(max-width: 34rem), (max-height: 32rem)").matches;
    if (this.#settings.open && !narrow) void this.open(false);
  }

  /** Opens the chat. @param {boolean} [focus] */
  async open(focus = true) {
    if (this.#isOpen) return;
    try {
      const chat = await this.#load();
      this.#root.querySelector(".not-loaded")?.remove();
      chat.open(focus);
      this.#show(true);
      this.#tell("opened");
    } catch {
      this.#sayNotLoaded();
    }
  }

  /** Closes the chat; the conversation stays until it is cleared or the page is left. */
  close() {
    if (!this.#isOpen) return;
    this.#chat?.close();
    this.#show(false);
    this.#launcher.focus();
    this.#tell("closed");
  }

  /** Forgets the conversation. */
  clear() {
    this.#chat?.clear(true);
  }

  get #isOpen() {
    return this.#root.classList.contains("open");
  }

  /** @param {boolean} open */
  #show(open) {
    this.#root.classList.toggle("open", open);
    this.#launcher.setAttribute("aria-expanded", String(open));
  }

  #load() {
    this.#loading ??= this.#begin().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #begin() {
    const [{ Chat }, texts] = await Promise.all([import("./chat.js"), this.#ownTexts()]);
    const settings = { ...this.#settings, texts: replaced(this.#settings.texts, texts) };
    const chat = new Chat(settings, {
      root: this.#root,
      close: () => this.close(),
      tell: (name, detail) => this.#tell(name, detail),
    });
    this.#root.append(chat.panel, chat.sheet.paper);
    this.#chat = chat;
    return chat;
  }

  /** The hospital's own texts, where it names a file of them. @returns {Promise<unknown>} */
  async #ownTexts() {
    const address = this.getAttribute("texts");
    if (!address) return null;
    const answer = await fetch(new URL(address, document.baseURI), { credentials: "omit" });
    return answer.ok ? answer.json() : null;
  }

  #sayNotLoaded() {
    const { texts, phone } = this.#settings;
    this.#root.querySelector(".not-loaded")?.remove();
    const words = phone ? filled(texts.not_loaded, { phone }) : texts.not_loaded_short;
    this.#root.append(make("p", { class: "not-loaded", role: "alert" }, words));
  }

  /**
   * Tells the page what happened, for its own counting; never what was asked or answered.
   *
   * @param {string} name
   * @param {object} [detail]
   */
  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`marlow:${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** The script tag that loaded this file. @returns {HTMLScriptElement | undefined} */
function ownScript() {
  return [...document.scripts].find((script) => script.src === import.meta.url);
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, MarlowChat);
  if (!document.querySelector(NAME)) {
    const element = document.createElement(NAME);
    const given = ownScript()?.dataset ?? {};
    for (const name of ATTRIBUTES) if (given[name] !== undefined) element.setAttribute(name, given[name] ?? "");
    document.body.append(element);
  }
}
