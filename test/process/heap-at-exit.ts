import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tempFolder } from "./desk.ts";

const preload = pathToFileURL(resolve("test/process/heap-at-exit.mjs")).href;

/** A heap as V8 writes it down. Its other strings are names that V8 gives, most of them numbers. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
  strings: string[];
}

/** For a process that ends by itself: what it needs to write its heap down then, and every text that was on it. */
export function heapAtExit(): { env: Record<string, string>; texts(): Buffer } {
  const file = join(tempFolder(), "end.heapsnapshot");
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, HEAP_AT_EXIT: file },
    texts() {
      const { snapshot, nodes, strings } = JSON.parse(readFileSync(file, "utf8")) as Snapshot;
      const { node_fields: fields, node_types: types } = snapshot.meta;
      const [type, name] = [fields.indexOf("type"), fields.indexOf("name")];
      const texts = new Set<string>();
      for (let at = 0; at < nodes.length; at += fields.length)
        if (types[0][nodes[at + type]!]!.endsWith("string")) texts.add(strings[nodes[at + name]!]!);
      return Buffer.from([...texts].join("\n"));
    },
  };
}
