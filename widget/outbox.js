// The questions that wait for an answer. What cannot be sent stays, and is tried again.

import { ServerProblem } from "./server.js";

const WAITS_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

export class Outbox {
  /** @type {Waiting[]} */
  #waiting = [];
  #timer = 0;
  #sending = false;
  #round = 0;

  /**
   * @param {(text: string) => Promise<Payload[]>} ask
   * @param {OutboxTold} told
   */
  constructor(ask, told) {
    this.ask = ask;
    this.told = told;
    window.addEventListener("online", () => this.tryNow());
  }

  /** @param {Waiting} question */
  add(question) {
    this.#waiting.push(question);
    void this.#work();
  }

  /** @param {Waiting} question */
  drop(question) {
    this.#waiting = this.#waiting.filter((other) => other !== question);
  }

  /** Tries again without waiting any longer. */
  tryNow() {
    void this.#work();
  }

  /** Forgets all questions; a reply that is still on its way is not shown. */
  clear() {
    this.#waiting = [];
    this.#round += 1;
    window.clearTimeout(this.#timer);
  }

  async #work() {
    if (this.#sending) return;
    this.#sending = true;
    window.clearTimeout(this.#timer);
    this.told.working(true);
    let wait = 0;
    for (let question = this.#waiting[0]; question && !wait; question = this.#waiting[0]) wait = await this.#send(question);
    this.#sending = false;
    this.told.working(false);
    if (wait && this.#waiting.length) this.#timer = window.setTimeout(() => void this.#work(), wait);
  }

  /**
   * @param {Waiting} question
   * @returns {Promise<number>} 0 when it is dealt with, else the milliseconds until it is tried again
   */
  async #send(question) {
    const round = this.#round;
    try {
      const replies = await this.ask(question.text);
      if (round !== this.#round || !this.#waiting.includes(question)) return 0;
      this.drop(question);
      this.told.answered(question, replies);
      return 0;
    } catch (error) {
      if (round !== this.#round || !this.#waiting.includes(question)) return 0;
      const problem = error instanceof ServerProblem ? error : new ServerProblem("broken");
      if (problem.kind === "refused" || problem.kind === "broken") {
        this.drop(question);
        this.told.refused(question, problem);
        return 0;
      }
      question.failures += 1;
      this.told.failed(question, problem, question.failures === 1);
      if (problem.kind === "busy") return problem.seconds * 1000;
      return WAITS_MS[Math.min(question.failures, WAITS_MS.length) - 1] ?? 30_000;
    }
  }
}
