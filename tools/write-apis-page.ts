import { writeFileSync } from "node:fs";
import { apisPage } from "./apis-page.ts";

writeFileSync("docs/apis.md", apisPage());
