import { z } from "zod";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

export interface Industry {
  /** Tencent's id of the industry, such as kghy_01. */
  id: string;
  name: string;
  /** The lines of business under it. Their ids, such as kghy_0101, belong to this industry only. */
  children: { id: string; name: string }[];
}

const child = z.object({ Id: z.string().min(1), Name: text }).transform(({ Id, Name }) => ({ id: Id, name: Name }));

const industry = z
  .object({ Id: z.string().min(1), Name: text, Children: z.array(child).nullish() })
  .transform(({ Id, Name, Children }) => ({ id: Id, name: Name, children: Children ?? [] }));

const reply = z
  .object({ TradeList: z.array(industry).nullish() })
  .transform(({ TradeList }): Industry[] => TradeList ?? []);

/** GetTradeConfigList (document of 2025-10-30; 20 requests/s): the industries, in two levels, that CreateAccount asks for since 2025-02. */
export function tradeConfig(cloud: CloudApi, options?: CallOptions): Promise<CallOutcome<Industry[]>> {
  return cloud.call("GetTradeConfigList", {}, reply, options);
}
