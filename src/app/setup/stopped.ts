/** Somebody has ended the questions, such as with Ctrl-C. */
export class Stopped extends Error {
  override name = "Stopped" as const;
}
