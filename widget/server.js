// Talks to the web channel. The token of the conversation lives in this object alone: no page, no storage, no address.
// What the assistant replies is read with care: whatever arrives, the rest of the widget gets the shapes of types.d.ts.

const ANSWER_MS = 12_000;
const SPEECH_MS = 20_000;
const MOST = 12;

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
  #token = "";
  #web;
  /** A conversation had grown too old and a new one was begun; read it once. */
  renewed = false;

  /** @param {URL} web the address of the web channel, with a slash at its end */
  constructor(web) {
    this.#web = web;
  }

  /** @param {string} path */
  address(path) {
    return new URL(path, this.#web).href;
  }

  /** @param {string} question @returns {Promise<Payload[]>} at least one */
  async ask(question) {
    const replies = readPayloads((await this.#post("messages", { text: question })).replies);
    if (!replies.length) throw new ServerProblem("broken");
    return replies;
  }

  /** @param {Blob} wav @returns {Promise<Spoken>} */
  async askAloud(wav) {
    const body = await readJson(await this.#send("../voice/ask", wav, "audio/wav", SPEECH_MS));
    return { transcript: text(body.transcript).trim(), payloads: readPayloads(body.payloads ?? [body.payload]), audio: text(body.audio) };
  }

  /** The assistant's own voice for words that it has stored, as a WAV. @param {string} words */
  async voice(words) {
    return (await this.#send("../voice/say", JSON.stringify({ text: words }), JSON_KIND, SPEECH_MS)).arrayBuffer();
  }

  /** @param {Payload} payload @param {boolean} helpful @param {string | null} reason */
  async feedback({ topic, revision }, helpful, reason) {
    await this.#post("feedback", { topic, revision, helpful, reason });
  }

  /** @returns {Promise<{reached: boolean, reference: string | null, reply: Payload | null}>} */
  async handOver() {
    const body = await this.#post("handover", {});
    return { reached: body.reached === true, reference: text(body.reference) || null, reply: readPayload(body.reply) };
  }

  /** Has the server forget the conversation; works while the page is being left, and never fails. */
  forget() {
    if (!this.#token) return;
    const headers = { Authorization: `Bearer ${this.#token}` };
    this.#token = "";
    fetch(this.address("conversation"), { method: "DELETE", headers, keepalive: true, credentials: "omit" }).catch(
      () => {}, // the server forgets it by itself when its time is up
    );
  }

  /** @param {string} path @param {object} body */
  async #post(path, body) {
    const answer = await this.#send(path, JSON.stringify(body), JSON_KIND, ANSWER_MS);
    return answer.status === 204 ? {} : readJson(answer);
  }

  /**
   * Sends in the conversation; once more in a new one where the old one has ended.
   *
   * @param {string} path
   * @param {BodyInit} body
   * @param {string} kind
   * @param {number} milliseconds
   */
  async #send(path, body, kind, milliseconds) {
    const send = async () => {
      if (!this.#token) {
        const begun = await readJson(await passed(await this.#fetch("conversations", {}, null, ANSWER_MS)));
        this.#token = text(begun.conversation);
        if (!this.#token) throw new ServerProblem("broken");
      }
      return this.#fetch(path, { Authorization: `Bearer ${this.#token}`, "Content-Type": kind }, body, milliseconds);
    };
    let answer = await send();
    if (answer.status === 401 && this.#token) {
      this.#token = "";
      answer = await send();
      this.renewed ||= answer.ok;
    }
    return passed(answer);
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {BodyInit | null} body
   * @param {number} milliseconds
   */
  async #fetch(path, headers, body, milliseconds) {
    try {
      return await fetch(this.address(path), {
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

const JSON_KIND = "application/json";

/** The answer, where all went well; throws ServerProblem. @param {Response} answer */
async function passed(answer) {
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => null);
  const sentence = text(body?.error).slice(0, 300);
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get("Retry-After"));
    throw new ServerProblem("busy", sentence, seconds > 0 && seconds < 600 ? Math.ceil(seconds) : 10);
  }
  throw new ServerProblem(answer.status >= 500 || answer.status === 404 ? "unreachable" : "refused", sentence);
}

/** @param {Response} answer @returns {Promise<any>} */
async function readJson(answer) {
  const body = await answer.json().catch(() => null);
  if (typeof body !== "object" || body === null) throw new ServerProblem("broken");
  return body;
}

/** @param {unknown} raw */
function readPayloads(raw) {
  return list(raw, MOST).map(readPayload).filter((payload) => payload !== null);
}

/** @param {any} raw @returns {Payload | null} null where there is nothing to show */
export function readPayload(raw) {
  const written = text(raw?.written) || text(raw?.spoken);
  if (!written.trim()) return null;
  return {
    act: text(raw.act),
    topic: text(raw.topic) || null,
    title: text(raw.title),
    written,
    spoken: text(raw.spoken) || written,
    audience: text(raw.audience) || "any",
    sources: list(raw.sources, 60).map(readSource).filter((source) => source.id && source.publisher),
    differ: raw.sources_differ === true,
    related: topics(raw.related),
    choices: topics(raw.choices),
    revision: text(raw.revision) || null,
  };
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/** @param {unknown} value @param {number} most @returns {any[]} */
function list(value, most) {
  return Array.isArray(value) ? value.slice(0, most).filter((item) => typeof item === "object" && item !== null) : [];
}

/** @param {unknown} value */
function topics(value) {
  return list(value, MOST)
    .map((item) => ({ topic: text(item.topic), title: text(item.title) }))
    .filter((item) => item.title);
}

/** @param {any} item @returns {Source} */
function readSource(item) {
  const [id, publisher, title, section, site] = ["id", "publisher", "title", "section", "site"].map((name) => text(item[name]));
  return { id, publisher, title, section, site, reviewed: text(item.reviewed) || null };
}
