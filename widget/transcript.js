// The conversation as it is seen: questions, answers, the typing sign. A log, so each answer is announced once.

import { icon } from "./icons.js";
import { make, unseen } from "./nodes.js";

export class Transcript {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
    this.element = make("div", { class: "log", part: "log", role: "log", "aria-label": texts.log, tabindex: "0" });
    this.typing = make("div", { class: "typing", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  }

  /** Takes everything away. */
  clear() {
    this.element.replaceChildren();
  }

  /**
   * Adds what the person asked; it is not announced, for the person knows it.
   *
   * @param {string} text
   * @returns {HTMLElement}
   */
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
   * @param {HTMLElement | null} asked
   * @param {boolean} urgent is it to be announced at once?
   */
  reply(article, asked, urgent) {
    this.element.setAttribute("aria-live", urgent ? "assertive" : "polite");
    const after = asked ? this.#lastOf(asked) : null;
    if (after) after.after(article);
    else this.element.append(article);
    this.element.scrollTop = (asked ?? article).offsetTop - 8;
  }

  /** @param {boolean} shown */
  showTyping(shown) {
    if (!shown) return this.typing.remove();
    this.element.append(this.typing);
    this.element.scrollTop = this.element.scrollHeight;
  }

  /**
   * Shows under a question that it waits to be sent.
   *
   * @param {HTMLElement} asked
   * @param {() => void} again
   * @param {() => void} change
   */
  showWaiting(asked, again, change) {
    if (asked.querySelector(".waiting")) return;
    const { texts } = this;
    asked.append(
      make(
        "div",
        { class: "waiting" },
        make("span", {}, icon("slow"), texts.waiting),
        make("button", { type: "button", class: "tool", onclick: again }, texts.try_now),
        make("button", { type: "button", class: "tool", onclick: change }, texts.change),
      ),
    );
  }

  /** @param {HTMLElement} asked */
  showSent(asked) {
    asked.querySelector(".waiting")?.remove();
  }

  /** @param {HTMLElement} asked */
  #lastOf(asked) {
    let last = asked;
    while (last.nextElementSibling && !last.nextElementSibling.matches(".asked, .typing")) {
      last = /** @type {HTMLElement} */ (last.nextElementSibling);
    }
    return last;
  }
}
