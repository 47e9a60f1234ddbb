import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Import {
  file: string;
  to: string;
}

const files = ["src", "adapters", "tools"].flatMap(sources);
const imports = files.flatMap(importsOf);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Static, dynamic and type imports; a path is given from the root, a package by its name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const statics = [...text.matchAll(/^(?:import|export)\s+[^"';]*?from\s+"([^"]+)"/gms)];
  const others = [...text.matchAll(/import\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm)];
  return [
    ...statics.map(([, to]) => ({ file, to: resolved(file, to!) })),
    ...others.map(([, dynamic, bare]) => ({ file, to: resolved(file, (dynamic ?? bare)!) })),
  ];
}

function resolved(file: string, to: string): string {
  return to.startsWith(".") ? relative(root, join(root, dirname(file), to)) : to;
}

/** Imports of the folder that none of the doors allows. */
function forbidden(folder: string, doors: RegExp): string[] {
  return imports
    .filter(({ file, to }) => file.startsWith(folder) && !to.startsWith(folder) && !doors.test(to))
    .map(({ file, to }) => `${file} -> ${to}`);
}

/** The rooms of a folder, which are its entries, and whose files each of them reads. */
function roomsOf(folder: string): Map<string, Set<string>> {
  const roomOf = (path: string) =>
    path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split("/")[0] : undefined;
  const rooms = new Map<string, Set<string>>();
  for (const file of files) if (roomOf(file)) rooms.set(roomOf(file)!, new Set());
  for (const { file, to } of imports) {
    const [from, into] = [roomOf(file), roomOf(to)];
    if (from && into && from !== into) rooms.get(from)!.add(into);
  }
  return rooms;
}

/** How many rooms stand on each other, the highest counted. */
function floorOf(rooms: Map<string, Set<string>>, room: string): number {
  return 1 + Math.max(0, ...[...rooms.get(room)!].map((below) => floorOf(rooms, below)));
}

describe("the house can be read from the bottom up", () => {
  test("imports are found at all", () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({ file: "src/desk/desk.ts", to: "src/conversation/turn/advance.ts" });
  });

  test("no files import each other in a circle, types counted: each can be read before those that use it", () => {
    const graph = new Map<string, string[]>();
    for (const { file, to } of imports) graph.set(file, [...(graph.get(file) ?? []), to]);
    expect(circles(graph)).toEqual([]);
  });

  test.each(["src", "src/conversation", "src/provisioning", "src/desk", "src/ledger"])(
    "no rooms of %s import each other in a circle: each has its floor",
    (folder) => {
      const rooms = roomsOf(folder);
      expect(circles(new Map([...rooms].map(([room, below]) => [room, [...below]])))).toEqual([]);
    },
  );

  test("src has at most twelve rooms on eight floors, so that a newcomer can remember them", () => {
    const rooms = roomsOf("src");
    expect(rooms.size).toBeLessThanOrEqual(12);
    expect(Math.max(...[...rooms.keys()].map((room) => floorOf(rooms, room)))).toBeLessThanOrEqual(8);
  });
});

describe("walls", () => {
  test("the conversation and the flows know no clock, randomness or I/O, so that every turn can be played again", () => {
    const pureToo = "src/conversation/made-from.ts -> node:crypto"; // for a hash alone
    expect(forbidden("src/conversation/", /^$/)).toEqual([pureToo]);
    const pure = /^src\/(conversation\/(?!testing\/)|flows\/|hearing\/)/; // the kit waits for stores, and takes the clock away
    for (const file of files.filter((name) => pure.test(name))) {
      expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(
        /\bDate\.now\(|new Date\(\)|Math\.random|process\.|await |setTimeout|console\./,
      );
    }
  });

  test("the conversation remembers nothing between two calls, so that the same arguments always give the same turn", () => {
    for (const file of files.filter((name) => name.startsWith("src/conversation/"))) {
      expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(
        /^(export )?(let|var) |^(export )?const [^\n]*= new (Weak)?(Map|Set)(<.*>)?\(\)/m,
      );
    }
  });

  test("flows use the conversation, words and pure libraries, so that a flow is tested without a desk", () => {
    const pure = /^(src\/(conversation|hearing|words)\/|zod$|libphonenumber-js(\/|$)|@zootools\/email-spell-checker$)/;
    const lazily = "src/flows/fields/numbering.ts -> node:module"; // a library as pure as the others, but large
    expect(forbidden("src/flows/", pure)).toEqual([lazily]);
  });

  test("an adapter knows the platform's door, the conversation's types and words, so that a new one needs nothing else", () => {
    const door = "src\\/desk\\/(platform|links)\\.ts$";
    const own = new RegExp(
      `^(${door}|src\\/conversation\\/types\\.ts$|src\\/words\\/|node:|@slack\\/|discord\\.js$|undici$|qr$|@?hono(\\/|$))`,
    );
    expect(forbidden("adapters/", own)).toEqual([]);
  });

  test("no platform knows another, so that each can be taken out", () => {
    const shared = /^(adapters\/chat\/|src\/|node:)/;
    expect(forbidden("adapters/slack/", /^(adapters\/chat\/|src\/|node:|@slack\/|undici$)/)).toEqual([]);
    expect(forbidden("adapters/discord/", /^(adapters\/chat\/|src\/|node:|discord\.js$)/)).toEqual([]);
    expect(forbidden("adapters/terminal/", shared)).toEqual([]);
    expect(forbidden("adapters/web/", /^(adapters\/chat\/|src\/|node:|@?hono(\/|$))/)).toEqual([]);
    expect(forbidden("adapters/chat/", /^(adapters\/chat\/|src\/|node:|qr$)/)).toEqual([]);
  });

  test("what a press, a sentence or an order leads to is written once, so what follows one on a platform asks nobody who may, and of no order, place or reader", () => {
    const acts = imports.filter(({ file }) => /^adapters\/\w+\/act\//.test(file));
    expect(acts.length).toBeGreaterThan(20);
    expect(
      acts.filter(({ to }) => /\/(who-may|begin|carry-out-order|places|languages|readers|last-asked)\.ts$/.test(to)),
    ).toEqual([]);
  });

  test("a press enters the desk by the one way in, so nothing of a platform opens, answers or takes up a case beside it", () => {
    const entering = /\breception\.(open|receive|resume|follow|giveLink|endLink)\(/;
    const beside = files.filter(
      (file) => /^adapters\/(?!chat\/)/.test(file) && entering.test(readFileSync(join(root, file), "utf8")),
    );
    expect(beside).toEqual([]);
  });

  test("only what puts a desk together knows the adapters, so that the desk serves any of them", () => {
    const outside = imports.filter(
      ({ file, to }) =>
        to.startsWith("adapters/") && !/^(adapters|tools)\//.test(file) && !/^src\/app\/platforms\.ts$/.test(file),
    );
    expect(outside).toEqual([]);
  });

  test("a desk imports nothing of tools, which only builders start", () => {
    expect(imports.filter(({ file, to }) => to.startsWith("tools/") && !file.startsWith("tools/"))).toEqual([]);
  });

  test("one file reads the environment, so that a setting is checked before it is used", () => {
    const readers = files.filter(
      (file) => !file.startsWith("tools/") && /process\.env/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(readers).toEqual(["src/app/settings/source.ts"]);
  });

  test("the practice Tencent shares nothing with the desk but the signature's arithmetic and the machine, so that it can't be wrong in the same way", () => {
    expect(forbidden("src/practice/", /^(src\/tencent\/(tc3|user-sig)\.ts$|src\/machine\/|node:|zod$)/)).toEqual([]);
  });

  test("Tencent's side knows no case and no ledger, so that it can be read as a client of its own", () => {
    expect(forbidden("src/tencent/", /^(src\/words\/|node:|undici$|zod$)/)).toEqual([]);
  });
});

function circles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: string[]): void => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(" -> "));
    if (path.includes(node) || done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
