import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";

/** How many event streams a process of its own holds open, and the browsers that have them. */
export interface Streams {
  url: string;
  browsers: { cookie: string; of: string }[];
  count: number;
}

process.on("message", async ({ url, browsers, count }: Streams) => {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  try {
    for (let n = 0; n < count; n++) {
      const { cookie, of } = browsers[n % browsers.length]!;
      const asked = request(`${url}/c/live?of=${of}`, { agent, headers: { cookie } }).end();
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      if (answer.statusCode !== 200) throw new Error(`Stream ${n} was answered with ${answer.statusCode}.`);
      answer.resume();
    }
    process.send!("open");
  } catch (error) {
    process.send!((error as Error).message);
  }
});
