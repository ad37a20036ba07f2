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

  /** @param {Settings["voice"]} preferred @param {string} language @param {(text: string) => Promise<ArrayBuffer>} fetchVoice */
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
  read(written, spoken, told) {
    const voice = this.preferred === "browser" ? this.#deviceVoice() : null;
    return this.#during(told, async (turn) => {
      if (voice) await this.#speak(voice, written, turn);
      else await this.#play(await this.fetchVoice(spoken), turn);
    });
  }

  /** Plays a WAV that came with an answer. @param {ArrayBuffer} wav */
  playWav(wav) {
    return this.#during(() => {}, (turn) => this.#play(wav, turn));
  }

  /** @param {(state: ReadingState) => void} told @param {(turn: number) => Promise<void>} act */
  async #during(told, act) {
    this.stop();
    const turn = this.#turn;
    this.#told = told;
    told("reading");
    /** @type {ReadingState} */
    const state = await act(turn).then(() => "silent", () => "failed");
    if (turn === this.#turn) this.#end(state);
  }

  /** Stops at once. */
  stop() {
    this.#turn += 1;
    globalThis.speechSynthesis?.cancel();
    this.#playing?.stop();
    this.#playing = null;
    this.#end("silent");
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

  /** @param {SpeechSynthesisVoice} voice @param {string} text @param {number} turn @returns {Promise<void>} */
  #speak(voice, text, turn) {
    return new Promise((resolve, reject) => {
      const parts = text.split(/(?<=[.!?])\s+|\n+/).filter((part) => part.trim());
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

  /** @param {ArrayBuffer} wav @param {number} turn */
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
