import type { Writable } from "node:stream";

export interface Output {
  /**
   * Writes a text, and resolves when more can be written: with false once nobody reads any more, such as after `head`.
   */
  write(text: string): Promise<boolean>;
}

/** Makes an output that is written no faster than it is read. */
export function createOutput(stream: Writable): Output {
  let failure: Error | undefined;
  let wake = () => {};
  stream.on("error", (error) => {
    failure = error;
    wake();
  });
  stream.on("drain", () => wake());

  return {
    async write(text) {
      const hasRoom = failure !== undefined || stream.write(text);
      if (!hasRoom)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (failure && (failure as NodeJS.ErrnoException).code !== "EPIPE") throw failure;
      return failure === undefined;
    },
  };
}
