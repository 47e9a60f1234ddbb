import type { IncomingMessage, ServerResponse } from "node:http";
import type { Session } from "../../../src/desk/links.ts";
import { countEach } from "../../../src/desk/platform.ts";
import type { Live } from "../show/live.ts";

const beatMs = 15_000;
/** A stream ends after so long, and the page opens another one, so that a session that is over has no stream (ms). */
const longestMs = 30 * 60_000;
const most = 4_000;
/**
 * The most streams of one person, because a browser has six connections to a desk and must keep some for what is pressed;
 * and of one address, which may be that of a whole office.
 */
const mostEach = { person: 4, address: 200 };

interface Stream {
  response: ServerResponse;
  since: number;
}

/** Whose stream it is, and from where. */
export interface Whose {
  session: Session;
  address: string;
}

/**
 * Keeps one event stream for each open page. A stream carries versions and beats, and nothing of a case. One timer beats
 * for all of them.
 */
export function createStreams(live: Live, clock: () => number) {
  const open = new Set<Stream>();
  const [people, addresses] = [
    countEach(mostEach.person),
    countEach(mostEach.address, (of) => (isNear(of) ? undefined : of)),
  ];
  let timer: NodeJS.Timeout | undefined;

  function beat(): void {
    for (const { response, since } of open)
      if (clock() - since > longestMs) response.end();
      else response.write("event: beat\ndata: 1\n\n");
  }

  function closed(stream: Stream, { session, address }: Whose): void {
    open.delete(stream);
    people.goes(session.person);
    addresses.goes(address);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    /** Whether one more stream may be opened. If not, the page asks by itself. */
    hasRoom: ({ session, address }: Whose): boolean =>
      open.size < most && people.hasRoom(session.person) && addresses.hasRoom(address),
    /** Makes an answer whose headers are sent a stream. */
    open(request: IncomingMessage, response: ServerResponse, whose: Whose, version: number): void {
      const { person, caseId } = whose.session;
      people.comes(person);
      addresses.comes(whose.address);
      const stream = { response, since: clock() };
      open.add(stream);
      timer ??= setInterval(beat, beatMs).unref();
      const send = (now: number) => void response.write(`id: ${now}\nevent: moved\ndata: ${now}\n\n`);
      const said = () => void response.write("event: said\ndata: 1\n\n");
      const unwatch = live.watch({ person, caseId, moved: send, said }, version);
      response.once("close", () => {
        unwatch();
        closed(stream, whose);
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

/** Whether an address is this machine's or its own network's. A proxy that speaks for everybody has such a one. */
function isNear(address: string): boolean {
  return /^(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.|^(::1$|f[cd]|fe80:)/i.test(address);
}
