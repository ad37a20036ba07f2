// The chat widget: <script type="module" src=".../widget.js" data-phone="..."></script> puts it on the page.
//
// This file shows the button. The chat behind it is loaded when somebody comes near the button, or presses it.

import { icon, make } from "./nodes.js";
import { NARROW, styleSheet } from "./styles.js";
import { TEXTS, filled, replaced } from "./texts.js";

const NAME = "marlow-chat";
/** What a hospital may set on the element; the script copies its own data- attributes there. */
const ATTRIBUTES =
  "heading launcher greeting phone hours emergency position open theme kiosk talk recognition voice texts lang dir";
const KIOSK_SECONDS = 180;

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
    this.#root.dir = this.getAttribute("dir") ?? "";
    this.#root.dataset.position = this.getAttribute("position") === "left" ? "left" : "right";
    this.#root.dataset.theme = this.getAttribute("theme") ?? "auto";
    this.#launcher.append(icon("chat"), make("span", {}, this.#settings.texts.launcher));
    this.#launcher.addEventListener("click", () => (this.#isOpen ? this.close() : void this.open()));
    for (const near of ["pointerenter", "focus"]) this.#launcher.addEventListener(near, () => void this.#load().catch(() => {}));
    this.#root.append(this.#launcher);
    shadow.append(this.#root);
    const narrow = window.matchMedia(NARROW).matches;
    if (this.#settings.open && !narrow) void this.open(false);
  }

  /** Opens the chat. @param {boolean} [focus] */
  async open(focus = true) {
    if (this.#isOpen) return;
    try {
      const chat = await this.#load();
      this.#root.querySelector(".not-loaded")?.remove();
      chat.panel.open(focus);
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
      tell: (...told) => this.#tell(...told),
    });
    this.#root.append(chat.panel.element, chat.sheet.paper);
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

  /** Tells the page what happened, never what was asked or answered. @param {string} name @param {object} [detail] */
  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`marlow:${name}`, { detail, bubbles: true, composed: true }));
  }
}

/**
 * @param {Element} element
 * @returns {Settings}
 */
function readSettings(element) {
  const own = (/** @type {string} */ name) => element.getAttribute(name)?.trim() ?? "";
  const worded = { title: own("heading"), launcher: own("launcher"), greeting: own("greeting") };
  const emergency = own("emergency") || "911";
  return {
    texts: replaced(TEXTS, Object.fromEntries(Object.entries(worded).filter(([, words]) => words))),
    phone: own("phone"),
    hours: own("hours"),
    emergency,
    numbers: [...new Set([emergency, "911", "988"])],
    open: element.hasAttribute("open"),
    kiosk: element.hasAttribute("kiosk") ? Number(own("kiosk")) || KIOSK_SECONDS : null,
    talk: own("talk") !== "off",
    cloud: own("recognition") === "browser",
    voice: own("voice") === "assistant" ? "assistant" : "browser",
    language: own("lang") || "en",
  };
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, MarlowChat);
  if (!document.querySelector(NAME)) {
    const element = document.createElement(NAME);
    const given = [...document.scripts].find((script) => script.src === import.meta.url)?.dataset ?? {};
    for (const name of ATTRIBUTES.split(" ")) if (given[name] !== undefined) element.setAttribute(name, given[name]);
    document.body.append(element);
  }
}
