import type { CaseLine, Reception } from "../../src/desk/platform.ts";

const atOnce = 200;
const mostLookedAt = 2_000;

/** Those of a person's requests that fit, open ones first. At most `most`, out of the first two thousand. */
export async function firstThatFit(
  reception: Pick<Reception, "cases">,
  person: string,
  fits: (line: CaseLine) => boolean,
  most: number,
): Promise<CaseLine[]> {
  const found: CaseLine[] = [];
  let page: string | undefined;
  for (let looked = 0; looked < mostLookedAt && found.length < most; looked += atOnce) {
    const { lines, older } = await reception.cases(person, { most: atOnce, page });
    found.push(...lines.filter(fits));
    if (older === undefined) break;
    page = older;
  }
  return found.slice(0, most);
}
