// What the assistant replies, read with care: whatever arrives, the rest of the widget gets these shapes.

const MOST = 12;

/**
 * @param {unknown} raw
 * @returns {Payload | null} null where there is nothing to show
 */
export function readPayload(raw) {
  if (typeof raw !== "object" || raw === null) return null;
  const values = /** @type {Record<string, unknown>} */ (raw);
  const written = text(values.written) || text(values.spoken);
  if (!written.trim()) return null;
  return {
    act: text(values.act),
    topic: text(values.topic) || null,
    title: text(values.title),
    written,
    spoken: text(values.spoken) || written,
    audience: text(values.audience) || "any",
    sources: list(values.sources, 60).map(readSource).filter((source) => source !== null),
    differ: values.sources_differ === true,
    related: topics(values.related),
    choices: topics(values.choices),
    revision: text(values.revision) || null,
  };
}

/**
 * @param {unknown} raw the whole body of a reply
 * @returns {Payload[]}
 */
export function readReplies(raw) {
  const replies = typeof raw === "object" && raw !== null ? /** @type {any} */ (raw).replies : null;
  return list(replies, MOST).map(readPayload).filter((payload) => payload !== null);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {unknown} value
 * @param {number} most
 * @returns {any[]}
 */
function list(value, most) {
  return Array.isArray(value) ? value.slice(0, most).filter((item) => typeof item === "object" && item !== null) : [];
}

/** @param {unknown} value */
function topics(value) {
  return list(value, MOST)
    .map((item) => ({ topic: text(item.topic), title: text(item.title) }))
    .filter((item) => item.title);
}

/**
 * @param {any} item
 * @returns {Source | null}
 */
function readSource(item) {
  if (!text(item.id) || !text(item.publisher)) return null;
  return {
    id: item.id,
    publisher: item.publisher,
    title: text(item.title),
    section: text(item.section),
    site: text(item.site),
    reviewed: text(item.reviewed) || null,
  };
}
