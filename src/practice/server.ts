import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isFromThisMachine } from "../machine/from-this-machine.ts";
import { type Answer, refuse } from "./answer.ts";
import { type Books, openBooks } from "./books.ts";
import { createCalls } from "./calls.ts";
import { chatRefuse } from "./chat-answer.ts";
import { chatAdmin } from "./chat-apps.ts";
import { createChatCalls } from "./chat-calls.ts";
import { classroomApps } from "./classroom.ts";
import { deliver, json } from "./deliver.ts";
import { defaults, type SandboxOptions, type Settings } from "./options.ts";
import { openPhone, type PhoneText, type TextListener } from "./phone.ts";

export interface Sandbox {
  url: string;
  secretId: string;
  secretKey: string;
  /** The classroom applications; a user of the first is a stranger to the other. */
  lcic: { sdkAppId: number; otherSdkAppId: number };
  /** A Chat application with room, and one on trial: five official accounts, a hundred people, thirty days. */
  chat: { sdkAppId: number; secretKey: string; identifier: string; trial: { sdkAppId: number; secretKey: string } };
  close(): Promise<void>;
  books(): Books;
  /** The texts that have arrived, the newest last. */
  phone(): PhoneText[];
  /** Calls the listener with each text as it arrives. Returns a function that stops it. */
  onText(listener: TextListener): () => void;
}

const largestBody = 10 * 1024 * 1024;

/** A practice Tencent on 127.0.0.1. It commits its books before it answers, so a restart on the same file goes on. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings: Settings = { ...defaults, ...options };
  const books = openBooks(settings.file);
  const phone = openPhone(books, settings.clock);
  const call = createCalls(books, settings);
  const chatCall = createChatCalls(books, settings);
  const timers = new Set<NodeJS.Timeout>();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end(String(error));
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("date", new Date(settings.clock()).toUTCString());
    const asked = `${request.method} ${request.url}`;
    if (asked === "POST /") return answerCloud(request, response);
    if (asked.startsWith("POST /v4/")) return answerChat(request, response);
    if (asked === "GET /phone" && isFromThisMachine(request)) return json(response, JSON.stringify(phone.texts()));
    if (asked === "GET /books" && isFromThisMachine(request))
      return json(response, JSON.stringify(books.snapshot(settings.clock())));
    if (request.url === "/moved") books.commit(() => books.countCall("moved"));
    response.writeHead(404, { "content-type": "text/plain" }).end("Nothing here.\n");
  }

  async function answerCloud(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const body = await read(request);
    const found = body
      ? call(request.headers, body, requestId)
      : refuse("RequestSizeLimitExceeded", "The body is too large.");
    send(response, found, { Response: { ...found.response, RequestId: requestId } });
  }

  async function answerChat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const found = body ? chatCall(request.url ?? "", body, randomUUID()) : chatRefuse(60002, "The body is too large.");
    send(response, found, found.response);
  }

  function send(response: ServerResponse, { later, delivery = "plain" }: Answer, whole: object): void {
    phone.lookAgain();
    if (later) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        books.commit(() => later.act(settings.clock()));
      }, later.afterMs);
      timers.add(timer);
    }
    deliver(response, JSON.stringify(whole), delivery, settings);
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer);
    phone.close();
    books.close();
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(settings.port, "127.0.0.1", resolve);
  }).catch((error: unknown) => {
    stop();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...books.keys,
    lcic: { sdkAppId: classroomApps[0], otherSdkAppId: classroomApps[1] },
    chat: { ...books.chatApps.ofPlan("enterprise"), identifier: chatAdmin, trial: books.chatApps.ofPlan("trial") },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      stop();
    },
    books: () => books.snapshot(settings.clock()),
    phone: () => phone.texts(),
    onText: (listener) => phone.onText(listener),
  };
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= largestBody) chunks.push(chunk);
  }
  return length <= largestBody ? Buffer.concat(chunks) : undefined;
}
