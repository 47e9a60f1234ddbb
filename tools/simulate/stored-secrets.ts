/** Those of the secrets that can be found in stored bytes, where none may be. */
export function storedSecrets(bytes: Buffer, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => formsOf(secret).some((form) => bytes.includes(form)));
}

/** The forms in which a secret may be stored: as it is, in hex, and in base64 at each of its three offsets. */
function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
      .toString("base64")
      .slice([0, 2, 3][before], -4),
  );
  return [secret, Buffer.from(secret).toString("hex"), ...inBase64];
}
