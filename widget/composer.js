// Where a question is typed or spoken.

import { icon } from "./icons.js";
import { make } from "./nodes.js";

const LONGEST = 500;

/**
 * @param {Texts} texts
 * @param {(text: string) => void} send
 * @param {(words: string) => void} announce
 * @param {HTMLElement | null} talk the button to talk, where there is one
 */
export function composer(texts, send, announce, talk) {
  const box = make("textarea", {
    id: "box",
    part: "box",
    rows: "1",
    maxlength: LONGEST,
    placeholder: texts.box_hint,
    autocomplete: "off",
    enterkeyhint: "send",
    dir: "auto",
  });
  const button = make("button", { type: "submit", class: "round primary", "aria-label": texts.send, part: "send" }, icon("send"));
  const label = make("label", { for: "box", class: "unseen" }, texts.box);
  const form = make("form", { class: "composer", part: "composer", autocomplete: "off" }, label, box, talk, button);
  const grow = () => {
    box.rows = 1;
    while (box.rows < 4 && box.scrollHeight > box.clientHeight + 2) box.rows += 1;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) {
      announce(texts.empty);
      box.focus();
      return;
    }
    box.value = "";
    grow();
    send(text);
  });
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return {
    form,
    box,
    /** @param {string} text */
    put(text) {
      box.value = text;
      grow();
      box.focus();
      box.setSelectionRange(text.length, text.length);
    },
  };
}
