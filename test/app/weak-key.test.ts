import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWeak } from "../../src/app/settings/weak-key.ts";

const bytes = (least: number) => fc.uint8Array({ minLength: least, maxLength: 64 });

/** Drawn by fast-check bytes are no random ones: it likes zeros and repeats. These come from a seed that it draws. */
function drawn(seed: Uint8Array, length: number): Buffer {
  let state = seed.reduce((sum, byte, i) => (sum * 31 + byte + i) >>> 0, 2_166_136_261);
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state + 0x6d_2b_79_f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return (t ^ (t >>> 14)) & 255;
    }),
  );
}

describe("a key drawn at random passes", () => {
  const ways: [string, (seed: Uint8Array) => string][] = [
    ["openssl rand -base64 32", (seed) => drawn(seed, 32).toString("base64")],
    ["openssl rand -base64 24", (seed) => drawn(seed, 24).toString("base64")],
    ["openssl rand -hex 32", (seed) => drawn(seed, 32).toString("hex")],
    ["openssl rand -hex 16", (seed) => drawn(seed, 16).toString("hex")],
    ["base64url", (seed) => drawn(seed, 33).toString("base64url")],
    ["two uuids", (seed) => `${uuid(drawn(seed, 16))}${uuid(drawn([...seed, 1] as never, 16))}`],
    [
      "letters of a password manager",
      (seed) => [...drawn(seed, 40)].map((byte) => letters[byte % letters.length]).join(""),
    ],
  ];
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#%+:=?@";
  const uuid = (of: Buffer) => of.toString("hex").replace(/(.{8})(.{4}).(.{3})(.{4})(.+)/, "$1-$2-4$3-$4-$5");

  // About one drawn key in a million can be written in few steps, and is refused.
  test.each(ways)("%s", (_, make) => {
    const numRuns = Number(process.env.FUZZ_RUNS ?? 2_000);
    const seeds = fc.sample(bytes(8), numRuns);
    expect(seeds.map(make).filter(isWeak).length).toBeLessThanOrEqual(1 + numRuns / 100_000);
  });

  test("and so does a key drawn on this machine, and a sentence of one's own", () => {
    for (let i = 0; i < 500; i += 1) {
      expect(isWeak(randomBytes(32).toString("base64"))).toBe(false);
      expect(isWeak(randomUUID())).toBe(false);
    }
    expect(isWeak("correct horse battery staple on a tuesday")).toBe(false);
  });
});

describe("a key that can be guessed does not", () => {
  test.each([
    "a".repeat(32),
    "0".repeat(64),
    "ab".repeat(20),
    "abcd1234".repeat(5),
    "changeme".repeat(4),
    "changeme-changeme-changeme-change",
    "ChangeMeChangeMeChangeMeChangeMe!",
    "please-change-me-to-a-random-string",
    "replace-me-with-your-own-secret-key",
    "YOUR_SECRET_KEY_HERE_AT_LEAST_32_CHARACTERS",
    "0123456789".repeat(4),
    "0123456789abcdef0123456789abcdef",
    "abcdefghijklmnopqrstuvwxyz123456",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef",
    "zyxwvutsrqponmlkjihgfedcba987654",
    "qwertyuiopasdfghjklzxcvbnm123456",
    "password".repeat(4),
    "passwordpasswordpasswordpassword1!",
    "frontdesk-secret-key-frontdesk-secret",
    "deadbeef".repeat(8),
    "cafebabecafebabecafebabecafebabe",
    "00000000-0000-0000-0000-000000000000",
    "123e4567-e89b-12d3-a456-426614174000".slice(0, 8).repeat(5),
    "1234567890!@#$%^&*()1234567890!@#$",
    "My5ecretMy5ecretMy5ecretMy5ecret",
    "x7Qp".repeat(9),
    "Tr0ub4dor".repeat(4),
    "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpP",
    "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
    "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p",
    "31415926535897932384626433832795",
    "qazwsxedcrfvtgbyhnujmikolp1234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,",
    Buffer.alloc(32).toString("base64"),
    Buffer.from("changemechangemechangemechangeme").toString("base64"),
    Buffer.from("passwordpasswordpasswordpassword").toString("hex"),
    Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString("hex"),
  ])("%s", (key) => expect(isWeak(key)).toBe(true));

  test("nor does a short text that is repeated until it is long enough", () => {
    const unit = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" });
    fc.assert(
      fc.property(unit, fc.string({ maxLength: 3 }), (word, tail) => {
        expect(isWeak(word.repeat(Math.ceil(40 / word.length)) + tail)).toBe(true);
      }),
    );
  });
});
