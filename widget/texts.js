// Every word that the widget itself says, in one file. A hospital may replace any of them with a JSON file of the same
// names (attribute `texts`). {words in braces} are filled in. As plain as the answers: short sentences, short words.

export const TEXTS = {
  launcher: "Questions about your test?",
  title: "Your bone marrow test",
  subtitle: "Fixed answers, each with its sources",
  greeting:
    "Hello, I am Marlow, a computer program. Ask me about a bone marrow aspiration or biopsy. My answers are fixed " +
    "texts made from five published documents. No clinician has checked them yet.",
  greeting_title: "What would you like to know?",
  emergency: "Not for emergencies. In an emergency, call {emergency}.",
  privacy: "Please leave out names and numbers. This chat is not kept in this browser.",
  examples: ["Does the test hurt?", "How long does it take?", "How do I get ready for the test?"],

  close: "Close the chat",
  menu: "More",
  log: "Conversation",
  you_asked: "You asked:",
  marlow_says: "Marlow answers:",
  box: "Your question",
  send: "Send",
  looking: "Looking for the answer",
  slow: "This takes longer than it should. I am still trying.",
  empty: "Please type a question first.",

  sources: "Where this comes from",
  reviewed: "reviewed {date}",
  not_dated: "no review date given",
  differ: "The sources do not all say the same.",
  related: "You can also ask",
  choices: "Choose one",
  show_picture: "Show the picture: {title}",
  new_tab: "opens in a new tab",

  helpful: "Did this help?",
  yes: "Yes",
  no: "No",
  why_not: "What was wrong with it?",
  out_of_date: "It is out of date",
  frightening: "It frightened me",
  not_my_question: "It is not what I asked",
  no_reason: "Something else",
  thanks: "Thank you. Your answer was noted.",
  thanks_no: "Thank you. It was noted. You can ask a person at {phone}.",
  not_noted: "That could not be noted just now.",

  copy: "Copy",
  copied: "The answer is copied.",
  not_copied: "This browser does not allow copying here. Mark the text to copy it.",
  copy_sources: "From:",

  urgent: "This sounds urgent",
  call: "Call {number}",
  call_or_text: "Call or text {number}",
  person: "Talk to a person",
  person_asked: "I would like to talk to a person",
  reference: "Your reference",
  reference_hint: "Say it when a person answers, and they can see what you asked here.",
  person_unreached: "I cannot reach anybody from here. Please call {phone} ({hours}).",
  person_unreached_short: "I cannot reach anybody from here. Please call your care team.",

  clear: "Clear this chat",
  cleared: "The chat is cleared.",
  larger: "Larger text",
  size_now: "Text size {percent} percent",

  read: "Read aloud",
  read_all: "Read answers aloud",
  read_stop: "Stop reading",
  slower: "Read slower",
  cannot_read: "Reading aloud does not work here just now.",

  talk: "Hold to talk",
  talk_hint: "Hold the button while you speak, or press it once to start and once to stop.",
  listening: "I am listening. Let go, or press again, when you are done.",
  understanding: "Working out what you said",
  heard: "I heard:",
  correct: "Not what you said? Correct it",
  correct_hint: "Change the words and send them.",
  too_short: "I heard nothing. Hold the button while you speak.",
  no_microphone: "I cannot use the microphone. You can allow it in your browser, or type your question.",
  no_talk: "Talking does not work just now. Please type your question.",
  not_heard: "I could not make out any words. Please try again, or type your question.",

  unreachable: "I cannot reach the assistant.",
  offline: "This device is offline.",
  kept: "Your question is kept. I will keep trying.",
  back: "The assistant is back.",
  try_now: "Try again now",
  change: "Change the question",
  waiting: "Not sent yet",
  too_many: "That was a lot of questions in a short time. I will try again in {seconds} seconds.",
  new_conversation: "Too much time has passed, so I do not remember what was said before.",
  refused: "I could not take that.",
  no_answer: "Something went wrong, and I have no answer. Please ask again, or call {phone}.",
  no_answer_short: "Something went wrong, and I have no answer. Please ask again, or call your care team.",
  stored: "Until then: these stored answers may fit.",
  stored_none: "None of the stored answers fits these words. Try other words.",
  stored_missing: "The stored answers are not here either.",
  search: "Search the stored answers",
  search_box: "Words to look for",
  search_found: "{count} stored answers, best first",
  search_one: "1 stored answer",
  search_nothing: "No stored answer has these words.",
  search_hint: "These are the same texts that I answer with. You choose which one fits.",
  for_child: "for a child",
  for_adult: "for an adult",
  for_aspiration: "about the aspiration",
  for_biopsy: "about the biopsy",
  call_us: "Or call {phone} ({hours}).",
  call_us_short: "Or call {phone}.",
  not_loaded: "The chat could not be loaded. Please try again, or call {phone}.",
  not_loaded_short: "The chat could not be loaded. Please try again, or call your care team.",

  keep: "Keep for my visit",
  added: "Kept. You find it under My questions.",
  removed: "Taken out of My questions.",
  sheet: "My questions",
  sheet_count: "My questions ({count})",
  sheet_intro: "A sheet to take to your appointment. It is made in this browser and sent nowhere.",
  sheet_none: "Nothing kept yet. Under an answer, press Keep for my visit.",
  sheet_kept: "Answers that I kept",
  sheet_own: "My own questions",
  sheet_own_hint: "One question on each line",
  sheet_remove: "Take out: {title}",
  sheet_print: "Print",
  sheet_notes: "Notes",
  sheet_made: "Made on {date} with Marlow, a computer program. It does not replace what your care team tells you.",
  sheet_call: "Questions before the visit: {phone} ({hours})",
  back_to_chat: "Back to the chat",

  idle: "Are you still there? This chat will be cleared in {seconds} seconds.",
  still_here: "I am still here",

  pictures: {
    hip: {
      title: "Where the needle goes in",
      desc: "A person seen from behind. Two dots low on the back, left and right, mark the back of the hip bone. " +
        "The sample usually comes from one place there.",
      hip_bone: "hip bone",
      place: "usual place",
      spine: "spine",
    },
    lying: {
      title: "How you lie",
      desc: "Two people on an exam table. One lies on the side with the knees drawn up. One lies on the stomach. " +
        "A dot on each marks the back of the hip.",
      side: "On your side",
      stomach: "Or on your stomach",
    },
    needles: {
      title: "The two needles and what they take",
      desc: "Left: a thin, hollow needle with a syringe draws out a little liquid marrow. Right: a larger, hollow " +
        "needle takes out a small piece of bone with marrow inside. The drawing shows no true sizes.",
      aspiration: "Aspiration",
      biopsy: "Biopsy",
      liquid: "a little liquid",
      core: "a small piece of bone",
      size: "Not the true size",
    },
    visit: {
      title: "From arriving to going home",
      desc: "Six steps in a row: you arrive; you change into a gown; you lie on your side or stomach; the skin is " +
        "cleaned, and numbing medicine or medicine to sleep is given; the samples are taken and a bandage goes on; " +
        "you go home when your team says so.",
      arrive: "You arrive",
      gown: "You put on a gown",
      lie: "You lie down",
      clean: "Clean and numb",
      sample: "Samples, bandage",
      home: "You go home",
    },
  },
};

/** Fills {words in braces}. @param {string} text @param {Record<string, any>} values */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * The texts with some of them replaced; what has another type than the text it replaces is passed over.
 *
 * @template {Record<string, any>} Known
 * @param {Known} texts
 * @param {unknown} others
 * @returns {Known}
 */
export function replaced(texts, others) {
  if (typeof others !== "object" || others === null) return texts;
  /** @type {Record<string, any>} */
  const result = { ...texts };
  for (const [name, value] of Object.entries(others)) {
    const known = result[name];
    if (typeof known === "string" && typeof value === "string") result[name] = value;
    else if (Array.isArray(known) && Array.isArray(value)) result[name] = value.filter((item) => typeof item === "string");
    else if (typeof known === "object" && known !== null && !Array.isArray(known)) result[name] = replaced(known, value);
  }
  return /** @type {Known} */ (result);
}
