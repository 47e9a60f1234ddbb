import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What all tests of a run share. */
interface Shared {
  at: string;
  remove(): void | Promise<void>;
}

/** Has it made for the first test that asks at `url`, and takes it away when the run is over. */
export async function openDoor(make: () => Promise<Shared>): Promise<{ url: string; close(): Promise<void> }> {
  let shared: Promise<Shared> | undefined;
  const door = createServer(async (_, response) => {
    try {
      shared ??= make();
      response.end((await shared).at);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async close() {
      door.close();
      await (await shared)?.remove();
    },
  };
}

/** Where that is which is shared behind a door. */
export async function behind(door: string): Promise<string> {
  const answer = await fetch(door);
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return said;
}
