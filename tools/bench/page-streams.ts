import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";

/** How many event streams a process of its own holds open, and the cookies of the browsers that have them. */
export interface Streams {
  url: string;
  cookies: string[];
  count: number;
}

process.on("message", async ({ url, cookies, count }: Streams) => {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  try {
    for (let n = 0; n < count; n++) {
      const asked = request(`${url}/c/live`, { agent, headers: { cookie: cookies[n % cookies.length]! } }).end();
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      if (answer.statusCode !== 200) throw new Error(`Stream ${n} was answered with ${answer.statusCode}.`);
      answer.resume();
    }
    process.send!("open");
  } catch (error) {
    process.send!((error as Error).message);
  }
});
