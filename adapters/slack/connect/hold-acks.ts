import type { App, ReceiverEvent } from "@slack/bolt";
import { attending } from "../../../src/desk/platform.ts";
import type { Deliveries } from "../../chat/deliveries.ts";

/**
 * Holds back Bolt's acks of events. Bolt acks an event before a listener has run. With this the ack goes out when the
 * listeners are done, and after a failure not at all, so that Slack sends the event again. Other deliveries are acked
 * by their listeners.
 */
export function holdAcks(app: App, deliveries: Deliveries): App {
  const holding = Object.create(app) as App;
  holding.processEvent = (event) =>
    deliveries.run((acked) => {
      const telling = { ...event, ack: surviving(event.ack, acked) };
      const isEvent = event.body.type === "event_callback";
      return attending(() => (isEvent ? heldBack(app, telling) : app.processEvent(telling)));
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

/** An ack that may fail because the socket is gone. Slack then delivers the event again, and it is known as seen. */
function surviving(ack: ReceiverEvent["ack"], acked: () => void): ReceiverEvent["ack"] {
  return async (response) => {
    acked();
    await ack(response).catch(() => {});
  };
}
