import type { App, ReceiverEvent } from "@slack/bolt";
import { whileSomebodyWaits } from "../../../src/desk/platform.ts";
import type { Deliveries } from "../../chat/deliveries.ts";

/**
 * Bolt acks an event before anybody has read it; through this one an ack goes out only when the listeners are done,
 * and after a failure not at all, so that Slack sends it again. What is not an event is acked by its listener.
 */
export function holdAcks(app: App, deliveries: Deliveries): App {
  const holding = Object.create(app) as App;
  holding.processEvent = (event) =>
    deliveries.run((acked) => {
      const telling = { ...event, ack: surviving(event.ack, acked) };
      const isEvent = event.body.type === "event_callback";
      return whileSomebodyWaits(() => (isEvent ? heldBack(app, telling) : app.processEvent(telling)));
    });
  return holding;
}

async function heldBack(app: App, event: ReceiverEvent): Promise<void> {
  let isAcked = false;
  const ack = async () => {
    isAcked = true;
  };
  await app.processEvent({ ...event, ack });
  if (isAcked) await event.ack();
}

/** The socket may have gone meanwhile: what was committed stands, and Slack's next delivery of it does nothing. */
function surviving(ack: ReceiverEvent["ack"], acked: () => void): ReceiverEvent["ack"] {
  return async (response) => {
    acked();
    await ack(response).catch(() => {});
  };
}
