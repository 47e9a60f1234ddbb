import { remedyOfBuild } from "./command-line.ts";
import { packageFolder } from "./package.ts";
import { StartError } from "./start-error.ts";

/** A part of this build is missing, unreadable or broken. */
class NotLoaded extends StartError {
  override name = "NotLoaded" as const;
  constructor(cause: unknown) {
    const [said] = String(cause instanceof Error ? cause.message : cause).split("\n");
    super(
      `Not all of ${packageFolder ?? "this build"} can be loaded (${said}). Whoever owns it can mend that: ${remedyOfBuild}`,
      { cause },
    );
  }
}

/** Waits for a module that is loaded only where it is wanted, so that nothing else waits for it. @throws NotLoaded */
export function part<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((cause: unknown) => {
    throw cause instanceof NotLoaded ? cause : new NotLoaded(cause);
  });
}
