import encodeQR from "qr";

const border = 2; // in modules; scanners want some quiet around the code
const dots = 6; // so many for each module, to be read from a screen at arm's length

/** An address as a QR code, in a GIF. */
export function pictureOf(url: string): Buffer {
  return Buffer.from(encodeQR(url, "gif", { scale: dots, border }));
}

/** An address as a QR code out of block characters, two modules high each. Light on dark, as most terminals are. */
export function blocksOf(url: string): string[] {
  return encodeQR(url, "ascii", { border }).trimEnd().split("\n");
}
