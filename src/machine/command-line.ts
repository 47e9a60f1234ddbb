import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { packageFolder, tarballOf } from "./package.ts";

/** Whether this is a checkout, whose commands npm starts, or a package or image, which has no source. */
const isCheckout = packageFolder === undefined || existsSync(join(packageFolder, "src/app/cli.ts"));

let started: string | undefined;

/** A command of Frontdesk as somebody types it here: `npm run restore -- --go`, or `frontdesk restore --go`. */
export function commandLine(command: string, ...args: readonly string[]): string {
  const said = args.join(" ");
  if (isCheckout) return `${command === "start" ? "npm start" : `npm run ${command}`}${said && ` -- ${said}`}`;
  started ??= starter(packageFolder!);
  return `${started} ${command}${said && ` ${said}`}`;
}

/** What makes a build whole again that lacks a part. */
export const remedyOfBuild = isCheckout ? "npm ci, npm run build" : "install the package anew";

/** How this process was started: by the link that npm puts in place, or by its file. */
function starter(folder: string): string {
  const [, file = join(folder, "frontdesk.mjs")] = process.argv;
  const isLink = !file.endsWith(".mjs");
  if (isLink && !file.split(sep).includes("node_modules")) return "frontdesk";
  const tarball = tarballOf(folder);
  if (tarball !== undefined) return `npx ${near(tarball)}`;
  return isLink ? near(file).replace(/^\.\//, "") : `node ${near(file)}`;
}

/** A path as it is typed in the working directory: relative to it, if it lies in it. */
function near(path: string): string {
  const from = relative(process.cwd(), path);
  return from.startsWith("..") ? path : `./${from}`;
}
