// The drawings: SVG files of our own, read as XML and shown as nodes, so that dark mode and the texts reach them.

import { make } from "./nodes.js";

/** @type {Record<string, PictureName>} */
const TOPICS = {
  body_site: "hip",
  body_position: "lying",
  needle: "needles",
  sample_amount: "needles",
  aspiration_vs_biopsy: "needles",
  procedure_steps: "visit",
  setting: "visit",
};
/** Nobody has to look at needles: such a drawing is shown when it is asked for. */
const ASKED_FOR = new Set(["needles"]);
let count = 0;

/**
 * The drawing that belongs to a topic, or null.
 *
 * @param {string | null} topic
 * @param {Texts} texts
 */
export function pictureFor(topic, texts) {
  const name = topic ? TOPICS[topic] : undefined;
  if (!name) return null;
  const figure = make("figure", { class: "picture", part: "picture" });
  const words = texts.pictures[name];
  const summary = make("summary", {}, texts.show_picture.replace("{title}", words.title));
  const details = make("details", { class: "picture-door" }, summary, figure);
  const show = async () => {
    if (figure.firstChild) return;
    const drawing = await readPicture(name, words).catch(() => null);
    if (drawing && !figure.firstChild) figure.append(drawing, make("figcaption", {}, words.title));
    else if (!drawing) details.remove();
  };
  details.addEventListener("toggle", () => details.open && void show());
  details.open = !ASKED_FOR.has(name);
  return details;
}

/**
 * @param {PictureName} name
 * @param {Record<string, string>} words
 * @returns {Promise<SVGElement>}
 */
async function readPicture(name, words) {
  const read = await readXml(new URL(`pictures/${name}.svg`, import.meta.url));
  const drawing = /** @type {SVGElement} */ (/** @type {Element} */ (document.importNode(read.documentElement, true)));
  for (const element of drawing.querySelectorAll("[data-text]")) {
    element.textContent = words[element.getAttribute("data-text") ?? ""] ?? element.textContent;
  }
  count += 1;
  const [title, desc] = [drawing.querySelector("title"), drawing.querySelector("desc")];
  title?.setAttribute("id", `picture-title-${count}`);
  desc?.setAttribute("id", `picture-desc-${count}`);
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-labelledby", `picture-title-${count}`);
  drawing.setAttribute("aria-describedby", `picture-desc-${count}`);
  return drawing;
}

/**
 * XMLHttpRequest reads XML itself; DOMParser would need a Trusted Types policy.
 *
 * @param {URL} address
 * @returns {Promise<XMLDocument>}
 */
function readXml(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => {
      const read = request.status === 200 ? request.responseXML : null;
      if (read?.documentElement.localName === "svg") resolve(read);
      else reject(new Error(String(request.status)));
    };
    request.onerror = () => reject(new Error("unreachable"));
    request.send();
  });
}
