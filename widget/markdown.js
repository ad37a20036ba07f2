// The little Markdown of the answers as nodes: paragraphs, lists, **bold**, links to https and tel. All else is text.

import { make } from "./nodes.js";

const BOLD_OR_LINK = /\*\*(?=\S)(.+?)\*\*|\[([^\]\n]{1,200})\]\(([^)\s]{1,500})\)/g;
const TELEPHONE = /(?<![\w-])\+?(?:\d{1,3}[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w-])/g;

/** @param {string} markdown @param {MarkdownOptions} [options] */
export function markdownNodes(markdown, options = {}) {
  const fragment = document.createDocumentFragment();
  for (const block of blocks(markdown)) {
    if (block.kind === "p") {
      fragment.append(make("p", {}, ...inline(block.items.join(" "), options)));
    } else if (options.lists !== false) {
      fragment.append(make(block.kind, {}, ...block.items.map((item) => make("li", {}, ...inline(item, options)))));
    }
  }
  return fragment;
}

/** The words without any signs, for copying and reading aloud. @param {string} markdown */
export function plainText(markdown) {
  return blocks(markdown)
    .map((block) => {
      const lines = block.items.map((item, index) => {
        const mark = block.kind === "ul" ? "- " : block.kind === "ol" ? `${index + 1}. ` : "";
        return mark + item.replace(BOLD_OR_LINK, (all, bold, words) => bold ?? words ?? all);
      });
      return block.kind === "p" ? lines.join(" ") : lines.join("\n");
    })
    .join("\n\n");
}

/** The telephone numbers in a text, in order, each once. @param {string} text @param {string[]} short known ones such as 911 */
export function telephoneNumbers(text, short) {
  return [...new Set([...text.matchAll(telephones(short))].map((match) => match[0]))];
}

/** @param {string} number */
export function telephoneLink(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/** @param {string} markdown */
function blocks(markdown) {
  /** @type {{kind: "p" | "ul" | "ol", items: string[]}[]} */
  const found = [];
  let ended = true;
  for (const line of markdown.split(/\r?\n/)) {
    const item = /^\s{0,3}(?:(-)|\d{1,3}\.)\s+(.*)$/.exec(line);
    const kind = item ? (item[1] ? "ul" : "ol") : "p";
    const words = (item ? item[2] : line).trim();
    const last = found.at(-1);
    if (!words) ended = true;
    else if (item && last?.kind === kind) last.items.push(words);
    else if (!item && !ended && last) last.items[last.items.length - 1] += ` ${words}`;
    else found.push({ kind, items: [words] });
    if (words) ended = false;
  }
  return found;
}

/** @param {string} text @param {MarkdownOptions} options */
function inline(text, options) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(BOLD_OR_LINK)) {
    nodes.push(...called(text.slice(at, match.index), options));
    const [all, bold, words, target] = match;
    if (bold !== undefined) nodes.push(make("strong", {}, ...called(bold, options)));
    else nodes.push(safeLink(words, target) ?? all);
    at = match.index + all.length;
  }
  nodes.push(...called(text.slice(at), options));
  return nodes;
}

/** A link to https or a telephone, null for any other address. @param {string} words @param {string} target */
function safeLink(words, target) {
  if (/^tel:\+?[\d-]{2,20}$/.test(target)) return make("a", { href: target }, words);
  if (!/^https:\/\//i.test(target) || !URL.canParse(target)) return null;
  return make("a", { href: new URL(target).href, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** A text with its telephone numbers as links. @param {string} text @param {MarkdownOptions} options */
function called(text, options) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(telephones(options.numbers ?? []))) {
    nodes.push(text.slice(at, match.index), make("a", { href: telephoneLink(match[0]), class: "tel" }, match[0]));
    at = match.index + match[0].length;
  }
  return [...nodes, text.slice(at)].filter((node) => node !== "");
}

/** @param {string[]} short */
function telephones(short) {
  const known = short.filter((number) => /^\d[\d-]*$/.test(number)).sort((a, b) => b.length - a.length);
  const exact = known.map((number) => `(?<![\\w-])${number}(?![\\w-])`);
  return new RegExp([TELEPHONE.source, ...exact].join("|"), "g");
}
