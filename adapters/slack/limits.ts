import { fittingIn } from "../chat/text.ts";

/**
 * The limits of Slack, by docs.slack.dev/reference/block-kit: lengths in characters, everything else in pieces. Longer
 * words are shortened. A longer value that a payload must bring back is an error.
 */
export const limits = {
  /** The text of a message. chat.update refuses 4000, and a notification shows far less. */
  messageText: 1000,
  messageBlocks: 50,
  viewBlocks: 100,
  /** The requests in a list. This limit is ours: an open request takes three blocks of a message. */
  listed: 15,
  /** Colleagues' requests in the Home tab. This limit is ours: whoever wants more asks for the list. */
  listedOfTeam: 5,
  /** Title, submit and close of a modal. */
  viewButton: 24,
  privateMetadata: 3000,
  header: 150,
  sectionText: 3000,
  /** One line of text. This limit is ours: a message takes 13,200 in all its blocks together (bolt-js#2509). */
  line: 1500,
  fieldText: 2000,
  /** The value of a field. This limit is ours, for the same reason. */
  fieldValue: 500,
  /** The fields in a section, each of which takes two of its ten places. */
  fieldsInSection: 5,
  alert: 200,
  richText: 3000,
  buttonText: 75,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  optionText: 75,
  /** The value of an option. The reference says 150, @slack/types 75. */
  optionValue: 75,
  options: 100,
  /** Radio buttons in a group. Slack takes ten; over five a list is easier to read. */
  radioOptions: 5,
  /** Buttons in a row. Slack takes 25 in a block; more than five are hard to read. */
  buttonsInRow: 5,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputHint: 2000,
  inputValue: 3000,
  placeholder: 150,
  /** The reason why a request is declined. This limit is ours. */
  reason: 300,
  /** A typed code, with spaces and dashes between its six digits. */
  codeLength: 10,
  /** How long a trigger is used (ms). Slack allows three seconds, and the call itself takes some of them. */
  triggerMs: 2_500,
} as const;

/** @throws TooMuch */
export const fitting = fittingIn("Slack");
