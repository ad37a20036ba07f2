// The signs on the buttons: 24 by 24, drawn with the colour of the text beside them, hidden from screen readers.

import { makeSvg } from "./nodes.js";

const PATHS = {
  chat: "M4 5.5h16v10.5H10l-4.5 4v-4H4z M8 9.2h8 M8 12.3h5",
  close: "M6 6l12 12 M18 6L6 18",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  send: "M4 12h14 M12.5 6l6 6-6 6",
  talk: "M12 4a2.6 2.6 0 0 1 2.6 2.6v5a2.6 2.6 0 0 1-5.2 0v-5A2.6 2.6 0 0 1 12 4z M6 11.5a6 6 0 0 0 12 0 M12 17.5V20.5",
  stop: "M7 7h10v10H7z",
  sound: "M4 10v4h3.5L12 18V6L7.5 10z M15.5 9.5a4 4 0 0 1 0 5 M18 7a8 8 0 0 1 0 10",
  copy: "M9 9h10v11H9z M15 9V4H5v11h4",
  keep: "M7 4h10v16l-5-4-5 4z",
  kept: "M7 4h10v16l-5-4-5 4z M9.6 9.8l1.8 1.8 3.2-3.4",
  yes: "M5 12.5l4.5 4.5L19 7.5",
  no: "M7 7l10 10 M17 7L7 17",
  phone: "M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z",
  person: "M12 4.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z M5 20c.6-4 3.3-6 7-6s6.4 2 7 6",
  larger: "M3 18L8 6l5 12 M4.6 14h6.8 M18 8v8 M14 12h8",
  clear: "M5 7h14 M9.5 7V4.500h5V7 M7 7l1 13h8l1-13",
  print: "M7 9V4h10v5 M7 17H4.500V9.500h15V17H17 M7 14h10v6H7z",
  back: "M19 12H6 M11 6.500L5.5 12l5.5 5.5",
  warn: "M12 4L21.5 20h-19z M12 10v4.5 M12 16.800v.4",
  slow: "M12 5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z M12 8.500v4l2.8 2",
  search: "M10.5 4.500a6 6 0 1 1 0 12 6 6 0 0 1 0-12z M15 15l5 5",
  down: "M6 9.500l6 6 6-6",
};

/**
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const path = makeSvg("path", { d: PATHS[name] });
  return makeSvg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, path);
}
