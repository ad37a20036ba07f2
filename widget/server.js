// Talks to the web channel. The token of the conversation lives in this object alone: no page, no storage, no address.

import { readPayload, readReplies } from "./payload.js";

const ANSWER_MS = 12_000;
const SPEECH_MS = 20_000;

/** Why there is no answer: nobody there, too many questions, the question was refused, or the reply made no sense. */
export class ServerProblem extends Error {
  /**
   * @param {ProblemKind} kind
   * @param {string} [sentence] what the server says about it
   * @param {number} [seconds] when it may be tried again
   */
  constructor(kind, sentence = "", seconds = 0) {
    super(sentence || kind);
    this.kind = kind;
    this.sentence = sentence;
    this.seconds = seconds;
  }
}

export class Server {
  /** @type {string | null} */
  #token = null;
  #web;
  #voice;
  /** True when a conversation had grown too old and a new one was begun; read it once. */
  renewed = false;

  /** @param {URL} web the address of the web channel, with a slash at its end */
  constructor(web) {
    this.#web = web;
    this.#voice = new URL("../voice/", web);
  }

  /** @param {string} path */
  address(path) {
    return new URL(path, this.#web).href;
  }

  /**
   * @param {string} text
   * @returns {Promise<Payload[]>} at least one
   */
  async ask(text) {
    const replies = readReplies(await this.#post("messages", { text }));
    if (!replies.length) throw new ServerProblem("broken");
    return replies;
  }

  /**
   * @param {Blob} wav
   * @returns {Promise<Spoken>}
   */
  async askAloud(wav) {
    const send = async () =>
      this.#fetch(new URL("ask", this.#voice), await this.#headers({ "Content-Type": "audio/wav" }), wav, SPEECH_MS);
    const body = await readJson(await this.#renewing(send));
    const payloads = Array.isArray(body.payloads) ? body.payloads : [body.payload];
    return {
      transcript: typeof body.transcript === "string" ? body.transcript.trim() : "",
      payloads: payloads.map(readPayload).filter((/** @type {Payload | null} */ payload) => payload !== null),
      audio: typeof body.audio === "string" ? body.audio : "",
    };
  }

  /**
   * The assistant's own voice for words that it has stored.
   *
   * @param {string} text
   * @returns {Promise<ArrayBuffer>} a WAV
   */
  async voice(text) {
    const headers = await this.#headers({ "Content-Type": "application/json" });
    const answer = await this.#fetch(new URL("say", this.#voice), headers, JSON.stringify({ text }), SPEECH_MS);
    await throwProblem(answer);
    return answer.arrayBuffer();
  }

  /**
   * @param {Payload} payload
   * @param {boolean} helpful
   * @param {string | null} reason
   */
  async feedback(payload, helpful, reason) {
    await this.#post("feedback", { topic: payload.topic, revision: payload.revision, helpful, reason });
  }

  /** @returns {Promise<{reached: boolean, reference: string | null, reply: Payload | null}>} */
  async handOver() {
    const body = await this.#post("handover", {});
    return {
      reached: body.reached === true,
      reference: typeof body.reference === "string" ? body.reference : null,
      reply: readPayload(body.reply),
    };
  }

  /** Has the server forget the conversation; works while the page is being left, and never fails. */
  forget() {
    const token = this.#token;
    this.#token = null;
    if (!token) return;
    const headers = { Authorization: `Bearer ${token}` };
    fetch(new URL("conversation", this.#web), { method: "DELETE", headers, keepalive: true, credentials: "omit" }).catch(
      () => {}, // the server forgets it by itself when its time is up
    );
  }

  /**
   * @param {string} path
   * @param {object} body
   * @returns {Promise<any>}
   */
  async #post(path, body) {
    const send = async () => {
      const headers = await this.#headers({ "Content-Type": "application/json" });
      return this.#fetch(new URL(path, this.#web), headers, JSON.stringify(body), ANSWER_MS);
    };
    const answer = await this.#renewing(send);
    return answer.status === 204 ? {} : readJson(answer);
  }

  /**
   * Sends once more with a new conversation where the old one has ended.
   *
   * @param {() => Promise<Response>} send
   */
  async #renewing(send) {
    let answer = await send();
    if (answer.status === 401 && this.#token) {
      this.#token = null;
      answer = await send();
      if (answer.ok) this.renewed = true;
    }
    await throwProblem(answer);
    return answer;
  }

  /** @param {Record<string, string>} headers */
  async #headers(headers) {
    if (!this.#token) {
      const answer = await this.#fetch(new URL("conversations", this.#web), {}, null, ANSWER_MS);
      await throwProblem(answer);
      const body = await readJson(answer);
      if (typeof body.conversation !== "string" || !body.conversation) throw new ServerProblem("broken");
      this.#token = body.conversation;
    }
    return { ...headers, Authorization: `Bearer ${this.#token}` };
  }

  /**
   * @param {URL} address
   * @param {Record<string, string>} headers
   * @param {BodyInit | null} body
   * @param {number} milliseconds
   */
  async #fetch(address, headers, body, milliseconds) {
    try {
      return await fetch(address, {
        method: "POST",
        headers,
        body,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(milliseconds),
      });
    } catch {
      throw new ServerProblem("unreachable");
    }
  }
}

/** @param {Response} answer */
async function throwProblem(answer) {
  if (answer.ok) return;
  const body = await answer.json().catch(() => null);
  const sentence = typeof body?.error === "string" ? body.error.slice(0, 300) : "";
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get("Retry-After"));
    throw new ServerProblem("busy", sentence, seconds > 0 && seconds < 600 ? Math.ceil(seconds) : 10);
  }
  if (answer.status >= 500 || answer.status === 404) throw new ServerProblem("unreachable", sentence);
  throw new ServerProblem("refused", sentence);
}

/**
 * @param {Response} answer
 * @returns {Promise<any>}
 */
async function readJson(answer) {
  try {
    const body = await answer.json();
    if (typeof body === "object" && body !== null) return body;
  } catch {
    // said below
  }
  throw new ServerProblem("broken");
}
