// Builds elements from names and texts. Nothing in the widget ever turns a text into HTML.

/** The signs on the buttons: 24 by 24, in the colour of the text beside them. */
const SIGNS = {
  chat: "M4 5.5h16v10.5H10l-4.5 4v-4H4zM8 9.2h8M8 12.3h5",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M4 12h14M12.5 6l6 6-6 6",
  talk: "M12 4a2.6 2.6 0 0 1 2.6 2.6v5a2.6 2.6 0 0 1-5.2 0v-5A2.6 2.6 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  stop: "M7 7h10v10H7z",
  sound: "M4 10v4h3.5L12 18V6L7.5 10zM15.5 9.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  keep: "M7 4h10v16l-5-4-5 4z",
  kept: "M7 4h10v16l-5-4-5 4zM9.6 9.8l1.8 1.8 3.2-3.4",
  yes: "M5 12.5l4.5 4.5L19 7.5",
  no: "M7 7l10 10M17 7L7 17",
  phone: "M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z",
  person: "M12 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM5 20c.6-4 3.3-6 7-6s6.4 2 7 6",
  larger: "M3 18L8 6l5 12M4.6 14h6.8M18 8v8M14 12h8",
  clear: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13",
  print: "M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14h10v6H7z",
  back: "M19 12H6M11 6.5L5.5 12l5.5 5.5",
  warn: "M12 4L21.5 20h-19zM12 10v4.5M12 16.8v.4",
  slow: "M12 5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM12 8.5v4l2.8 2",
  search: "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5",
  down: "M6 9.5l6 6 6-6",
};

/**
 * Makes an element. In `attributes`, `true` sets an empty one, `false` and `null` none, and a function listens.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** @param {string} kind its class @param {() => void} onclick @param {...Child} children */
export function button(kind, onclick, ...children) {
  return make("button", { type: "button", class: kind, onclick }, ...children);
}

/** @param {keyof typeof SIGNS} name */
export function icon(name) {
  const [sign, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  fill(path, { d: SIGNS[name] }, []);
  return fill(sign, { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, [path]);
}

/** Words for a screen reader alone. @param {string} words */
export function unseen(words) {
  return make("span", { class: "unseen" }, words);
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Record<string, any>} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}
