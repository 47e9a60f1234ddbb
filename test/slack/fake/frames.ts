/** WebSocket frames, RFC 6455: what a server sends is bare, what a client sends is masked. */
export type Frame = { kind: "text" | "ping" | "pong" | "close"; payload: Buffer };

const opcodes = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;
const kinds = new Map<number, Frame["kind"]>(
  Object.entries(opcodes).map(([kind, code]) => [code, kind as Frame["kind"]]),
);

export function frame(kind: Frame["kind"], payload: Buffer | string = ""): Buffer {
  const data = Buffer.from(payload);
  const head = [0x80 | opcodes[kind]];
  if (data.length < 126) return Buffer.concat([Buffer.from([...head, data.length]), data]);
  const long = Buffer.alloc(data.length < 65_536 ? 2 : 8);
  if (long.length === 2) long.writeUInt16BE(data.length);
  else long.writeBigUInt64BE(BigInt(data.length));
  return Buffer.concat([Buffer.from([...head, long.length === 2 ? 126 : 127]), long, data]);
}

/** Takes bytes as they come and gives each frame once it is whole. */
export function frameReader(take: (frame: Frame) => void): (bytes: Buffer) => void {
  let held = Buffer.alloc(0);
  let parts: Buffer[] = [];
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (let next = cut(held); next; next = cut(held)) {
      held = held.subarray(next.size);
      const kind = kinds.get(next.opcode);
      if (kind && kind !== "text") take({ kind, payload: next.payload });
      else {
        parts.push(next.payload);
        if (!next.last) continue;
        take({ kind: "text", payload: Buffer.concat(parts) });
        parts = [];
      }
    }
  };
}

function cut(held: Buffer): { opcode: number; last: boolean; payload: Buffer; size: number } | undefined {
  if (held.length < 2) return undefined;
  const [first = 0, second = 0] = held;
  let at = 2;
  let length = second & 0x7f;
  if (length >= 126) {
    const wide = length === 126 ? 2 : 8;
    if (held.length < at + wide) return undefined;
    length = wide === 2 ? held.readUInt16BE(at) : Number(held.readBigUInt64BE(at));
    at += wide;
  }
  const masked = (second & 0x80) !== 0;
  const mask = held.subarray(at, at + 4);
  if (masked) at += 4;
  if (held.length < at + length) return undefined;
  const payload = Buffer.from(held.subarray(at, at + length));
  if (masked) for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, size: at + length };
}
