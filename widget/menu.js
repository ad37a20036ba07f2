// What else the chat can do, behind one button: a disclosure, so that each entry is an ordinary button.

import { icon } from "./icons.js";
import { make } from "./nodes.js";
import { filled } from "./texts.js";

/**
 * @param {Texts} texts
 * @param {Aloud} aloud
 * @param {Record<"larger" | "person" | "sheet" | "search" | "clear", () => void>} act
 */
export function moreMenu(texts, aloud, act) {
  const button = make(
    "button",
    { type: "button", class: "round plain", "aria-label": texts.menu, "aria-expanded": "false", "aria-controls": "menu", part: "menu-button" },
    icon("menu"),
  );
  /** @param {IconName} name @param {string} words @param {() => void} onclick */
  const entry = (name, words, onclick) => make("button", { type: "button", onclick }, icon(name), words);
  const sheet = entry("keep", texts.sheet, () => act.sheet());
  const list = make(
    "div",
    { id: "menu", class: "menu", part: "menu", role: "group", "aria-label": texts.menu, hidden: true },
    entry("person", texts.person, () => act.person()),
    sheet,
    entry("search", texts.search, () => act.search()),
    entry("larger", texts.larger, () => act.larger()),
    toggle("sound", texts.read_all, () => (aloud.always = !aloud.always)),
    toggle("slow", texts.slower, () => (aloud.slower = !aloud.slower)),
    entry("clear", texts.clear, () => act.clear()),
  );
  const show = (/** @type {boolean} */ open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(list.hidden));
  return {
    button,
    list,
    /** True when it was open. */
    close() {
      const open = !list.hidden;
      show(false);
      return open;
    },
    /** @param {number} kept */
    count(kept) {
      sheet.replaceChildren(icon("keep"), kept ? filled(texts.sheet_count, { count: kept }) : texts.sheet);
    },
  };
}

/**
 * @param {IconName} name
 * @param {string} words
 * @param {() => boolean} flip returns whether it is on now
 */
function toggle(name, words, flip) {
  const mark = make("span", { class: "switch", "aria-hidden": "true" });
  const button = make("button", { type: "button", "aria-pressed": "false" }, icon(name), words, mark);
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(flip())));
  return button;
}
