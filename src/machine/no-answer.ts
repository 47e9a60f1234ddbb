type Cause = { name?: string; code?: unknown; message?: string; cause?: unknown };

/** Why a call has no answer: the system's code, or what a proxy in between has answered. */
export function whyNot(error: unknown): string {
  let why: string | undefined;
  for (let each = error as Cause | undefined; each; each = each.cause as Cause | undefined) {
    const [, status] = /^Proxy response \((\d{3})\)/.exec(each.message ?? "") ?? [];
    if (status) return `the proxy answers ${status}`;
    if (each.name === "HTTPParserError") return "what answers there speaks no HTTP";
    if (typeof each.code === "string") why = each.code;
  }
  return why ?? (error as Cause).name ?? "no answer";
}
