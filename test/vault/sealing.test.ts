import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveKeys, fingerprintOf, open, openUnder, SealBroken, seal, sealUnder } from "../../src/ledger/sealing.ts";

const { sealing, index } = deriveKeys("a key for tests, and for nothing else");

test("a sealed text opens with the same key and the same associated data, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, about) => {
      expect(open(sealing, seal(sealing, plain, about), about).toString()).toBe(plain);
    }),
  );
});

test("a sealed text with one bit changed, cut short, or in another place does not open", () => {
  const sealed = seal(sealing, "ana@example.com", "R-7K2P|case|1");
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1 << bit;
      expect(() => open(sealing, changed, "R-7K2P|case|1")).toThrow(SealBroken);
    }),
  );
  for (let length = 0; length < sealed.length; length++) {
    expect(() => open(sealing, sealed.subarray(0, length), "R-7K2P|case|1")).toThrow(SealBroken);
  }
  expect(() => open(sealing, sealed, "R-7K2P|case|2")).toThrow("What is kept at R-7K2P|case|2 does not open");
  expect(() => open(index, sealed, "R-7K2P|case|1")).toThrow(SealBroken);
});

test("the same text sealed a thousand times gives a thousand different ciphertexts", () => {
  const seals = new Set(Array.from({ length: 1000 }, () => seal(sealing, "x", "").subarray(0, 12).toString("hex")));
  expect(seals.size).toBe(1000);
});

test("a text sealed under another FRONTDESK_KEY says so", () => {
  const other = deriveKeys("another key").sealing;
  const sealed = sealUnder(other, "secret", "here");
  expect(openUnder(other, sealed, "here").toString()).toBe("secret");
  expect(() => openUnder(sealing, sealed, "here")).toThrow("sealed under another FRONTDESK_KEY");
});

test("one FRONTDESK_KEY gives two keys of 32 bytes, always the same two", () => {
  expect([sealing.length, index.length, sealing.equals(index)]).toEqual([32, 32, false]);
  expect(deriveKeys("a key for tests, and for nothing else")).toEqual({ sealing, index });
});

test("a fingerprint is the same however a mail was typed, and another one in another column", () => {
  const mail = fingerprintOf(index, "mail", "ana@example.com");
  expect(fingerprintOf(index, "mail", " Ana@EXAMPLE.com\n")).toEqual(mail);
  expect(fingerprintOf(index, "phone", "ana@example.com")).not.toEqual(mail);
  expect(fingerprintOf(sealing, "mail", "ana@example.com")).not.toEqual(mail);
});
