// The questions that wait for an answer. What cannot be sent stays and is tried again, and the person is helped meanwhile.

import { telephoneLink } from "./markdown.js";
import { button, icon, make } from "./nodes.js";
import { storedList } from "./search.js";
import { ServerProblem } from "./server.js";
import { filled } from "./texts.js";

const WAITS_S = [2, 4, 8, 15, 30];

export class Outbox {
  /** @type {Waiting[]} */
  #waiting = [];
  #timer = 0;
  #sending = false;

  /** @param {Chat} chat */
  constructor(chat) {
    this.chat = chat;
    window.addEventListener("online", () => void this.#work());
  }

  /** @param {string} text @param {HTMLElement} asked its place in the conversation */
  add(text, asked) {
    this.#waiting.push({ text, asked, failures: 0 });
    void this.#work();
  }

  /** Forgets all questions; a reply that is still on its way is not shown. */
  clear() {
    this.#waiting = [];
    window.clearTimeout(this.#timer);
  }

  async #work() {
    if (this.#sending) return;
    this.#sending = true;
    window.clearTimeout(this.#timer);
    this.chat.showWorking(true);
    let wait = 0;
    for (let next = this.#waiting[0]; next && !wait; next = this.#waiting[0]) wait = await this.#send(next);
    this.#sending = false;
    this.chat.showWorking(false);
    if (wait && this.#waiting.length) this.#timer = window.setTimeout(() => void this.#work(), wait * 1000);
  }

  /** @param {Waiting} question @returns {Promise<number>} seconds until it is tried again; 0 when it is dealt with */
  async #send(question) {
    const { chat } = this;
    try {
      const replies = await chat.server.ask(question.text);
      if (this.#drop(question)) chat.answered(question.asked, replies);
      return 0;
    } catch (error) {
      if (!this.#waiting.includes(question)) return 0;
      const problem = error instanceof ServerProblem ? error : new ServerProblem("broken");
      const { kind, sentence, seconds } = problem;
      if (kind === "refused" || kind === "broken") {
        this.#drop(question);
        this.#refused(question, problem);
        return 0;
      }
      question.failures += 1;
      chat.transcript.showWaiting(question.asked, () => void this.#work(), () => {
        this.#drop(question);
        question.asked.remove();
        chat.panel.put(question.text);
      });
      if (kind === "busy") {
        chat.panel.announce(sentence || filled(chat.settings.texts.too_many, { seconds }));
        return seconds;
      }
      if (question.failures === 1) this.#unreachable(question);
      return WAITS_S[question.failures - 1] ?? 30;
    }
  }

  /** @param {Waiting} question @returns {boolean} was it still waited for? */
  #drop(question) {
    const others = this.#waiting.filter((other) => other !== question);
    const waited = others.length < this.#waiting.length;
    this.#waiting = others;
    return waited;
  }

  /** @param {Waiting} question */
  #unreachable(question) {
    const { settings, panel, host } = this.chat;
    const { texts, phone, hours } = settings;
    host.tell("unreachable");
    const why = navigator.onLine ? texts.unreachable : texts.offline;
    const said = make("p", {}, make("strong", {}, why), ` ${texts.kept}`);
    const [before = "", after = ""] = (hours ? texts.call_us : texts.call_us_short).split("{phone}");
    const link = phone && make("a", { href: telephoneLink(phone) }, phone);
    const call = link && make("p", {}, before, link, filled(after, { hours }));
    panel.showBanner(said, call, button("tool", () => panel.view("search"), icon("search"), texts.search));
    panel.announce(`${why} ${texts.kept}`, false);
    void this.#offerStored(question.asked);
  }

  /** @param {HTMLElement} asked */
  async #offerStored(asked) {
    const { stored, settings, panel, transcript } = this.chat;
    const { texts } = settings;
    const here = await stored.load();
    if (!asked.isConnected || !asked.querySelector(".waiting")) return;
    const text = this.#waiting.find((question) => question.asked === asked)?.text ?? "";
    const found = here ? stored.find(text) : [];
    const words = !here ? texts.stored_missing : found.length ? texts.stored : texts.stored_none;
    const list = found.length ? storedList(stored, found, this.chat) : null;
    const fallback = { class: "reply fallback", part: "reply fallback" };
    transcript.reply(make("article", fallback, make("p", {}, words), list, make("p", {}, ...panel.emergency())), asked);
  }

  /** @param {Waiting} question @param {ServerProblem} problem */
  #refused({ asked, text }, { kind, sentence }) {
    const { settings, panel, transcript, host } = this.chat;
    const { texts, phone } = settings;
    transcript.showSent(asked);
    const own = phone ? filled(texts.no_answer, { phone }) : texts.no_answer_short;
    const words = kind === "refused" ? sentence || texts.refused : own;
    transcript.reply(make("article", { class: "reply fallback error", part: "reply error" }, make("p", {}, words)), asked);
    host.tell("refused");
    if (!panel.box.value) panel.put(text);
  }
}
