import { readFileSync, writeFileSync } from "node:fs";
import { pages } from "./pages.ts";

for (const [file, make] of Object.entries(pages))
  writeFileSync(
    file,
    make(() => readFileSync(file, "utf8")),
  );
