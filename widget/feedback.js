// The question under an answer whether it helped: yes, or no with a reason.

import { icon } from "./icons.js";
import { make } from "./nodes.js";
import { filled } from "./texts.js";

const REASONS = /** @type {const} */ (["out_of_date", "frightening", "not_my_question"]);

/**
 * @param {Payload} payload
 * @param {Surroundings} chat
 */
export function feedbackForm(payload, chat) {
  const { settings, server } = chat;
  const { texts } = settings;
  const form = make("div", { class: "feedback", part: "feedback", role: "group", "aria-label": texts.helpful });

  /** @param {string} words @param {HTMLElement[]} rest */
  const show = (words, ...rest) => {
    const line = make("p", { tabindex: "-1" }, words);
    form.replaceChildren(line, ...rest);
    line.focus({ preventScroll: true }); // the button that was pressed is gone
    chat.announce(words, false);
  };
  /** @param {boolean} helpful @param {string | null} reason */
  const send = async (helpful, reason) => {
    try {
      await server.feedback(payload, helpful, reason);
      if (helpful) show(texts.thanks);
      else show(settings.phone ? filled(texts.thanks_no, { phone: settings.phone }) : texts.thanks);
    } catch {
      show(texts.not_noted);
    }
  };
  const askWhy = () => {
    const reasons = [...REASONS, null].map((reason) =>
      make(
        "button",
        { type: "button", class: "chip", onclick: () => void send(false, reason) },
        reason ? texts[reason] : texts.no_reason,
      ),
    );
    show(texts.why_not, make("div", { class: "reasons" }, ...reasons));
  };

  form.append(
    make("p", {}, texts.helpful),
    make("button", { type: "button", class: "tool", onclick: () => void send(true, null) }, icon("yes"), texts.yes),
    make("button", { type: "button", class: "tool", onclick: askWhy }, icon("no"), texts.no),
  );
  return form;
}
