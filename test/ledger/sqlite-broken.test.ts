import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { tempFolder } from "../process/desk.ts";
import {
  diskFolder,
  fill,
  freeze,
  hold,
  type Mend,
  newFolderIn,
  scribble,
  smallDisk,
  takeAway,
} from "../process/disks.ts";
import { brokenContract, type Strike } from "./contract-broken.ts";
import { keys } from "./files.ts";

type Act = (file: string, folder: string) => Mend | undefined | Promise<Mend>;

function strikeIn(parent: () => string | undefined, act: Act): Strike {
  return async () => {
    const disk = parent();
    const folder = newFolderIn(disk ?? tempFolder());
    const file = join(folder, "frontdesk.db");
    const ledger = createSqliteLedger({ file, keys });
    onTestFinished(() => ledger.close());
    return { ledger, strike: async () => (disk === undefined ? undefined : act(file, folder)) };
  };
}

brokenContract("SQLite", {
  full: strikeIn(
    () => smallDisk(8),
    (_, folder) => fill(folder),
  ),
  "read-only": strikeIn(diskFolder, (_, folder) => freeze(folder)),
  gone: strikeIn(tempFolder, (_, folder) => takeAway(folder)),
  corrupt: strikeIn(tempFolder, (file) => scribble(file)),
  slow: strikeIn(tempFolder, (file) => hold(file)),
});
