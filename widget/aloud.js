// Reads answers aloud: with a voice of this device, never one in a cloud, or with the assistant's own.

const SLOW = 0.75;

export class Aloud {
  /** Are answers read as they arrive? */
  always = false;
  slower = false;
  /** @type {AudioContext | null} */
  #audio = null;
  /** @type {AudioBufferSourceNode | null} */
  #playing = null;
  /** @type {((state: ReadingState) => void) | null} */
  #told = null;
  #turn = 0;

  /**
   * @param {"browser" | "assistant"} preferred
   * @param {string} language
   * @param {(text: string) => Promise<ArrayBuffer>} fetchVoice
   */
  constructor(preferred, language, fetchVoice) {
    this.preferred = preferred;
    this.language = language;
    this.fetchVoice = fetchVoice;
  }

  /**
   * Reads a text and stops whatever was read before; `told` hears when it begins, ends or fails.
   *
   * @param {string} written
   * @param {string} spoken the same as plain speech, for the assistant's own voice
   * @param {(state: ReadingState) => void} told
   */
  async read(written, spoken, told) {
    this.stop();
    const turn = this.#turn;
    this.#told = told;
    told("reading");
    const voice = this.preferred === "browser" ? this.#deviceVoice() : null;
    try {
      if (voice) await this.#speak(voice, written);
      else await this.#play(await this.fetchVoice(spoken), turn);
      if (turn === this.#turn) this.#end("silent");
    } catch {
      if (turn === this.#turn) this.#end("failed");
    }
  }

  /**
   * Plays a WAV that came with an answer.
   *
   * @param {ArrayBuffer} wav
   * @param {(state: ReadingState) => void} told
   */
  async playWav(wav, told) {
    this.stop();
    const turn = this.#turn;
    this.#told = told;
    told("reading");
    await this.#play(wav, turn).catch(() => {});
    if (turn === this.#turn) this.#end("silent");
  }

  /** Stops at once. */
  stop() {
    this.#turn += 1;
    globalThis.speechSynthesis?.cancel();
    this.#playing?.stop();
    this.#playing = null;
    if (this.#told) this.#end("silent");
  }

  /** @param {ReadingState} state */
  #end(state) {
    const told = this.#told;
    this.#told = null;
    told?.(state);
  }

  #deviceVoice() {
    const local = (globalThis.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
    return local.find((voice) => voice.lang.toLowerCase().startsWith(this.language.slice(0, 2))) ?? null;
  }

  /**
   * @param {SpeechSynthesisVoice} voice
   * @param {string} text
   * @returns {Promise<void>}
   */
  #speak(voice, text) {
    return new Promise((resolve, reject) => {
      const parts = text.split(/(?<=[.!?])\s+|\n+/).filter((part) => part.trim());
      const turn = this.#turn;
      const next = () => {
        const part = parts.shift();
        if (part === undefined || turn !== this.#turn) return resolve();
        const words = new SpeechSynthesisUtterance(part);
        words.voice = voice;
        words.lang = voice.lang;
        words.rate = this.slower ? SLOW : 1;
        words.onend = next;
        words.onerror = (event) =>
          event.error === "canceled" || event.error === "interrupted" ? resolve() : reject(new Error(event.error));
        speechSynthesis.speak(words);
      };
      next();
    });
  }

  /**
   * @param {ArrayBuffer} wav
   * @param {number} turn
   */
  async #play(wav, turn) {
    this.#audio ??= new AudioContext();
    await this.#audio.resume();
    const sound = await this.#audio.decodeAudioData(wav);
    if (turn !== this.#turn) return;
    const source = new AudioBufferSourceNode(this.#audio, { buffer: sound, playbackRate: this.slower ? 0.9 : 1 });
    source.connect(this.#audio.destination);
    this.#playing = source;
    await new Promise((resolve) => {
      source.onended = resolve;
      source.start();
    });
  }
}
