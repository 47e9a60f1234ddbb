import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createClient, kindIn } from "../web/client.ts";
import { codeFor, other } from "./codes.ts";
import type { Step } from "./desk.ts";
import type { Talk } from "./talk.ts";
import type { Tencent } from "./tencent.ts";

/** A customer at the page of a link, over HTTP, while desks come and go. */
export interface AtPage {
  /** Called once an answer was taken. */
  said: (step: Step) => void;
  /** Opens the link. Gives whether this browser has it then. */
  opens(): Promise<boolean>;
  /** Resolves once the page shows the end. */
  sawEnd: Promise<void>;
  isAtEnd(): boolean;
  leaves(): void;
}

/** The customer of this talk, behind this link. */
export function sitsAtPage(url: string, talk: Talk, tencent: Tencent): AtPage {
  const client = createClient(talk.pagesAt!, new URL(url).origin);
  const token = url.slice(url.indexOf("#") + 1);
  let isHere = true;
  let isAtEnd = false;
  let isTaken = false;
  let given = "";
  let ended = () => {};

  /** The answer of a desk, whichever gives one. What is sent again has the same identity. */
  async function surely(step: string, body: object) {
    while (isHere) {
      const answer = await client.post(step, body).catch(() => undefined); // nobody listens, or they died over it
      if (answer?.status === 200) return answer;
      await pause(50);
    }
    return undefined;
  }

  const act = (wanted: object) => surely("act", { wanted, of: client.of(), id: randomUUID(), stamp: client.stamp() });

  async function setsPassword(of: { question?: string }): Promise<void> {
    if (isTaken) talk.askedTwice.push(`password on the page as ${of.question}`);
    const { password } = talk.customer;
    const after = await act({ is: "fill", answers: { password, again: password }, ...of });
    isTaken = after !== undefined && kindIn(after) !== "password";
    page.said("password");
  }

  async function givesCode(of: { question?: string }): Promise<void> {
    const code = await codeFor(talk.customer.phone, tencent, talk.had + 1);
    if (code === undefined) {
      talk.goes += 1;
      await act({ is: "press", choice: "resend", ...of });
      return;
    }
    const said = talk.slips.delete("code") ? other(code) : code;
    if (given === `${of.question} ${said}`) return; // it is under way
    given = `${of.question} ${said}`;
    await act({ is: "code", answers: { code: said }, ...of });
    page.said("code");
  }

  async function staysToTheEnd(): Promise<void> {
    while (isHere && !isAtEnd) {
      const shown = await surely("state", { of: client.of() });
      const kind = shown && kindIn(shown);
      const [, question] = /data-question="([^"]+)"/.exec(shown?.html ?? "") ?? [];
      const of = question === undefined ? {} : { question };
      isAtEnd = kind === "done";
      if (kind === "password") await setsPassword(of);
      if (kind === "code") await givesCode(of);
      await pause(100);
    }
  }

  const page: AtPage = {
    said: () => {},
    async opens() {
      await surely("look", { token });
      const opened = await surely("open", { token, gesture: true });
      const isOpen = opened !== undefined && kindIn(opened) !== "withdrawn";
      if (isOpen) void staysToTheEnd().then(() => ended());
      return isOpen;
    },
    sawEnd: new Promise((resolve) => {
      ended = resolve;
    }),
    isAtEnd: () => isAtEnd,
    leaves() {
      isHere = false;
    },
  };
  return page;
}
