import type { Standbys } from "../../../ledger/postgres/standbys.ts";
import { part } from "../../../machine/part.ts";
import { StartError } from "../../../machine/start-error.ts";
import { isFile } from "../../home/home.ts";
import type { Config } from "../../settings/config.ts";
import { explained } from "../../stores.ts";
import { type Check, type Finding, fine, warn, wrong } from "./check.ts";

/** What a failover of the PostgreSQL would cost. */
export const standbysCheck: Check = {
  title: "Standbys",
  async run({ config }) {
    try {
      return await findStandbys(config);
    } catch (error) {
      if (error instanceof StartError) return undefined; // the line on the database says it
      throw error;
    }
  },
};

/** Undefined where there is no PostgreSQL. @throws StartError */
export async function findStandbys(config: Config): Promise<Finding | undefined> {
  const { DATABASE_URL: url } = config;
  if (isFile(url)) return undefined;
  const { inspectStandbys } = await part(import("../../../ledger/postgres/standbys.ts"));
  return judgeStandbys(await explained(config, () => inspectStandbys(url)));
}

export function judgeStandbys({ commit, names, connected }: Standbys): Finding {
  const itself = commit === "off" ? "; synchronous_commit is off there, and a desk sets it to on for itself" : "";
  if (names.trim() === "" && connected.length === 0)
    return fine(`there is none, so what this server loses is in your backups or nowhere${itself}`);
  if (names.trim() === "")
    return warn(
      `no commit waits for ${connected.join(" and ")}. Promoted after a crash, a standby may lack what was acknowledged last, even that a create was sent, and the account could be opened twice. Have two, and set synchronous_standby_names = 'ANY 1 (a, b)' there${itself}.`,
    );
  if (commit === "local")
    return warn(
      `synchronous_commit is local for this user, so no commit waits for ${names}, and a standby may lack what was acknowledged last. Take that setting away.`,
    );
  const { least, among } = readNames(names);
  const fitting = among.includes("*") ? connected : connected.filter((name) => among.includes(name.toLowerCase()));
  if (fitting.length < least)
    return wrong(
      `commits wait for ${names}, and ${fitting.length === 0 ? "none of those" : `only ${fitting.join(" and ")}`} is connected: nothing can be kept until that is so. Start the standby, or mend synchronous_standby_names there.`,
    );
  const possible = among.includes("*") ? connected.length : among.length;
  if (possible <= least)
    return warn(
      `commits wait for ${names}, so nothing can be kept while one of those is away. Name one more than must answer, as in ANY 1 (a, b).`,
    );
  const disk = commit === "remote_write" ? "; with remote_write a standby that dies as well may lose them" : "";
  return fine(`commits wait for ${names}, connected are ${fitting.join(" and ")}${disk}${itself}`);
}

/** How many must answer, and among which. `a, b` alone means the first of them. */
function readNames(names: string): { least: number; among: string[] } {
  const [, least = "1", listed] = /^(?:(?:any|first)\s+)?(\d+)\s*\((.*)\)$/i.exec(names.trim()) ?? [];
  const among = (listed ?? names).split(",").map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .toLowerCase(),
  );
  return { least: Number(least), among };
}
