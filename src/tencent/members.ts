import { z } from "zod";

/**
 * An account's UIN. Tencent writes it as a string or as a JSON number. A number beyond 2^53 would have lost digits, so
 * it is refused.
 */
export const uin = z.union([z.string().regex(/^[1-9]\d{0,19}$/), z.int().positive().transform(String)]);

/** A member that may be null by the document. It becomes "" then. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? "");

/** A count, which some actions give as a string. */
const count = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);

/**
 * One page of a list: `Data` and `Total`. A first page without rows counts as an empty list only if the total is 0 too.
 */
export function listing<Row>(row: z.ZodType<Row>) {
  const page = z.object({ Data: z.array(row).nullish(), Total: count });
  const rowsOf = ({ Data, Total }: z.infer<typeof page>) => ({ rows: Data ?? [], total: Total });
  const first = page.refine(({ Data, Total }) => Total === 0 || (Data ?? []).length > 0).transform(rowsOf);
  const later = page.transform(rowsOf);
  return (number: number) => (number > 1 ? later : first);
}

/** A text with a limit in bytes of UTF-8, not in characters. */
export function atMostBytes(most: number) {
  return z.string().refine((value) => Buffer.byteLength(value) <= most);
}
