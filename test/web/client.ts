import { randomUUID } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";

/** What the desk answers to a step of the page's script. */
export interface Answer {
  status: number;
  html: string;
  version?: number;
  stamp?: string;
  of?: string;
  says?: string;
  headers: Headers;
}

/**
 * The page's script without its page: it posts as a browser does, and keeps cookies. `origin` is what the browser calls
 * the desk, if a web server with a certificate would stand before it.
 */
export function createClient(url: string, origin: string = new URL(url).origin) {
  const at = new URL(url).origin;
  const cookies = new Map<string, string>();
  let stamp: string | undefined;
  let of: string | undefined;

  async function post(step: string, body: unknown, headers: Record<string, string | undefined> = {}): Promise<Answer> {
    const sent: Record<string, string | undefined> = {
      "content-type": "application/json",
      origin,
      "accept-language": "en",
      ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
      ...headers,
    };
    const response = await fetch(`${at}/c/${step}`, {
      method: "POST",
      headers: Object.fromEntries(
        Object.entries(sent).filter((each): each is [string, string] => each[1] !== undefined),
      ),
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      cookies.set(name!, value!);
    }
    const text = await response.text();
    const answer = (text === "" ? {} : JSON.parse(text)) as Partial<Answer>;
    stamp = answer.stamp ?? stamp;
    of = answer.of ?? of;
    return { html: "", ...answer, status: response.status, headers: response.headers };
  }

  return {
    post,
    cookies,
    stamp: () => stamp,
    of: () => of,
    look: (token?: string) => post("look", { token }),
    open: (token: string) => post("open", { token, gesture: true }),
    state: () => post("state", { of }),
    /** Does something as the page's forms do. */
    act: (wanted: object, more: object = {}) => post("act", { wanted, of, id: randomUUID(), stamp, ...more }),
    /** Follows a link and opens it. */
    async comes(token: string): Promise<Answer> {
      await this.look(token);
      return this.open(token);
    },
    /** Opens an event stream. Gives the events that came so far. */
    async streams(headers: Record<string, string> = {}) {
      const events: { event: string; data: string }[] = [];
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        get(`${at}/c/live?of=${of ?? "00000000"}`, { headers: { cookie, ...headers }, agent: false }, resolve).on(
          "error",
          reject,
        );
      });
      onTestFinished(() => void response.destroy());
      let rest = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        const parts = (rest + chunk).split("\n\n");
        rest = parts.pop()!;
        for (const part of parts) {
          const [, event] = /^event: (.*)$/m.exec(part) ?? [];
          const [, data = ""] = /^data: (.*)$/m.exec(part) ?? [];
          if (event) events.push({ event, data });
        }
      });
      response.on("error", () => {});
      return { status: response.statusCode!, headers: response.headers, events, end: () => response.destroy() };
    },
  };
}

/** What a page shows. */
export const kindIn = ({ html }: Pick<Answer, "html">): string | undefined => /data-kind="([^"]+)"/.exec(html)?.[1];
