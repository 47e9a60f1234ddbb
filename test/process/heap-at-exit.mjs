import { writeHeapSnapshot } from "node:v8";

// Loaded into a desk before everything else: what is on its heap once it has closed all it had open is written down.
globalThis.planted = ["planted", "on", "the", "heap"].join(" ");
process.on("exit", () => writeHeapSnapshot(process.env.HEAP_AT_EXIT));
