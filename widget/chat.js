// The open chat: brings its parts together. It is loaded when it is first needed, so the button is there at once.

import { Aloud } from "./aloud.js";
import { StoredAnswers } from "./answers.js";
import { composer } from "./composer.js";
import { icon } from "./icons.js";
import { Idle } from "./idle.js";
import { plainText, telephoneLink } from "./markdown.js";
import { moreMenu } from "./menu.js";
import { make } from "./nodes.js";
import { Outbox } from "./outbox.js";
import { replyArticle } from "./reply.js";
import { searchView, storedList } from "./search.js";
import { Server } from "./server.js";
import { takeSite } from "./settings.js";
import { Sheet } from "./sheet.js";
import { talkButton } from "./talk.js";
import { filled } from "./texts.js";
import { Transcript } from "./transcript.js";

const LOOKING_MS = 900;
const SLOW_MS = 5_000;
const SIZES = [1, 1.25, 1.5];
const NARROW = "(max-width: 34rem), (max-height: 32rem)";

export class Chat {
  #size = 0;
  /** @type {number[]} */
  #timers = [];
  #views;

  /**
   * @param {Settings} settings
   * @param {{root: HTMLElement, close: () => void, tell: (name: string, detail?: object) => void}} host
   */
  constructor(settings, host) {
    const { texts } = settings;
    this.settings = settings;
    this.texts = texts;
    this.host = host;
    this.server = new Server(new URL("../", import.meta.url));
    this.stored = new StoredAnswers(this.server.address("widget/answers.json"));
    this.aloud = new Aloud(settings.voice, settings.language, (text) => this.server.voice(text));
    this.transcript = new Transcript(texts);
    this.status = make("p", { class: "status", role: "status", part: "status" });
    this.banner = make("div", { class: "banner", part: "banner", role: "group", "aria-label": texts.unreachable, hidden: true });
    const announce = (/** @type {string} */ words, seen = true) => this.announce(words, seen);
    const leave = () => this.#view("chat");
    this.sheet = new Sheet(settings, announce, (count) => this.menu?.count(count), leave);
    this.surroundings = { settings, server: this.server, aloud: this.aloud, sheet: this.sheet, ask: (/** @type {string} */ text) => this.ask(text), announce };
    this.search = searchView(this.stored, this.surroundings, leave);
    this.menu = moreMenu(texts, this.aloud, {
      larger: () => this.#larger(),
      person: () => void this.#handOver(),
      sheet: () => this.#view("sheet"),
      search: () => this.#view("search"),
      clear: () => this.clear(),
    });
    const talk = talkButton(settings, {
      announce,
      recorded: (wav) => void this.#askAloud(wav),
      recognised: (text) => (text ? this.ask(text, { heard: true }) : announce(texts.not_heard)),
    });
    this.composer = composer(texts, (text) => this.ask(text), announce, talk);
    this.outbox = new Outbox((text) => this.server.ask(text), {
      working: (working) => this.#showWorking(working),
      answered: (question, replies) => this.#answered(question, replies),
      failed: (question, problem, first) => this.#failed(question, problem, first),
      refused: (question, problem) => this.#refused(question, problem),
    });
    this.idle = settings.kiosk
      ? new Idle(settings.kiosk, (left) => this.#warnIdle(left), () => this.#idleOver())
      : null;
    this.title = make("h2", { id: "title", tabindex: "-1" }, texts.title);
    this.conversation = make("div", { class: "conversation" }, this.transcript.element, this.composer.form);
    this.#views = { chat: this.conversation, sheet: this.sheet.view, search: this.search.view };
    this.foot = make("p", { class: "foot", part: "foot" });
    this.panel = make(
      "dialog",
      { id: "panel", class: "panel", part: "panel", "aria-labelledby": "title" },
      make(
        "div", // a header element would count as the page's own banner
        { class: "head", part: "header" },
        make("div", { class: "names" }, this.title, make("p", {}, texts.subtitle)),
        this.menu.button,
        make("button", { type: "button", class: "round plain", "aria-label": texts.close, part: "close", onclick: host.close }, icon("close")),
      ),
      this.menu.list,
      this.banner,
      this.status,
      this.conversation,
      this.sheet.view,
      this.search.view,
      this.foot,
    );
    this.panel.addEventListener("cancel", (event) => {
      event.preventDefault();
      host.close();
    });
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.panel.matches(":modal")) return;
      event.stopPropagation();
      if (this.menu.close()) this.menu.button.focus();
      else host.close();
    });
    // Going back to a page brings its old state back, for whoever sits there then.
    window.addEventListener("pageshow", (event) => event.persisted && this.clear(true));
    window.addEventListener("pagehide", () => this.server.forget());
    this.#greet();
    void this.stored.load().then((here) => {
      if (!here) return;
      takeSite(settings, this.stored.site);
      this.#showFoot();
    });
  }

  /** Shows the chat. @param {boolean} focus */
  open(focus) {
    if (window.matchMedia(NARROW).matches) this.panel.showModal();
    else if (focus) this.panel.show();
    else this.panel.setAttribute("open", "");
    // On a touch screen the keyboard would cover what there is to read.
    if (focus) (window.matchMedia("(pointer: coarse)").matches ? this.title : this.composer.box).focus();
  }

  /** Hides the chat; the conversation stays until it is cleared or the page is left. */
  close() {
    this.aloud.stop();
    this.menu.close();
    this.panel.close();
  }

  /**
   * @param {string} text
   * @param {{heard?: boolean}} [how]
   */
  ask(text, how = {}) {
    this.#view("chat", false);
    this.idle?.begin();
    this.aloud.stop();
    const asked = this.transcript.question(text);
    if (how.heard) this.#offerCorrection(asked, text);
    this.host.tell("asked", { by: how.heard ? "voice" : "text" });
    this.outbox.add({ text, asked, failures: 0 });
  }

  /** Forgets everything that was asked. @param {boolean} [silently] */
  clear(silently = false) {
    this.aloud.stop();
    this.outbox.clear();
    this.server.forget();
    this.sheet.clear();
    this.search.clear();
    this.transcript.clear();
    this.banner.hidden = true;
    this.composer.box.value = "";
    this.#greet();
    this.#view("chat", false);
    if (silently) return;
    this.announce(this.texts.cleared);
    this.composer.box.focus();
    this.host.tell("cleared");
  }

  /**
   * Says something beside the conversation: read out, and seen where it is not seen elsewhere.
   *
   * @param {string} words
   * @param {boolean} [seen]
   */
  announce(words, seen = true) {
    this.status.classList.toggle("unseen", !seen);
    this.status.textContent = this.status.textContent === words ? `${words}\u00a0` : words;
    this.#later(6_000, () => {
      if (this.status.textContent?.startsWith(words)) this.status.textContent = "";
    });
  }

  #greet() {
    const { texts } = this;
    const examples = texts.examples.map((words) =>
      make("li", {}, make("button", { type: "button", class: "chip", onclick: () => this.ask(words) }, words)),
    );
    const greeting = make(
      "article",
      { class: "reply greeting", part: "reply greeting" },
      make("p", {}, texts.greeting),
      make("p", {}, texts.privacy),
      make("h3", {}, texts.greeting_title),
      make("ul", { class: "chips" }, ...examples),
    );
    this.transcript.element.append(greeting);
    this.transcript.element.scrollTop = 0;
    this.#showFoot();
  }

  #showFoot() {
    this.foot.replaceChildren(...this.#emergency());
  }

  /** What to do in an emergency, with a link to call. @returns {(Node | string)[]} */
  #emergency() {
    const { emergency } = this.settings;
    const [before, after] = this.texts.emergency.split("{emergency}");
    return [before ?? "", make("a", { href: telephoneLink(emergency) }, emergency), after ?? ""];
  }

  /** @param {"chat" | "sheet" | "search"} name @param {boolean} [focus] */
  #view(name, focus = true) {
    this.menu.close();
    for (const [other, view] of Object.entries(this.#views)) view.hidden = other !== name;
    if (!focus) return;
    if (name === "chat") this.composer.box.focus();
    else (name === "sheet" ? this.sheet.heading : this.search.heading).focus();
  }

  /** @param {boolean} working */
  #showWorking(working) {
    this.#forgetTimers();
    this.transcript.showTyping(working);
    if (!working) return;
    this.#later(LOOKING_MS, () => this.announce(this.texts.looking), true);
    this.#later(SLOW_MS, () => this.announce(this.texts.slow), true);
  }

  /** @param {Waiting} question @param {Payload[]} replies */
  #answered(question, replies) {
    this.transcript.showSent(question.asked);
    if (!this.banner.hidden) {
      this.banner.hidden = true;
      this.announce(this.texts.back);
    } else if (this.server.renewed) this.announce(this.texts.new_conversation);
    else this.status.textContent = "";
    this.server.renewed = false;
    this.#showReplies(replies, question.asked);
  }

  /** @param {Payload[]} replies @param {HTMLElement | null} asked */
  #showReplies(replies, asked) {
    this.transcript.showTyping(false);
    for (const payload of replies) {
      const urgent = payload.act === "urgent_symptoms";
      this.transcript.reply(replyArticle(payload, this.surroundings), asked, urgent);
      this.host.tell("answered", { act: payload.act });
    }
    if (this.aloud.always && replies.length) {
      const written = replies.map((payload) => plainText(payload.written)).join("\n");
      void this.aloud.read(written, replies.map((payload) => payload.spoken).join(" "), (state) => {
        if (state === "failed") this.announce(this.texts.cannot_read);
      });
    }
  }

  /** @param {Waiting} question @param {ServerProblem} problem @param {boolean} first */
  #failed(question, problem, first) {
    const { texts } = this;
    if (problem.kind === "busy") {
      this.announce(problem.sentence || filled(texts.too_many, { seconds: problem.seconds }));
    }
    this.transcript.showWaiting(
      question.asked,
      () => this.outbox.tryNow(),
      () => {
        this.outbox.drop(question);
        question.asked.remove();
        this.composer.put(question.text);
      },
    );
    if (problem.kind === "busy" || !first) return;
    this.host.tell("unreachable");
    this.#showBanner();
    void this.#offerStored(question);
  }

  #showBanner() {
    const { texts, settings } = this;
    const why = navigator.onLine ? texts.unreachable : texts.offline;
    this.banner.replaceChildren(make("p", {}, make("strong", {}, why), ` ${texts.kept}`));
    if (settings.phone) {
      const [before, after] = (settings.hours ? texts.call_us : texts.call_us_short).split("{phone}");
      const link = make("a", { href: telephoneLink(settings.phone) }, settings.phone);
      this.banner.append(make("p", {}, before ?? "", link, filled(after ?? "", { hours: settings.hours })));
    }
    const search = make("button", { type: "button", class: "tool", onclick: () => this.#view("search") }, icon("search"), texts.search);
    this.banner.append(search);
    this.banner.hidden = false;
    this.announce(`${why} ${texts.kept}`, false);
  }

  /** @param {Waiting} question */
  async #offerStored(question) {
    const { texts } = this;
    const here = await this.stored.load();
    if (!question.asked.isConnected || !question.asked.querySelector(".waiting")) return;
    const found = here ? this.stored.find(question.text) : [];
    const words = !here ? texts.stored_missing : found.length ? texts.stored : texts.stored_none;
    const article = make("article", { class: "reply fallback", part: "reply fallback" }, make("p", {}, words));
    if (found.length) article.append(storedList(this.stored, found, this.surroundings));
    article.append(make("p", {}, ...this.#emergency()));
    this.transcript.reply(article, question.asked, false);
  }

  /** @param {Waiting} question @param {ServerProblem} problem */
  #refused(question, problem) {
    const { texts, settings } = this;
    this.transcript.showSent(question.asked);
    const own = settings.phone ? filled(texts.no_answer, { phone: settings.phone }) : texts.no_answer_short;
    const words = problem.kind === "refused" ? problem.sentence || texts.refused : own;
    const article = make("article", { class: "reply fallback error", part: "reply error" }, make("p", {}, words));
    this.transcript.reply(article, question.asked, false);
    this.host.tell("refused");
    if (!this.composer.box.value) this.composer.put(question.text);
  }

  async #handOver() {
    const { texts, settings } = this;
    this.#view("chat");
    this.idle?.begin();
    const asked = this.transcript.question(texts.person_asked);
    this.host.tell("handover");
    this.#showWorking(true);
    try {
      const { reached, reference, reply } = await this.server.handOver();
      this.#showWorking(false);
      if (reply) this.#showReplies([reply], asked);
      if (reached && reference) this.transcript.reply(this.#reference(reference), asked, false);
      if (!reply && !(reached && reference)) throw new Error("an empty reply");
    } catch {
      this.#showWorking(false);
      const words = settings.phone
        ? filled(texts.person_unreached, { phone: settings.phone, hours: settings.hours })
        : texts.person_unreached_short;
      const written = words.replace(" ().", ".");
      const reply = { act: "human_handoff", written, spoken: written };
      const payload = /** @type {Payload} */ ({ ...EMPTY, ...reply });
      this.#showReplies([payload], asked);
    }
  }

  /** @param {string} reference */
  #reference(reference) {
    const { texts } = this;
    return make(
      "article",
      { class: "reply reference", part: "reply reference" },
      make("p", {}, texts.reference),
      make("p", { class: "code" }, reference.slice(0, 20)),
      make("p", {}, texts.reference_hint),
    );
  }

  /** @param {Blob} wav */
  async #askAloud(wav) {
    const { texts } = this;
    this.idle?.begin();
    this.announce(texts.understanding);
    this.transcript.showTyping(true);
    try {
      const { transcript, payloads, audio } = await this.server.askAloud(wav);
      this.transcript.showTyping(false);
      if (!transcript && !payloads.length) return this.announce(texts.not_heard);
      const asked = this.transcript.question(transcript || "…");
      if (transcript) this.#offerCorrection(asked, transcript);
      this.host.tell("asked", { by: "voice" });
      const always = this.aloud.always;
      this.aloud.always = always && !audio;
      this.#showReplies(payloads, asked);
      this.aloud.always = always;
      this.status.textContent = "";
      if (always && audio) void this.aloud.playWav(bytes(audio), () => {});
    } catch {
      this.transcript.showTyping(false);
      this.announce(texts.no_talk);
    }
  }

  /** @param {HTMLElement} asked @param {string} text */
  #offerCorrection(asked, text) {
    const { texts } = this;
    const correct = () => {
      this.composer.put(text);
      this.announce(texts.correct_hint);
    };
    asked.prepend(make("span", { class: "heard" }, icon("talk"), texts.heard));
    asked.append(make("button", { type: "button", class: "tool", onclick: correct }, texts.correct));
  }

  #larger() {
    this.#size = (this.#size + 1) % SIZES.length;
    const size = SIZES[this.#size] ?? 1;
    this.host.root.dataset.size = String(this.#size);
    this.announce(filled(this.texts.size_now, { percent: size * 100 }));
  }

  /** @param {number | null} left */
  #warnIdle(left) {
    if (left === null) {
      this.banner.hidden = true;
      return;
    }
    const words = filled(this.texts.idle, { seconds: left });
    const said = this.banner.querySelector(".idle");
    if (said && !this.banner.hidden) {
      said.textContent = words; // seen; read out once only
      return;
    }
    const button = make("button", { type: "button", class: "tool", onclick: () => this.idle?.alive() }, this.texts.still_here);
    this.banner.replaceChildren(make("p", { class: "idle" }, words), button);
    this.banner.hidden = false;
    this.announce(words, false);
  }

  #idleOver() {
    this.clear(true);
    this.host.root.dataset.size = "0";
    this.#size = 0;
    this.host.tell("cleared");
    if (!this.settings.open) this.host.close();
  }

  /** @param {number} milliseconds @param {() => void} act @param {boolean} [onlyWhileWorking] */
  #later(milliseconds, act, onlyWhileWorking = false) {
    const timer = window.setTimeout(act, milliseconds);
    if (onlyWhileWorking) this.#timers.push(timer);
  }

  #forgetTimers() {
    for (const timer of this.#timers.splice(0)) window.clearTimeout(timer);
  }
}

/** @type {Payload} */
const EMPTY = {
  act: "",
  topic: null,
  title: "",
  written: "",
  spoken: "",
  audience: "any",
  sources: [],
  differ: false,
  related: [],
  choices: [],
  revision: null,
};

/** @param {string} base64 @returns {ArrayBuffer} */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;
}
