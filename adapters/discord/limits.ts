import { fittingIn } from "../chat/text.ts";

/**
 * The limits of Discord, by docs.discord.com/developers/components/reference: lengths in characters, everything else in
 * pieces. Longer words are shortened. A longer value that a payload must bring back is an error.
 */
export const limits = {
  customId: 100,
  /** The components of a message, with those inside others. */
  components: 40,
  /** The requests in a list. This limit is ours: an open request takes a text, a row and two buttons. */
  listed: 6,
  /** The texts of a message together. */
  text: 4000,
  buttonsInRow: 5,
  buttonLabel: 80,
  options: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  /** The lists of a menu. This limit is ours: with four lists of 25 a card stays within its forty components. */
  lists: 4,
  radioOptions: 10,
  /** The reason why a request is declined. This limit is ours. */
  reason: 300,
  modalTitle: 45,
  modalParts: 5,
  label: 45,
  labelHint: 100,
  inputPlaceholder: 100,
  inputValue: 4000,
  /** A typed code, with spaces and dashes between its six digits. */
  codeLength: 10,
  /** How long a private note with a link stands (minutes). Discord lets it be taken away for fifteen. */
  linkNoteMinutes: 13,
  threadName: 100,
  suggestions: 25,
  suggestionName: 100,
  nonce: 25,
  /** One sentence, or one value of a field. This limit is ours. */
  line: 1000,
  fieldValue: 300,
  heading: 150,
} as const;

/** @throws TooMuch */
export const fitting = fittingIn("Discord");
