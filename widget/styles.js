// How the widget looks. One sheet, adopted by the shadow root, so that no style of the page reaches in and no inline
// style is needed. What a hospital may change are the --marlow- properties and the parts.

/** Where the chat covers the page. */
export const NARROW = "(max-width: 34rem), (max-height: 32rem)";

/** Each colour's name, and the colour in light and dark. */
const COLOURS = `
  ink #1b2a30 #e9f1f0
  soft #4c5d64 #adbfbe
  surface #ffffff #17232a
  ground #f3f7f6 #101a20
  line #d3dedc #2e4046
  edge #6f8583 #7c9496
  accent #0b5c63 #86d3ca
  on-accent #ffffff #06292b
  tint #dcecea #1f3d41
  focus #0b57d0 #a8c7fa
  urgent #b3261e #ffb4ab
  on-urgent #ffffff #4a0905
  urgent-ground #fdf0ee #391c1a
  note #fff6de #33301c
  skin #efd3bd #b98f70
  skin-line #a9744f #f0d2ba
  cloth #a9cfd0 #3f6c70
  bone #fbf4e4 #e6dcc3
  bone-line #8a7a55 #574b2c
  metal #c3ced4 #8ea0a8
  metal-line #51646e #dbe6ea
  blood #b8404a #e2737a`;

/** @param {1 | 2} column @param {string} prefix */
const colours = (column, prefix) =>
  COLOURS.trim()
    .split("\n")
    .map((line) => line.trim().split(" "))
    .map((row) => `--_${row[0]}: var(--marlow-${prefix}${row[0]}, ${row[column]});`)
    .join("");
const DARK = `${colours(2, "dark-")} color-scheme: dark;`;

const RULES = `
:host { all: initial !important; display: block !important; }
:host([hidden]) { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }

.marlow { ${colours(1, "")} color-scheme: light;
  --_scale: 1;
  --_size: calc(1.0625rem * var(--_scale));
  --_radius: var(--marlow-radius, 1rem);
  font: 400 var(--_size) / 1.55 var(--marlow-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  color: var(--_ink); text-align: start; letter-spacing: normal; word-spacing: normal; white-space: normal;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
.marlow[data-size="1"] { --_scale: 1.25; }
.marlow[data-size="2"] { --_scale: 1.5; }
@media (prefers-color-scheme: dark) { .marlow:not([data-theme="light"]) { ${DARK} } }
.marlow[data-theme="dark"] { ${DARK} }

button, textarea, input { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { cursor: pointer; }
h2, h3, h4, p, ul, ol, figure { margin: 0; padding: 0; }
a { color: var(--_accent); text-underline-offset: .18em; }
a.tel { font-weight: 600; white-space: nowrap; }
:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; }
.icon { inline-size: 1.35em; block-size: 1.35em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.9;
  stroke-linecap: round; stroke-linejoin: round; }
.unseen, .picture-door[open] > summary:not(:focus-visible) { position: absolute; inline-size: 1px; block-size: 1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher, .panel, .not-loaded { position: fixed; z-index: var(--marlow-layer, 2147483000); inset: auto 1.25rem 1.25rem auto; }
[data-position="left"] > * { left: 1.25rem; right: auto; }
.launcher, .call, .primary:not(.round) { display: inline-flex; align-items: center; justify-content: center; gap: .6em; min-block-size: 3rem;
  padding: .5rem 1.2rem; border: 2px solid transparent; border-radius: 2rem; font-weight: 600; background: var(--_accent);
  color: var(--_on-accent); }
.launcher { max-inline-size: calc(100vw - 2.5rem); text-align: start; box-shadow: 0 6px 24px rgb(8 30 36 / .32); }
.launcher:hover { filter: brightness(1.08); }
.open .launcher { visibility: hidden; }
.not-loaded { inset-block-end: 5.25rem; max-inline-size: min(22rem, calc(100vw - 2.5rem)); padding: 1rem 1.2rem;
  border: 1px solid var(--_edge); border-radius: var(--_radius); background: var(--_surface); }

.panel { display: none; flex-direction: column; margin: 0; padding: 0; overflow: hidden; color: inherit;
  inline-size: var(--marlow-width, 26.5rem); max-inline-size: calc(100vw - 2.5rem);
  block-size: var(--marlow-height, 44rem); max-block-size: calc(100dvh - 2.5rem);
  background: var(--_surface); border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.25);
  box-shadow: 0 18px 60px rgb(8 30 36 / .32); }
.panel[open] { display: flex; animation: rise .18s ease-out; }
.panel::backdrop { background: rgb(8 30 36 / .45); }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
.head { display: flex; align-items: center; gap: .4rem; padding-block: .8rem; padding-inline: 1.2rem .7rem; flex: none;
  background: var(--_surface); border-block-end: 1px solid var(--_line); }
.names { flex: 1; min-inline-size: 0; }
.names h2 { font-size: 1.08em; line-height: 1.3; font-weight: 600; }
.names p { font-size: .86em; line-height: 1.3; color: var(--_soft); }

.round { display: inline-grid; place-items: center; flex: none; inline-size: 2.9rem; block-size: 2.9rem; padding: 0;
  border: 2px solid var(--_edge); border-radius: 50%; background: var(--_surface); color: var(--_accent); }
.round.plain { border-color: transparent; background: transparent; color: var(--_ink); inline-size: 2.75rem; block-size: 2.75rem; }
.round.plain:hover, .round.plain[aria-expanded="true"] { background: var(--_tint); }
.round.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); }
.round:active, .chip:active, .tool:active { transform: translateY(1px); }
:is(.composer .primary, .back) .icon:dir(rtl) { transform: scaleX(-1); }

.menu { flex: none; padding: .5rem; background: var(--_surface); border-block-end: 1px solid var(--_line);
  max-block-size: 60%; overflow-y: auto; }
.menu button { display: flex; align-items: center; gap: .6em; inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .8rem;
  border: 0; border-radius: .8rem; background: transparent; text-align: start; }
.menu button:hover { background: var(--_tint); }
.menu .icon { color: var(--_accent); }
.switch { margin-inline-start: auto; inline-size: 2.4em; block-size: 1.35em; border-radius: 1em; border: 2px solid var(--_edge);
  position: relative; flex: none; }
.switch::after { content: ""; position: absolute; inset-block: 2px; inset-inline-start: 2px; inline-size: calc(1.35em - 8px);
  border-radius: 50%; background: var(--_edge); }
[aria-pressed="true"] .switch { background: var(--_accent); border-color: var(--_accent); }
[aria-pressed="true"] .switch::after { background: var(--_on-accent); inset-inline-start: auto; inset-inline-end: 2px; }

.banner { flex: none; display: grid; gap: .3rem; justify-items: start; padding: .7rem 1.2rem; font-size: .94em; line-height: 1.4;
  background: var(--_note); border-block-end: 1px solid var(--_line); max-block-size: 45%; overflow-y: auto; }
.status { flex: none; font-size: .86em; line-height: 1.4; padding: .5rem 1.2rem; background: var(--_tint); }
.status:empty { padding: 0; }

.conversation { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
.log { flex: 1; min-block-size: 0; position: relative; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; background: var(--_ground);
  display: flex; flex-direction: column; gap: .8rem; scroll-behavior: smooth; }
.log:focus-visible { outline-offset: -3px; }
.asked { align-self: flex-end; max-inline-size: 88%; padding: .7rem 1rem; border-radius: var(--_radius); border-end-end-radius: .3rem;
  background: var(--_tint); }
.asked .heard { display: flex; align-items: center; gap: .4em; font-size: .86em; color: var(--_soft); }
.asked .tool { margin-block-start: .4rem; }
.waiting { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; margin-block-start: .4rem; font-size: .94em; }
.waiting > span { display: inline-flex; align-items: center; gap: .3em; color: var(--_soft); font-size: .94em; }
.reply { position: relative; padding: 1rem 1.2rem; border-radius: var(--_radius); border-end-start-radius: .3rem; background: var(--_surface);
  border: 1px solid var(--_line); }
.reply h3 { font-size: 1.08em; line-height: 1.3; margin-block-end: .4rem; }
.said { display: grid; gap: .6rem; }
.said ul, .said ol { display: grid; gap: .4rem; padding-inline-start: 1.35em; }
.said li::marker { color: var(--_accent); font-weight: 600; }
.greeting { display: grid; gap: .6rem; }
.greeting h3 { margin-block: .3rem 0; }
.greeting > p + p { color: var(--_soft); font-size: .94em; }
.more { display: grid; gap: .8rem; margin-block-start: .8rem; }
.fallback { background: var(--_note); }
.fallback .reply { margin-block-start: .4rem; }
.reference .code { font: 700 1.6em/1.4 ui-monospace, "Cascadia Mono", Menlo, monospace; letter-spacing: .06em; color: var(--_accent); }

.urgent { border: 2px solid var(--_urgent); background: var(--_urgent-ground); border-radius: var(--_radius); }
.urgent-sign { display: inline-flex; align-items: center; gap: .5em; margin-block-end: .4rem; font-weight: 600; color: var(--_urgent); }
.urgent a.tel { color: inherit; }
.calls { display: grid; gap: .5rem; }
.call { text-decoration: none; }
.call span span { white-space: nowrap; }
.urgent .call { background: var(--_urgent); color: var(--_on-urgent); }
.urgent .call:not(:first-child) { background: var(--_surface); color: var(--_urgent); border-color: var(--_urgent); }

.chips, .sources ul, .stored, .kept, .paper .own { list-style: none; }
.chip { min-block-size: 2.75rem; padding: .5rem 1rem; border: 1.5px solid var(--_accent); border-radius: 1.45rem; background: var(--_surface);
  color: var(--_accent); font-weight: 600; font-size: .94em; line-height: 1.3; text-align: start; }
.chip:hover { background: var(--_tint); }
.reply > .chips { margin-block-start: .8rem; flex-direction: column; align-items: stretch; }
.reply > .chips .chip { inline-size: 100%; }
.greeting > .chips { margin-block-start: 0; }
.tool { display: inline-flex; align-items: center; gap: .4em; min-block-size: 2.5rem; padding: .4rem .8rem; border: 1px solid var(--_edge);
  border-radius: .8rem; background: var(--_surface); font-size: .86em; line-height: 1.3; text-align: start; }
.tool:hover { background: var(--_tint); }
.tool .icon { color: var(--_accent); }
.tool[aria-pressed="true"] { background: var(--_tint); border-color: var(--_accent); }
.sources, .feedback, .related { border-block-start: 1px solid var(--_line); padding-block-start: .7rem; }
.feedback, .related > p { font-size: .94em; }
.sources { font-size: .86em; line-height: 1.4; color: var(--_soft); }
.sources > p:first-child { font-weight: 600; }
.tools, .feedback, .reasons, .chips { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.feedback > p { margin-inline-end: auto; }
.reasons { inline-size: 100%; }
.related > p { margin-block-end: .4rem; }
details > summary { cursor: pointer; list-style: none; }
.picture-door > summary { display: inline-block; line-height: 2.4; color: var(--_accent); text-decoration: underline; font-size: .94em; }
.picture { border: 1px solid var(--_line); border-radius: .8rem; overflow: hidden; background: var(--_ground); }
.picture svg { display: block; inline-size: 100%; block-size: auto; }
.picture figcaption { padding: .5rem .8rem; font-size: .86em; color: var(--_soft); background: var(--_surface); border-block-start: 1px solid var(--_line); }
.picture text { fill: var(--_ink); font-family: inherit; font-weight: 600; }
.picture .small { fill: var(--_soft); font-weight: 400; }
.picture .skin { fill: var(--_skin); } .picture .skin-line { stroke: var(--_skin-line); }
.picture .cloth { fill: var(--_cloth); } .picture .bone { fill: var(--_bone); } .picture .bone-line { stroke: var(--_bone-line); }
.picture .metal { fill: var(--_metal); } .picture .metal-line { stroke: var(--_metal-line); }
.picture .blood { fill: var(--_blood); }
.picture .skin-stroke { stroke: var(--_skin); } .picture .cloth-stroke { stroke: var(--_cloth); }
.picture .numbers text { fill: var(--_on-accent); }
.picture .mark { fill: var(--_accent); } .picture .mark-line { stroke: var(--_accent); }
.picture .ink-line { stroke: var(--_ink); } .picture .soft-line { stroke: var(--_soft); }
.picture .ground { fill: var(--_tint); } .picture .surface { fill: var(--_surface); }
.stored { display: grid; gap: .5rem; margin-block-start: .8rem; }
.stored summary { display: flex; align-items: center; gap: .5em; min-block-size: 2.75rem; padding: .5rem .8rem; border: 1px solid var(--_edge);
  border-radius: .8rem; background: var(--_surface); font-weight: 600; line-height: 1.3; }
.stored details[open] > summary .icon { transform: scaleY(-1); }

.typing { display: flex; gap: .4rem; align-self: flex-start; padding: 1rem 1.2rem; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
.typing i { inline-size: .5rem; block-size: .5rem; border-radius: 50%; background: var(--_accent); animation: wait 1.2s infinite ease-in-out; }
.typing i:nth-child(2) { animation-delay: .18s; }
.typing i:nth-child(3) { animation-delay: .36s; }
@keyframes wait { 0%, 60%, 100% { opacity: .25; } 30% { opacity: 1; } }

.composer { flex: none; display: flex; align-items: flex-end; gap: .5rem; padding: .7rem 1rem .5rem; background: var(--_surface);
  border-block-start: 1px solid var(--_line); }
textarea, input { inline-size: 100%; min-inline-size: 0; padding: .6rem 1rem; border: 2px solid var(--_edge); border-radius: 1.45rem;
  background: var(--_surface); line-height: 1.4; min-block-size: 2.9rem; }
.composer textarea { resize: none; }
textarea::placeholder { color: var(--_soft); opacity: 1; }
.talk { touch-action: none; user-select: none; -webkit-user-select: none; }
.talk.listening { background: var(--_urgent); border-color: var(--_urgent); color: var(--_on-urgent); }
.talk.loud-1 { box-shadow: 0 0 0 3px var(--_urgent-ground); }
.talk.loud-2 { box-shadow: 0 0 0 6px var(--_urgent-ground); }
.talk.loud-3 { box-shadow: 0 0 0 10px var(--_urgent-ground); }
.foot { flex: none; padding: 0 1.2rem .7rem; font-size: .86em; line-height: 1.4; color: var(--_soft); background: var(--_surface); text-align: center; }

.view { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1rem 1.2rem; display: flex; flex-direction: column; gap: .6rem; align-items: stretch; }
.view > * { flex: none; }
.view > button { align-self: flex-start; }
.view h3 { font-size: 1.08em; }
.view h4, .view label { font-size: 1em; font-weight: 600; }
.view .hint { font-size: .86em; color: var(--_soft); }
.search { display: grid; gap: .4rem; }
.search .row { display: flex; gap: .5rem; }
.kept { display: grid; gap: .4rem; }
.kept li { display: flex; align-items: center; justify-content: space-between; gap: .6rem; padding: .3rem .3rem .3rem .8rem; border: 1px solid var(--_line); border-radius: .8rem; }
.kept .none { color: var(--_soft); padding: .5rem .8rem; }
.paper { display: none; }

@media ${NARROW} {
  .marlow .panel { inset: 0 !important; inline-size: 100%; max-inline-size: none; block-size: 100dvh; max-block-size: none; border: 0; border-radius: 0; }
  .log { padding: .8rem; }
  .head { padding-block: .5rem; }
}
@media (max-height: 32rem) {
  /* So few lines fit that the whole panel scrolls instead of the log alone. */
  .panel { overflow-y: auto; }
  .conversation, .log, .view { flex: none; min-block-size: auto; overflow: visible; }
  .banner, .menu { max-block-size: none; }
  .names p { display: none; }
}
@media (max-width: 22rem) {
  .names p { display: none; }
  .call { padding-inline: .6rem; gap: .4rem; }
  .asked { max-inline-size: 96%; }
  .composer { padding-inline: .6rem; gap: .4rem; }
  .reply { padding: .8rem; }
}
@media (max-width: 18rem) {
  .call span span { white-space: normal; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  .typing i { opacity: .6; }
}
@media (prefers-contrast: more) {
  .marlow { --_line: var(--_edge); --_soft: var(--_ink); }
}
@media (forced-colors: active) {
  .launcher, .round, .chip, .tool, .call, .primary, .asked, .typing { border: 2px solid ButtonText !important; }
  .typing i, .switch::after { background: CanvasText; forced-color-adjust: none; }
  .tool[aria-pressed="true"], .talk.listening { border: 3px solid Highlight !important; }
  .picture { background: Canvas; }
  .picture svg { forced-color-adjust: none; background: #fff; }
  .picture text { fill: #000; }
}
@media print {
  .launcher, .panel, .not-loaded { display: none !important; }
  .paper.ready { display: block; color: #000; background: #fff; font-size: 12pt; line-height: 1.45; color-scheme: light; }
  .paper h1 { font-size: 20pt; margin: 0 0 6pt; }
  .paper h2 { font-size: 15pt; margin: 18pt 0 6pt; break-after: avoid; }
  .paper h3 { font-size: 13pt; margin: 0 0 4pt; break-after: avoid; }
  .paper p, .paper ul, .paper ol { margin: 0 0 6pt; }
  .paper .answer { margin-block: 0 14pt; padding-block-end: 8pt; border-block-end: 1px solid #888; }
  .paper .answer ul, .paper .answer ol { padding-inline-start: 18pt; }
  .paper .own li { min-block-size: 22pt; border-block-end: 1px solid #555; padding-block-start: 4pt; }
  .paper .from { font-size: 10pt; }
  .paper .notes { min-block-size: 40pt; border: 1px solid #888; padding: 3pt 6pt; font-size: 10pt; color: #444; }
  .paper a { color: inherit; text-decoration: none; }
}
`;

/** Many pages make their root's letters small; the widget's measure follows larger letters and not smaller ones. */
const MEASURE = ".marlow { --_rem: max(16px, 1rem); }";

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** The one sheet of the widget. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    const rules = RULES.split("\n").map((line) =>
      line.startsWith("@media") ? line : line.replace(/(\d*\.?\d+)rem/g, "calc($1 * var(--_rem))"),
    );
    sheet.replaceSync(MEASURE + rules.join("\n"));
  }
  return sheet;
}
