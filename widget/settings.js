// What a hospital may set: attributes of <marlow-chat>, which the script copies from its own data- attributes.

import { TEXTS, replaced } from "./texts.js";

export const ATTRIBUTES = [
  "heading", "launcher", "greeting", "phone", "hours", "emergency", "position", "open", "theme", "kiosk", "talk",
  "recognition", "voice", "texts", "lang", "dir",
];
const KIOSK_SECONDS = 180;

/**
 * @param {Element} element
 * @returns {Settings}
 */
export function readSettings(element) {
  const own = (/** @type {string} */ name) => element.getAttribute(name)?.trim() ?? "";
  const worded = { title: own("heading"), launcher: own("launcher"), greeting: own("greeting") };
  const given = Object.fromEntries(Object.entries(worded).filter(([, words]) => words));
  const emergency = own("emergency") || "911";
  return {
    texts: replaced(TEXTS, given),
    phone: own("phone"),
    hours: own("hours"),
    emergency,
    numbers: [...new Set([emergency, "911", "988"])],
    open: element.hasAttribute("open"),
    kiosk: element.hasAttribute("kiosk") ? Number(own("kiosk")) || KIOSK_SECONDS : null,
    talk: own("talk") !== "off",
    cloud: own("recognition") === "browser",
    voice: own("voice") === "assistant" ? "assistant" : "browser",
    language: own("lang") || "en",
  };
}

/**
 * Takes over the hospital's numbers that the server knows, where the page set none.
 *
 * @param {Settings} settings
 * @param {Record<string, unknown>} site
 */
export function takeSite(settings, site) {
  const known = (/** @type {string} */ name) => (typeof site[name] === "string" ? site[name] : "");
  settings.phone ||= known("clinic_phone");
  settings.hours ||= known("clinic_hours");
  for (const name of ["emergency_number", "crisis_line"]) {
    if (known(name) && !settings.numbers.includes(known(name))) settings.numbers.push(known(name));
  }
}
