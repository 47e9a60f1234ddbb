import type { ApprovalPolicy } from "../../desk/approval-policy.ts";
import type { LinkedPeople } from "../../desk/linked-people.ts";
import { type OpeningLimits, openedAMinute } from "../../desk/opening-limits.ts";
import type { TextCaps } from "../../provisioning/protocol/dependencies.ts";
import type { Config } from "./config.ts";

/** What the settings allow. */
export interface Policy {
  /** The countries (ISO 3166 alpha-2) that texts may go to. All of them when left out. */
  countries?: readonly string[];
  links: LinkedPeople;
  openingLimits: OpeningLimits;
  texts: TextCaps;
  /** Which new requests somebody must approve. None when left out. */
  approval?: ApprovalPolicy;
}

export function policyOf(config: Config): Policy {
  const { SMS_COUNTRIES, LINKED_IDS: links = [], OPEN_PER_AGENT: most } = config;
  const { SMS_PER_NUMBER_DAY: perNumber, SMS_PER_AGENT_DAY: perAgent, SMS_PER_DAY: perDesk } = config;
  const { SMS_PER_WORKSPACE_DAY: perWorkspace = perDesk, SMS_PER_COUNTRY_DAY: perCountry } = config;
  const countries = SMS_COUNTRIES === "*" ? undefined : SMS_COUNTRIES?.split(",");
  return {
    ...(countries && { countries }),
    links,
    openingLimits: { links, most, aMinute: openedAMinute },
    ...(config.APPROVAL && { approval: { ...config.APPROVAL, links } }),
    texts: { perNumber, perAgent, perWorkspace, perDesk, ...(perCountry && { perCountry }) },
  };
}
