// The stored answers, searched without a server: a view of its own, and a few under a question that could not be sent.

import { icon } from "./icons.js";
import { make } from "./nodes.js";
import { readPayload } from "./payload.js";
import { replyArticle } from "./reply.js";
import { filled } from "./texts.js";

/**
 * Answers that may fit, each behind its title.
 *
 * @param {StoredAnswers} stored
 * @param {StoredAnswer[]} found
 * @param {Surroundings} chat
 */
export function storedList(stored, found, chat) {
  const { texts } = chat.settings;
  const kinds = /** @type {Record<string, string>} */ ({
    child: texts.for_child, adult: texts.for_adult, aspiration: texts.for_aspiration, biopsy: texts.for_biopsy,
  });
  const items = found.map((answer) => {
    const kind = kinds[answer.variant];
    const door = make("details", {}, make("summary", {}, icon("down"), kind ? `${answer.title} (${kind})` : answer.title));
    door.addEventListener("toggle", () => {
      if (!door.open || door.childElementCount > 1) return;
      const payload = readPayload(stored.reply(answer));
      if (payload) door.append(replyArticle(payload, chat));
    });
    return make("li", {}, door);
  });
  return make("ul", { class: "stored", "aria-live": "off" }, ...items);
}

/**
 * @param {StoredAnswers} stored
 * @param {Surroundings} chat
 * @param {() => void} leave
 */
export function searchView(stored, chat, leave) {
  const { texts } = chat.settings;
  const box = make("input", { id: "search-box", type: "search", autocomplete: "off", maxlength: "200", dir: "auto" });
  const results = make("div", { class: "results" });
  const form = make(
    "form",
    { class: "search", role: "search" },
    make("label", { for: "search-box" }, texts.search_box),
    make("div", { class: "row" }, box, make("button", { type: "submit", class: "round primary", "aria-label": texts.search }, icon("search"))),
  );
  const find = async () => {
    if (!(await stored.load())) {
      results.replaceChildren(make("p", {}, texts.stored_missing));
      chat.announce(texts.stored_missing, false);
      return;
    }
    const found = stored.find(box.value, 8);
    const words = found.length > 1 ? filled(texts.search_found, { count: found.length }) : texts.search_one;
    const said = found.length ? words : texts.search_nothing;
    results.replaceChildren(make("p", { class: "hint" }, said), storedList(stored, found, chat));
    chat.announce(said, false);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void find();
  });
  const heading = make("h3", { tabindex: "-1" }, texts.search);
  const view = make(
    "section",
    { class: "view search-view", part: "search-view", "aria-label": texts.search, hidden: true, tabindex: "0" },
    make("button", { type: "button", class: "tool back", onclick: leave }, icon("back"), texts.back_to_chat),
    heading,
    make("p", {}, texts.search_hint),
    form,
    results,
  );
  return {
    view,
    heading,
    clear() {
      box.value = "";
      results.replaceChildren();
    },
  };
}
