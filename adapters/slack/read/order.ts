import { type Dialect, type Order, readOrder as read } from "../../chat/order.ts";
import { typed } from "./escape.ts";

const dialect: Dialect = { typed, member: /^(?:for\s+)?<@([UW]\w+)(?:\|[^>]*)?>\s*/i };

/** Reads the text as Slack sends it. */
export function readOrder(sent: string, flows: readonly string[]): Order {
  return read(sent, flows, dialect);
}
