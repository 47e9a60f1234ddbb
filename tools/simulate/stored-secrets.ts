/** What nobody may find in what is stored: of these, those that stand there. */
export function storedSecrets(bytes: Buffer, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => formsOf(secret).some((form) => bytes.includes(form)));
}

/** As it is, in hex, and in base64 wherever it may begin there. */
function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
      .toString("base64")
      .slice([0, 2, 3][before], -4),
  );
  return [secret, Buffer.from(secret).toString("hex"), ...inBase64];
}
