import { expect, test } from "vitest";
import { type Frame, frame, frameReader } from "./frames.ts";

/** As a client sends it: the same frame, masked. */
function masked(bare: Buffer): Buffer {
  const size = bare[1] ?? 0;
  const head = 2 + (size < 126 ? 0 : size === 126 ? 2 : 8);
  const mask = Buffer.from([1, 2, 3, 4]);
  const payload = Buffer.from(bare.subarray(head).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return Buffer.concat([Buffer.from([bare[0] ?? 0, size | 0x80]), bare.subarray(2, head), mask, payload]);
}

function read(bytes: Buffer, pieces: number): Frame[] {
  const frames: Frame[] = [];
  const reader = frameReader((one) => frames.push(one));
  for (let at = 0; at < bytes.length; at += pieces) reader(bytes.subarray(at, at + pieces));
  return frames;
}

test.each([0, 125, 126, 65_535, 65_536, 200_000])(
  "%i bytes come through in whatever pieces, masked or bare",
  (size) => {
    const payload = Buffer.alloc(size, "Hong Kong ");
    const sent = frame("text", payload);
    for (const bytes of [sent, masked(sent)]) {
      for (const pieces of [bytes.length, 4_093, 3_001]) {
        const [one, ...more] = read(bytes, pieces);
        expect(one?.kind).toBe("text");
        expect(one?.payload.equals(payload)).toBe(true);
        expect(more).toEqual([]);
      }
    }
  },
);

test("several frames in one piece are told apart, and a text in parts is one", () => {
  const first = frame("text", "one ");
  const last = frame("text", "message");
  first[0] = 0x01;
  last[0] = 0x80;
  expect(read(Buffer.concat([frame("ping", "?"), first, frame("pong"), last, frame("close")]), 1_000)).toEqual([
    { kind: "ping", payload: Buffer.from("?") },
    { kind: "pong", payload: Buffer.alloc(0) },
    { kind: "text", payload: Buffer.from("one message") },
    { kind: "close", payload: Buffer.alloc(0) },
  ]);
});
