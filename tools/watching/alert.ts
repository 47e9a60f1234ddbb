/** A case of a rule's test: series by minutes, as promtool writes them, and the labels of the alert that rings then. */
export interface Tried {
  series: Record<string, string>;
  at: string;
}

/** An alert of Prometheus, in words for the operator who is woken by it, with a case in which it rings and one in which not. */
export interface Alert {
  name: `Frontdesk${string}`;
  expr: string;
  /** For how long it must hold before it rings. */
  for: string;
  /** `page`: somebody must look now. `ticket`: on the next working day. */
  severity: "page" | "ticket";
  /** May name labels of the alert as `{{ $labels.front }}`. */
  summary: string;
  happened: string;
  safe: string;
  todo: string;
  rings: Tried & { labels?: Record<string, string> };
  quiet: Tried;
}

/** A desk that can be scraped. */
export const up = 'up{job="frontdesk",instance="desk:3000"}';

/** A series of one desk. */
export const of = (name: string, labels = ""): string =>
  `${name}{job="frontdesk",instance="desk:3000"${labels && ","}${labels}}`;
