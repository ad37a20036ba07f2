// The button to talk: hold it while speaking, or press it once to start and once to stop.

import { icon, make } from "./nodes.js";

const PRESSES = [" ", "Enter"];
const PRESS_MS = 400; // shorter is a press, not a hold
const SHORTEST_SECONDS = 0.4;
const SILENCE = 0.004; // of 1; a quiet room is below it
const LONGEST_MS = 20_000;
const LOUDNESS = ["loud-1", "loud-2", "loud-3"];
const RATE = 16_000; // samples a second

/** @param {Settings} settings @param {Listener} listener @returns {HTMLButtonElement | null} null where this browser cannot record */
export function talkButton(settings, listener) {
  const { texts } = settings;
  const cloud = settings.cloud ? browserRecognition(settings.language) : null;
  if (!settings.talk || (!Microphone.possible && !cloud)) return null;
  const microphone = new Microphone();
  const button = make(
    "button",
    { type: "button", class: "round talk", "aria-label": texts.talk, "aria-pressed": "false", title: texts.talk_hint, part: "talk" },
    icon("talk"),
  );
  /** @type {"still" | "starting" | "listening"} */
  let state = "still";
  let began = 0;
  let stopSoon = false;

  const show = (/** @type {boolean} */ listening) => {
    button.setAttribute("aria-pressed", String(listening));
    button.replaceChildren(icon(listening ? "stop" : "talk"));
    button.classList.toggle("listening", listening);
    loud(0);
  };
  const loud = (/** @type {number} */ loudness) =>
    LOUDNESS.forEach((step, index) => button.classList.toggle(step, loudness > 0.02 * 3 ** index));
  const start = async () => {
    state = "starting";
    stopSoon = false;
    began = performance.now();
    show(true);
    try {
      if (cloud) cloud.start(listener.recognised, () => void stop());
      else await microphone.start(loud, () => void stop());
      state = "listening";
      listener.announce(texts.listening);
      if (stopSoon) await stop();
    } catch {
      state = "still";
      show(false);
      listener.announce(texts.no_microphone);
    }
  };
  const stop = async () => {
    if (state === "starting") stopSoon = true;
    if (state !== "listening") return;
    state = "still";
    show(false);
    if (cloud) return cloud.stop();
    const { wav, seconds, loudest } = await microphone.stop();
    if (seconds < SHORTEST_SECONDS || loudest < SILENCE) listener.announce(texts.too_short);
    else listener.recorded(wav);
  };
  const down = () => void (state === "still" ? start() : stop());
  const up = () => {
    if (state !== "still" && performance.now() - began > PRESS_MS) void stop();
  };

  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    down();
  });
  button.addEventListener("pointerup", up);
  button.addEventListener("pointercancel", up);
  button.addEventListener("contextmenu", (event) => event.preventDefault()); // a long touch would open a menu
  button.addEventListener("keydown", (event) => {
    if (!PRESSES.includes(event.key) || event.repeat) return;
    event.preventDefault();
    down();
  });
  button.addEventListener("keyup", (event) => PRESSES.includes(event.key) && up());
  button.addEventListener("click", (event) => {
    if (event.detail === 0 && performance.now() - began > 1000) down(); // a screen reader presses without pointer or key
  });
  return button;
}

/** The browser's recognition, which may send speech to the browser's maker; only where the site says so. @param {string} language */
function browserRecognition(language) {
  const Recognition = /** @type {any} */ (globalThis).SpeechRecognition ?? /** @type {any} */ (globalThis).webkitSpeechRecognition;
  if (!Recognition) return null;
  const recognition = new Recognition();
  recognition.lang = language;
  return {
    /** @param {(text: string) => void} recognised @param {() => void} ended */
    start(recognised, ended) {
      recognition.onresult = (/** @type {any} */ event) => recognised(String(event.results[0]?.[0]?.transcript ?? ""));
      recognition.onend = ended;
      recognition.start();
    },
    stop: () => recognition.stop(),
  };
}

/** Records speech while it is told to, as a WAV of 16 bits and one channel. */
class Microphone {
  /** @type {AudioContext | null} */
  #audio = null;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {Float32Array<ArrayBuffer>[]} */
  #blocks = [];
  #timer = 0;

  /** Can this browser record here? Only pages over https and on this machine may. */
  static get possible() {
    return Boolean(navigator.mediaDevices?.getUserMedia) && typeof AudioWorkletNode === "function";
  }

  /** Throws where recording is not allowed. @param {(loudness: number) => void} heard 0 to 1 @param {() => void} full no longer */
  async start(heard, full) {
    this.#blocks = [];
    this.#stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const audio = new AudioContext();
    this.#audio = audio;
    try {
      await audio.audioWorklet.addModule(new URL("recorder.js", import.meta.url).href);
      const recorder = new AudioWorkletNode(audio, "marlow-recorder", { numberOfOutputs: 0, channelCount: 1 });
      recorder.port.onmessage = ({ data }) => {
        this.#blocks.push(data.samples);
        heard(data.loudest);
      };
      audio.createMediaStreamSource(this.#stream).connect(recorder);
      await audio.resume();
      this.#timer = window.setTimeout(full, LONGEST_MS);
    } catch (error) {
      await this.#letGo();
      throw error;
    }
  }

  /** Ends recording. */
  async stop() {
    const rate = this.#audio?.sampleRate ?? RATE;
    await this.#letGo();
    const samples = new Float32Array(await new Blob(this.#blocks).arrayBuffer());
    this.#blocks = [];
    let loudest = 0;
    for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    const ours = await resampled(samples, rate);
    return { wav: new Blob([wavFile(ours)], { type: "audio/wav" }), seconds: samples.length / rate, loudest };
  }

  /** Lets go of the microphone and keeps nothing running. */
  async #letGo() {
    window.clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    await this.#audio?.close();
    this.#stream = this.#audio = null;
  }
}

/** At RATE; the browser's own resampler keeps high tones from folding down. @param {Float32Array} samples @param {number} rate */
async function resampled(samples, rate) {
  if (rate === RATE || !samples.length) return samples;
  const offline = new OfflineAudioContext(1, Math.ceil((samples.length * RATE) / rate), RATE);
  const buffer = offline.createBuffer(1, samples.length, rate);
  buffer.getChannelData(0).set(samples);
  const source = new AudioBufferSourceNode(offline, { buffer });
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}

/** @param {Float32Array} samples -1 to 1 at RATE */
function wavFile(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const words = (/** @type {number} */ at, /** @type {string} */ text) =>
    [...text].forEach((char, index) => view.setUint8(at + index, char.charCodeAt(0)));
  words(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  words(8, "WAVEfmt ");
  // bytes of this part, whole numbers, channels; samples and bytes a second; bytes and bits of a sample
  for (const [at, value] of [[16, 16], [24, RATE], [28, RATE * 2], [40, samples.length * 2]]) view.setUint32(at, value, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]]) view.setUint16(at, value, true);
  words(36, "data");
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return view.buffer;
}
