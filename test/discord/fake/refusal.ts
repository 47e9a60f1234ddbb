import type { Json } from "./world.ts";

/** What is wrong at one place of a form body. */
export interface Complaint {
  at: (string | number)[];
  code: string;
  message: string;
}

/** An answer that is an error; `code` is Discord's number for it. */
export class DiscordRefusal extends Error {
  override name = "DiscordRefusal" as const;
  readonly status: number;
  readonly code: number;
  readonly complaints: Complaint[];

  constructor(status: number, code: number, message: string, complaints: Complaint[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.complaints = complaints;
  }

  /** As the API words it: `code`, `message`, and a tree of errors for a form body. */
  get body(): Json {
    return {
      message: this.message,
      code: this.code,
      ...(this.complaints.length && { errors: tree(this.complaints) }),
    };
  }
}

interface Known {
  status: number;
  code: number;
  message: string;
}

/** The refusals by the name people give them. */
const known = {
  unauthorized: { status: 401, code: 0, message: "401: Unauthorized" },
  "no such route": { status: 404, code: 0, message: "404: Not Found" },
  "unknown application": { status: 404, code: 10002, message: "Unknown Application" },
  "unknown channel": { status: 404, code: 10003, message: "Unknown Channel" },
  "unknown guild": { status: 404, code: 10004, message: "Unknown Guild" },
  "unknown member": { status: 404, code: 10007, message: "Unknown Member" },
  "unknown message": { status: 404, code: 10008, message: "Unknown Message" },
  "unknown user": { status: 404, code: 10013, message: "Unknown User" },
  "unknown emoji": { status: 400, code: 10014, message: "Unknown Emoji" },
  "unknown webhook": { status: 404, code: 10015, message: "Unknown Webhook" },
  "unknown interaction": { status: 404, code: 10062, message: "Unknown interaction" },
  "unknown command": { status: 404, code: 10063, message: "Unknown application command" },
  "too many commands": {
    status: 400,
    code: 30034,
    message: "Max number of daily application command creates has been reached (200)",
  },
  "already acknowledged": { status: 400, code: 40060, message: "Interaction has already been acknowledged." },
  "missing access": { status: 403, code: 50001, message: "Missing Access" },
  "another's message": { status: 403, code: 50005, message: "Cannot edit a message authored by another user" },
  "empty message": { status: 400, code: 50006, message: "Cannot send an empty message" },
  "closed messages": { status: 403, code: 50007, message: "Cannot send messages to this user" },
  "missing permissions": { status: 403, code: 50013, message: "Missing Permissions" },
  "invalid token": { status: 401, code: 50027, message: "Invalid Webhook Token" },
  "not in this channel": { status: 400, code: 50024, message: "Cannot execute action on this channel type" },
  "archived thread": { status: 400, code: 50083, message: "Thread is archived" },
  "no JSON": { status: 400, code: 50109, message: "The request body contains invalid JSON." },
} satisfies Record<string, Known>;

export function refuse(why: keyof typeof known): DiscordRefusal {
  const { status, code, message } = known[why];
  return new DiscordRefusal(status, code, message);
}

export function invalidForm(...complaints: Complaint[]): DiscordRefusal {
  return new DiscordRefusal(400, 50035, "Invalid Form Body", complaints);
}

export function refuseIf(complaints: Complaint[]): void {
  if (complaints.length) throw invalidForm(...complaints);
}

function tree(complaints: Complaint[]): Json {
  const root: Json = {};
  for (const { at, code, message } of complaints) {
    let node = root;
    for (const key of at) {
      node[key] ??= {};
      node = node[key] as Json;
    }
    node._errors = [...((node._errors as Json[] | undefined) ?? []), { code, message }];
  }
  return root;
}
