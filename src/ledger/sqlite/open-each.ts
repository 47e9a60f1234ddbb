import { SealBroken } from "../sealing.ts";

/**
 * Opens rows one by one. A row that does not open is set aside and its error thrown, so that it holds up the others
 * only once.
 */
export async function openEach<Row, Opened>(
  rows: Row[],
  open: (row: Row) => Opened,
  setAside: (row: Row) => Promise<unknown>,
): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const row of rows) {
    try {
      opened.push(open(row));
    } catch (error) {
      if (error instanceof SealBroken) await setAside(row);
      throw error;
    }
  }
  return opened;
}
