import type { Writable } from "node:stream";

export interface Output {
  /** Resolves when more can be written: false once nobody reads any more, such as after `head`. */
  write(text: string): Promise<boolean>;
}

/** Writes no faster than it is read. */
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
