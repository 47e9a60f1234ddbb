/** Words for a conversation: what a bot of any subject says, in the catalogue of whoever wrote it. Import `frontdesk/conversation/words`. */
export { type EngineKey, english } from "./en/engine/all.ts";
export { plain } from "./plain.ts";
export { type Say, type ShowInstant, type ShowPerson, speaker } from "./speaker.ts";
export { textsOf } from "./texts.ts";
