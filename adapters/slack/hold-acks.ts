import type { App, ReceiverEvent } from "@slack/bolt";

/** The deliveries now being worked on. */
export type Busy = Set<Promise<void>>;

/** Slack waits no longer for an ack either, and sends what is left to whoever comes next. */
const lastMs = 3_000;

/** Resolves when what is in work is done, or too late for its ack. */
export async function settled(busy: Busy): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, lastMs);
  });
  await Promise.race([Promise.allSettled(busy), late]);
  clearTimeout(timer);
}

/**
 * Bolt acks an event before anybody has read it; through this one an ack goes out only when the listeners are done,
 * and after a failure not at all, so that Slack sends it again. What is not an event is acked by its listener.
 */
export function holdAcks(app: App, busy: Busy): App {
  const holding = Object.create(app) as App;
  holding.processEvent = (event) => {
    const work = (isEvent(event) ? heldBack(app, event) : app.processEvent(surviving(event))).finally(() =>
      busy.delete(work),
    );
    busy.add(work);
    return work;
  };
  return holding;
}

function isEvent({ body }: ReceiverEvent): boolean {
  return body.type === "event_callback";
}

async function heldBack(app: App, event: ReceiverEvent): Promise<void> {
  let isAcked = false;
  const ack = async () => {
    isAcked = true;
  };
  await app.processEvent({ ...event, ack });
  if (isAcked) await surviving(event).ack();
}

/** The socket may have gone meanwhile: what was committed stands, and Slack's next delivery of it does nothing. */
function surviving(event: ReceiverEvent): ReceiverEvent {
  const ack: ReceiverEvent["ack"] = async (response) => {
    await event.ack(response).catch(() => {});
  };
  return { ...event, ack };
}
