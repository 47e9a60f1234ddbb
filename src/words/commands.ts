import { commandLine } from "../machine/command-line.ts";

/** What every message may name without being given it: commands, as they are typed where this program runs. */
export const commands: Readonly<Record<string, string>> = {
  startCommand: commandLine("start"),
  checkCommand: commandLine("check"),
  refusalsCommand: commandLine("refusals"),
  goCommand: commandLine("restore", "--go"),
};
