import { readFileSync, writeFileSync } from "node:fs";
import { withRolesTable } from "./roles-table.ts";

const page = "docs/security.md";
writeFileSync(page, withRolesTable(readFileSync(page, "utf8")));
