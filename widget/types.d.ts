// The shapes that the modules hand to one another, for the checks alone: this file is not served.

type Texts = typeof import("./texts.js").TEXTS;
type Server = import("./server.js").Server;
type ServerProblem = import("./server.js").ServerProblem;
type Aloud = import("./aloud.js").Aloud;
type Chat = import("./chat.js").Chat;
type Sheet = import("./sheet.js").Sheet;
type StoredAnswers = import("./search.js").StoredAnswers;
type Panel = import("./panel.js").Panel;
type IconName = Parameters<typeof import("./nodes.js").icon>[0];
type Child = Node | string | null | false;

/** What the element does for the chat in it. */
interface Host {
  root: HTMLElement;
  close: () => void;
  tell: (name: string, detail?: object) => void;
}

interface Topic {
  topic: string;
  title: string;
}

interface Source {
  id: string;
  publisher: string;
  title: string;
  section: string;
  site: string;
  reviewed: string | null;
}

/** A reply as `readPayload` in server.js hands it on. */
interface Payload {
  act: string;
  topic: string | null;
  title: string;
  /** a little Markdown */
  written: string;
  /** plain words */
  spoken: string;
  audience: string;
  sources: Source[];
  differ: boolean;
  related: Topic[];
  choices: Topic[];
  /** which wording of the answer this is */
  revision: string | null;
}

interface Settings {
  texts: Texts;
  /** "" where neither the page nor the server named one */
  phone: string;
  hours: string;
  emergency: string;
  /** short numbers that become call links in urgent replies */
  numbers: string[];
  open: boolean;
  /** seconds without a sign of life after which everything is cleared */
  kiosk: number | null;
  talk: boolean;
  /** may the browser's own recognition be used, which may send speech to the browser's maker? */
  cloud: boolean;
  voice: "browser" | "assistant";
  language: string;
}

/** What a reply needs of the chat that it stands in. */
interface Surroundings {
  settings: Settings;
  server: Server;
  aloud: Aloud;
  sheet: Sheet;
  ask: (text: string) => void;
  announce: (words: string, seen?: boolean) => void;
}

interface StoredAnswer {
  topic: string;
  title: string;
  /** any, adult, child, aspiration or biopsy */
  variant: string;
  audience: string;
  written: string;
  questions: string[];
  /** [source, section] */
  sources: [string, string][];
  revision: string | null;
}

/** A question that waits for its answer, with its place in the conversation. */
interface Waiting {
  text: string;
  asked: HTMLElement;
  failures: number;
}

type ProblemKind = "unreachable" | "busy" | "refused" | "broken";
type ReadingState = "reading" | "silent" | "failed";
type PictureName = "hip" | "lying" | "needles" | "visit";

interface Spoken {
  transcript: string;
  payloads: Payload[];
  /** a WAV in base64, or "" */
  audio: string;
}

interface Listener {
  recorded: (wav: Blob) => void;
  /** by the browser's own recognition, where the hospital allows it */
  recognised: (text: string) => void;
  announce: (words: string) => void;
}

interface MarkdownOptions {
  /** short telephone numbers, such as 911, that become call links too */
  numbers?: string[];
  /** false leaves lists out, where buttons stand for them */
  lists?: boolean;
}

/** In the audio thread; TypeScript's own list of it has no such names. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
