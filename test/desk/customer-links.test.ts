import { openPostgres } from "../ledger/postgres.ts";
import { openSqlite } from "../ledger/sqlite.ts";
import { withPostgres } from "../postgres/database.ts";
import { linkLife } from "./customer-links.ts";

linkLife("SQLite", openSqlite);

withPostgres("customers' links", () => linkLife("PostgreSQL", () => openPostgres()));
