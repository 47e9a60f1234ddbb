import { decodeQR } from "qr/decode.js";
import { expect, test } from "vitest";
import { blocksOf, pictureOf } from "../../adapters/chat/to-scan.ts";

const url = `https://accounts.example.com/c#${"Ab3_-".repeat(8)}xyz`;
const scale = 8;

/** What a camera sees of block characters that are light on dark. */
function seen(lines: string[]): { width: number; height: number; data: Uint8ClampedArray } {
  const rows = lines.flatMap((line) => [
    [...line].map((block) => block === "█" || block === "▀"),
    [...line].map((block) => block === "█" || block === "▄"),
  ]);
  const [width, height] = [rows[0]!.length * scale, rows.length * scale];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isLight = rows[Math.floor(y / scale)]![Math.floor(x / scale)];
      if (!isLight) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { width, height, data };
}

test("a link out of block characters is read back whole, and fits a terminal of 80 columns", () => {
  const lines = blocksOf(url);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
  expect(decodeQR(seen(lines))).toBe(url);
});

test("its picture is a square GIF, large enough to be scanned from a screen", () => {
  const picture = pictureOf(url);
  expect(picture.subarray(0, 4).toString()).toBe("GIF8");
  expect(picture.readUInt16LE(6)).toBeGreaterThan(200);
  expect(picture.readUInt16LE(6)).toBe(picture.readUInt16LE(8));
});
