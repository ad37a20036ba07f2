// On a device that many people use: clears the chat when nobody has touched it for a while, and asks first.

const WARNING_SECONDS = 20;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel", "touchmove"];

export class Idle {
  #until = 0; // by the clock, for a browser slows the timers of a page that nobody looks at
  #timer = 0;
  #active = false;

  /**
   * @param {number} seconds
   * @param {(left: number | null) => void} warn seconds left; null when somebody is there after all
   * @param {() => void} clear
   */
  constructor(seconds, warn, clear) {
    this.seconds = seconds;
    this.warn = warn;
    this.clear = clear;
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, () => this.alive(), { passive: true, capture: true });
  }

  /** Begins to count: from now on there is something to clear. */
  begin() {
    this.#until = performance.now() + this.seconds * 1000;
    if (this.#active) return;
    this.#active = true;
    this.#timer = window.setInterval(() => this.#tick(), 1000);
  }

  /** Somebody is there. */
  alive() {
    if (this.#active && this.#left <= WARNING_SECONDS) this.warn(null);
    this.#until = performance.now() + this.seconds * 1000;
  }

  get #left() {
    return Math.ceil((this.#until - performance.now()) / 1000);
  }

  #tick() {
    if (this.#left <= 0) {
      window.clearInterval(this.#timer);
      this.#active = false;
      this.warn(null);
      this.clear();
    } else if (this.#left <= WARNING_SECONDS) {
      this.warn(this.#left);
    }
  }
}
