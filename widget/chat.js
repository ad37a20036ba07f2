// The open chat: brings its parts together. It is loaded when it is first needed, so the button is there at once.

import { Aloud } from "./aloud.js";
import { Idle } from "./idle.js";
import { plainText } from "./markdown.js";
import { button, make } from "./nodes.js";
import { Outbox } from "./outbox.js";
import { Panel, Transcript } from "./panel.js";
import { replyArticle } from "./reply.js";
import { StoredAnswers, searchView } from "./search.js";
import { Server, readPayload } from "./server.js";
import { Sheet } from "./sheet.js";
import { talkButton } from "./talk.js";
import { filled } from "./texts.js";

const LOOKING_MS = 900;
const SLOW_MS = 5_000;

export class Chat {
  /** @type {number[]} */
  #timers = [];
  /** Counts the conversations: what was begun in one is not shown in the next. */
  #round = 0;

  /** @param {Settings} settings @param {Host} host */
  constructor(settings, host) {
    const { texts } = settings;
    this.settings = settings;
    this.texts = texts;
    this.host = host;
    this.server = new Server(new URL("../", import.meta.url));
    this.stored = new StoredAnswers(this.server.address("widget/answers.json"));
    this.aloud = new Aloud(settings.voice, settings.language, (text) => this.server.voice(text));
    this.transcript = new Transcript(texts);
    const leave = () => this.panel.view("chat");
    this.sheet = new Sheet(settings, this.announce, (count) => this.panel?.count(count), leave);
    this.search = searchView(this.stored, this, leave);
    const talk = talkButton(settings, {
      announce: this.announce,
      recorded: (wav) => void this.#askAloud(wav),
      recognised: (text) => (text ? this.ask(text, true) : this.announce(texts.not_heard)),
    });
    this.panel = new Panel(this, talk);
    this.outbox = new Outbox(this);
    this.idle = settings.kiosk ? new Idle(settings.kiosk, this.panel, () => this.#idleOver()) : null;
    // Going back to a page brings its old state back, for whoever sits there then.
    window.addEventListener("pageshow", (event) => event.persisted && this.clear(true));
    window.addEventListener("pagehide", () => this.server.forget());
    this.#greet();
    void this.stored.load().then((here) => here && this.#takeSite(this.stored.site));
  }

  announce = (/** @type {string} */ words, seen = true) => this.panel.announce(words, seen);

  /** Hides the chat; the conversation stays until it is cleared or the page is left. */
  close() {
    this.aloud.stop();
    this.panel.close();
  }

  /** @param {string} text @param {boolean} [heard] was it spoken? */
  ask = (text, heard = false) => {
    this.panel.view("chat", false);
    this.idle?.begin();
    this.aloud.stop();
    this.outbox.add(text, this.#asked(text, heard));
  };

  /** Forgets everything that was asked. @param {boolean} [silently] */
  clear(silently = false) {
    const { panel } = this;
    this.#round += 1;
    this.aloud.stop();
    this.outbox.clear();
    this.showWorking(false);
    this.server.forget();
    this.sheet.clear();
    this.search.clear();
    this.transcript.element.replaceChildren();
    panel.showBanner();
    panel.box.value = "";
    this.#greet();
    panel.view("chat", false);
    if (silently) return;
    this.announce(this.texts.cleared);
    panel.box.focus();
    this.host.tell("cleared");
  }

  /** Asks for a person; what cannot be reached is told with the number to call. */
  async handOver() {
    const { texts, settings } = this;
    const { phone, hours } = settings;
    this.panel.view("chat");
    this.idle?.begin();
    const asked = this.transcript.question(texts.person_asked);
    this.host.tell("handover");
    this.showWorking(true);
    const { reached, reference, reply } = await this.server.handOver().catch(() => NOBODY);
    this.showWorking(false);
    if (!asked.isConnected) return;
    const there = reached && reference;
    const words = phone ? filled(texts.person_unreached, { phone, hours }).replace(" ().", ".") : texts.person_unreached_short;
    const own = there ? null : readPayload({ act: "human_handoff", written: words });
    const shown = reply ?? own;
    if (shown) this.#showReplies([shown], asked);
    if (there) this.transcript.reply(this.#reference(reference), asked);
  }

  /** @param {boolean} working */
  showWorking(working) {
    for (const timer of this.#timers.splice(0)) window.clearTimeout(timer);
    this.transcript.showTyping(working);
    if (!working) return;
    const { looking, slow } = this.texts;
    this.#timers = [
      window.setTimeout(this.announce, LOOKING_MS, looking),
      window.setTimeout(this.announce, SLOW_MS, slow),
    ];
  }

  /** @param {HTMLElement} asked @param {Payload[]} replies */
  answered(asked, replies) {
    const { panel, server } = this;
    this.transcript.showSent(asked);
    if (!panel.banner.hidden) {
      panel.showBanner();
      this.announce(this.texts.back);
    } else if (server.renewed) this.announce(this.texts.new_conversation);
    else panel.status.textContent = "";
    server.renewed = false;
    this.#showReplies(replies, asked);
  }

  /** @param {string} text @param {boolean} heard */
  #asked(text, heard) {
    const asked = this.transcript.question(text || "…");
    const correct = () => {
      this.panel.put(text);
      this.announce(this.texts.correct_hint);
    };
    if (heard && text) this.transcript.showHeard(asked, correct);
    this.host.tell("asked", { by: heard ? "voice" : "text" });
    return asked;
  }

  #greet() {
    const { texts } = this;
    const examples = texts.examples.map((words) => make("li", {}, button("chip", () => this.ask(words), words)));
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
    this.panel.foot.replaceChildren(...this.panel.emergency());
  }

  /** The hospital's numbers that the server knows, where the page set none. @param {Record<string, unknown>} site */
  #takeSite(site) {
    const { settings } = this;
    const known = (/** @type {string} */ name) => (typeof site[name] === "string" ? site[name] : "");
    settings.phone ||= known("clinic_phone");
    settings.hours ||= known("clinic_hours");
    for (const number of ["emergency_number", "crisis_line"].map(known)) {
      if (number && !settings.numbers.includes(number)) settings.numbers.push(number);
    }
  }

  /** @param {Payload[]} replies @param {HTMLElement} asked @param {boolean} [quiet] */
  #showReplies(replies, asked, quiet = !this.aloud.always) {
    this.transcript.showTyping(false);
    for (const payload of replies) {
      this.transcript.reply(replyArticle(payload, this), asked, payload.act === "urgent_symptoms");
      this.host.tell("answered", { act: payload.act });
    }
    if (quiet || !replies.length) return;
    const written = replies.map((payload) => plainText(payload.written)).join("\n");
    void this.aloud.read(written, replies.map((payload) => payload.spoken).join(" "), (state) => {
      if (state === "failed") this.announce(this.texts.cannot_read);
    });
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
    const { texts, aloud } = this;
    const round = this.#round;
    this.idle?.begin();
    this.announce(texts.understanding);
    this.transcript.showTyping(true);
    const spoken = await this.server.askAloud(wav).catch(() => null);
    if (round !== this.#round) return;
    this.transcript.showTyping(false);
    if (!spoken) return this.announce(texts.no_talk);
    const { transcript, payloads, audio } = spoken;
    if (!transcript && !payloads.length) return this.announce(texts.not_heard);
    const asked = this.#asked(transcript, true);
    this.#showReplies(payloads, asked, !aloud.always || Boolean(audio));
    this.panel.status.textContent = "";
    if (audio) void aloud.playWav(Uint8Array.from(atob(audio), (char) => char.charCodeAt(0)).buffer);
  }

  #idleOver() {
    this.clear(true);
    this.panel.resize(true);
    this.host.tell("cleared");
    if (!this.settings.open) this.host.close();
  }
}

const NOBODY = { reached: false, reference: null, reply: null };
