import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, and then all that starts programs or waits for a platform. */
const early = [
  /test\/process\/kill/,
  /broken-store/,
  /test\/process\/(going-real|restore)|test\/house\/linear|test\/ledger\/postgres\.|test\/tools\/(worlds|duplicates)/,
  /(storm|crowd|acks|slack\/flows)\.e2e/,
  /test\/process\/|\.e2e\./,
];

/** So that nothing long stands alone at the end of a run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = early.findIndex((each) => each.test(moduleId));
  return rank < 0 ? early.length : rank;
}
