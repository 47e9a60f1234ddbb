import { z } from "zod";

/** An account's UIN: digits in a string here, a JSON number there. Never a number beyond 2^53, which would have lost digits. */
export const uin = z.union([z.string().regex(/^[1-9]\d{0,19}$/), z.int().positive().transform(String)]);

/** A member that documents say may be null; "" when there is nothing. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? "");

/** A count, which some actions give as a string. */
const count = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);

/** `Data` and `Total` of a listing, page by page. No rows on the first count as none only when the total says so too. */
export function listing<Row>(row: z.ZodType<Row>) {
  const page = z.object({ Data: z.array(row).nullish(), Total: count });
  const rowsOf = ({ Data, Total }: z.infer<typeof page>) => ({ rows: Data ?? [], total: Total });
  const first = page.refine(({ Data, Total }) => Total === 0 || (Data ?? []).length > 0).transform(rowsOf);
  const later = page.transform(rowsOf);
  return (number: number) => (number > 1 ? later : first);
}

/** A text whose bytes of UTF-8 count, not its characters. */
export function atMostBytes(most: number) {
  return z.string().refine((value) => Buffer.byteLength(value) <= most);
}
