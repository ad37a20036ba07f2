// On a device that many people use: clears the chat when nobody has touched it for a while, and asks first.

import { button, make } from "./nodes.js";
import { filled } from "./texts.js";

const WARNING_SECONDS = 20;

export class Idle {
  #until = 0; // by the clock, for a browser slows the timers of a page that nobody looks at
  #timer = 0;
  #warning = make("p", { class: "idle" });

  /** @param {number} seconds @param {Panel} panel @param {() => void} clear */
  constructor(seconds, panel, clear) {
    this.seconds = seconds;
    this.panel = panel;
    this.clear = clear;
    for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
      document.addEventListener(sign, () => this.#alive(), { passive: true, capture: true });
    }
  }

  /** Begins to count: from now on there is something to clear. */
  begin() {
    this.#alive();
    this.#timer ||= window.setInterval(() => this.#tick(), 1000);
  }

  #alive() {
    if (this.#warning.isConnected) this.panel.showBanner();
    this.#until = performance.now() + this.seconds * 1000;
  }

  #tick() {
    const { panel } = this;
    const left = Math.ceil((this.#until - performance.now()) / 1000);
    if (left > WARNING_SECONDS) return;
    if (left > 0) {
      const words = filled(panel.texts.idle, { seconds: left });
      this.#warning.textContent = words; // seen; read out once only
      if (this.#warning.isConnected) return;
      panel.showBanner(this.#warning, button("tool", () => this.#alive(), panel.texts.still_here));
      panel.announce(words, false);
    } else {
      window.clearInterval(this.#timer);
      this.#timer = 0;
      this.clear();
    }
  }
}
