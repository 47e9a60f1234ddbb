/** What Discord takes at most: lengths in characters, the rest in pieces. From docs.discord.com/developers/components/reference; words over it are shortened, what a payload must bring back is refused. */
export const limits = {
  customId: 100,
  /** All components of a message, those inside others among them. */
  components: 40,
  /** Ours: an open request takes a text, a row and two buttons. */
  listed: 7,
  /** All text displays of a message together. */
  text: 4000,
  buttonsInRow: 5,
  buttonLabel: 80,
  options: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  /** Ours: four lists of 25, so that a card stays within its forty components. */
  lists: 4,
  radioOptions: 10,
  modalTitle: 45,
  modalParts: 5,
  label: 45,
  labelHint: 100,
  inputPlaceholder: 100,
  inputValue: 4000,
  /** Spaces and dashes between six digits included. */
  codeLength: 10,
  threadName: 100,
  suggestions: 25,
  suggestionName: 100,
  nonce: 25,
  /** Ours: one sentence, or one value of a field. */
  line: 1000,
  fieldValue: 300,
  heading: 150,
} as const;

/** A name or value that cannot be shortened, because a payload must bring it back whole. */
export class TooMuchForDiscord extends Error {
  override name = "TooMuchForDiscord" as const;

  constructor(what: string, length: number, most: number) {
    super(`${what} has ${length} characters, and Discord takes ${most}.`);
  }
}

/** @throws TooMuchForDiscord */
export function fitting(what: string, value: string, most: number): string {
  if (value.length > most) throw new TooMuchForDiscord(what, value.length, most);
  return value;
}
