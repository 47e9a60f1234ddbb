import { withPostgres } from "../postgres/database.ts";
import { ledgerContract } from "./contract.ts";
import { openPostgres } from "./postgres.ts";

withPostgres("the ledger on PostgreSQL", () => {
  ledgerContract("PostgreSQL", openPostgres);
});
