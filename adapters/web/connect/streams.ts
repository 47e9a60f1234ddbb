import type { IncomingMessage, ServerResponse } from "node:http";
import type { Session } from "../../../src/desk/links.ts";
import type { Live } from "../show/live.ts";

const beatMs = 15_000;
/** A stream ends after so long, and the page opens another one, so that a session that is over has no stream (ms). */
const longestMs = 30 * 60_000;
const most = 4_000;
const mostEach = 6;

interface Stream {
  response: ServerResponse;
  since: number;
}

/**
 * Keeps one event stream for each open page. A stream carries versions and beats, and nothing of a case. One timer beats
 * for all of them.
 */
export function createStreams(live: Live, clock: () => number) {
  const open = new Set<Stream>();
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function beat(): void {
    for (const { response, since } of open)
      if (clock() - since > longestMs) response.end();
      else response.write("event: beat\ndata: 1\n\n");
  }

  function closed(stream: Stream, person: string): void {
    open.delete(stream);
    const left = (counts.get(person) ?? 1) - 1;
    if (left > 0) counts.set(person, left);
    else counts.delete(person);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    /** Whether one more stream may be opened for this person. If not, their page asks by itself. */
    hasRoom: (person: string): boolean => open.size < most && (counts.get(person) ?? 0) < mostEach,
    /** Makes an answer whose headers are sent a stream. */
    open(request: IncomingMessage, response: ServerResponse, { person, caseId }: Session, version: number): void {
      counts.set(person, (counts.get(person) ?? 0) + 1);
      const stream = { response, since: clock() };
      open.add(stream);
      timer ??= setInterval(beat, beatMs).unref();
      const send = (now: number) => void response.write(`id: ${now}\nevent: moved\ndata: ${now}\n\n`);
      const said = () => void response.write("event: said\ndata: 1\n\n");
      const unwatch = live.watch({ person, caseId, moved: send, said });
      response.once("close", () => {
        unwatch();
        closed(stream, person);
      });
      request.socket.setNoDelay(true);
      response.write("retry: 3000\n\n");
      const heard = Number(request.headers["last-event-id"]);
      if (heard !== version) send(version);
    },
    /** Ends all of them, because this desk ends. Pages open others at another desk. */
    end(): void {
      for (const { response } of open) response.end();
    },
  };
}
