// The button to talk: hold it while speaking, or press it once to start and once to stop.

import { icon } from "./icons.js";
import { Microphone } from "./microphone.js";
import { make } from "./nodes.js";

const PRESS_MS = 400; // shorter is a press, not a hold
const SHORTEST_SECONDS = 0.4;
const SILENCE = 0.004; // of 1; a quiet room is below it

/**
 * @param {Settings} settings
 * @param {Listener} listener
 * @returns {HTMLButtonElement | null} null where this browser cannot record
 */
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
    for (const step of LOUDNESS) button.classList.remove(step);
  };
  const start = async () => {
    state = "starting";
    stopSoon = false;
    began = performance.now();
    show(true);
    try {
      if (cloud) cloud.start(listener.recognised, () => void stop());
      else await microphone.start((loudness) => showLoudness(button, loudness), () => void stop());
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
    if ((event.key !== " " && event.key !== "Enter") || event.repeat) return;
    event.preventDefault();
    down();
  });
  button.addEventListener("keyup", (event) => {
    if (event.key === " " || event.key === "Enter") up();
  });
  button.addEventListener("click", (event) => {
    if (event.detail === 0 && performance.now() - began > 1000) down(); // a screen reader presses without pointer or key
  });
  return button;
}

const LOUDNESS = ["loud-1", "loud-2", "loud-3"];

/** @param {HTMLElement} button @param {number} loudness */
function showLoudness(button, loudness) {
  LOUDNESS.forEach((step, index) => button.classList.toggle(step, loudness > 0.02 * 3 ** index));
}

/**
 * The browser's recognition, which may send the speech to the browser's maker; used only where the site says so.
 *
 * @param {string} language
 */
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
