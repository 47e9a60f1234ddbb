/** What Slack takes at most: lengths in characters, the rest in pieces. From docs.slack.dev/reference/block-kit; words over it are shortened, what a payload must bring back is refused. */
export const limits = {
  /** chat.update refuses 4000; a notification shows far less. */
  messageText: 1000,
  messageBlocks: 50,
  viewBlocks: 100,
  /** Ours: an open request takes three blocks of a message. */
  listed: 15,
  /** Title, submit and close of a modal. */
  viewButton: 24,
  privateMetadata: 3000,
  header: 150,
  sectionText: 3000,
  /** Ours: a message takes 13,200 in all its blocks together (bolt-js#2509). */
  line: 1500,
  fieldText: 2000,
  /** Ours, for the same reason. */
  fieldValue: 500,
  /** Label and value of a field stand side by side, so five fields fill a section. */
  fieldsInSection: 5,
  alert: 200,
  richText: 3000,
  buttonText: 75,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  optionText: 75,
  /** The reference says 150, @slack/types 75. */
  optionValue: 75,
  options: 100,
  /** Slack takes ten; over five a list is easier to read. */
  radioOptions: 5,
  /** Slack takes 25 in a block; more than five buttons are a wall. */
  buttonsInRow: 5,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputHint: 2000,
  inputValue: 3000,
  placeholder: 150,
  /** Spaces and dashes between six digits included. */
  codeLength: 10,
} as const;

/** A name or value that cannot be shortened, because a payload must bring it back whole. */
export class TooMuchForSlack extends Error {
  override name = "TooMuchForSlack" as const;

  constructor(what: string, length: number, most: number) {
    super(`${what} has ${length} characters, and Slack takes ${most}.`);
  }
}

/** @throws TooMuchForSlack */
export function fitting(what: string, value: string, most: number): string {
  if (value.length > most) throw new TooMuchForSlack(what, value.length, most);
  return value;
}
