import type { z } from "zod";
import { numbering } from "../../flows/fields/numbering.ts";
import type { TextCaps } from "../../provisioning/protocol/dependencies.ts";

const example = "is a number for each country, countries with their own, or both, such as 50,HK:200,NG:5";

/** Reads `50`, `HK:200,NG:5` or `50,HK:200,NG:5`. */
export function readCountryCaps(said: string, context: z.RefinementCtx): NonNullable<TextCaps["perCountry"]> {
  const words = said.split(/[\s,;"']+/).filter((word) => word !== "");
  const limits = words.filter((word) => /^\d{1,9}$/.test(word)).map(Number);
  const pairs = words.flatMap((word) => {
    const [, area, limit] = /^([a-z]{2})[:=](\d{1,9})$/i.exec(word) ?? [];
    return area === undefined ? [] : [[area.toUpperCase(), Number(limit)] as const];
  });
  if (words.length === 0 || limits.length + pairs.length < words.length) context.addIssue(example);
  if (limits.length > 1) context.addIssue("has two numbers without a country; keep one");
  const areas = pairs.map(([area]) => area);
  const strange = areas.filter((area) => !numbering().isSupportedCountry(area));
  if (strange.length > 0)
    context.addIssue(`has ${strange.join(" and ")}, which ${strange.length === 1 ? "is" : "are"} no country`);
  const twice = areas.filter((area, n) => areas.indexOf(area) !== n);
  if (twice.length > 0) context.addIssue(`has ${[...new Set(twice)].join(" and ")} twice`);
  const [others] = limits;
  return { of: Object.fromEntries(pairs), ...(others !== undefined && { others }) };
}
