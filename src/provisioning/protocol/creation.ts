import type { Case, Json, Outcome, Refusal, Text } from "../../conversation/types.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import type { Queue } from "../../ledger/queues.ts";
import type { ErrorRow } from "../../tencent/errors.ts";
import type { NotSent } from "../../tencent/outcome.ts";
import type { Slot } from "../../tencent/slot.ts";

/** What one creating call proves. Whatever is not certain is unknown. */
export type Proof =
  | { is: "made"; made: Made }
  /** A certain no. `taken` says that something has the key already, which an earlier attempt of ours may have made. */
  | (Refused & { taken?: true })
  | { is: "not-sent"; why: NotSent["why"] }
  | { is: "unknown"; code: string; requestId?: string };

export interface Refused {
  is: "refused";
  code: string;
  requestId: string;
  row: ErrorRow;
}

/** What exists now, as far as Tencent told. */
export interface Made {
  /** It belongs to one attempt: what another has claimed is not this one's. */
  id?: string;
  requestId: string;
  /** It exists, but not quite as wanted; Tencent's words. */
  reason?: string;
  /** Shown once to whoever is entitled, such as a login token. */
  secret?: string;
}

/** What a look-up shows of the thing an attempt may have made. `blind` is no answer at all. */
export type Sighting =
  | { is: "ours"; made: Made }
  | { is: "doubtful"; id?: string; why: "phone" | "time" | "several" | "owner" | "name" | "other" | "claimed" }
  | { is: "none" }
  | { is: "blind" };

/** `unseen` has what was made if that can be known without a look-up; what is `not` cannot be it. */
type Claim = { is: "shown"; made: Made } | { is: "unseen"; made?: Made } | { is: "not" };

/** What is known before anything is sent. */
export type Before =
  /** Go on; `serverTime` is Tencent's clock (ms), if it told. */
  | { is: "free"; serverTime?: number }
  /** It is there, in whosever name: `sight` looks at what was seen with an earlier attempt's eyes. */
  | { is: "there"; refusal: Refusal; sight: (attempt: Attempt, others: Attempt[]) => Sighting }
  /** Nothing needs to be sent: what is wanted exists, and it is no harm that somebody else had it made. */
  | { is: "ends"; outcome: Outcome }
  | { is: "blind" };

/** What an open request would make: by what it is found, and what it is matched against. */
export interface Target {
  key: string;
  match: Record<string, string>;
}

/** One creating action of Tencent as the create protocol sees it: how what it makes is named, sent for and recognised. */
export interface Creation<Input extends Json = Json> {
  /** Tencent's action; its attempts are kept under this name. */
  api: string;
  /** Where natural keys and ids are unique, such as a partner account or one SdkAppId. */
  partner: string;
  /** The flow's step that it is the effect of. */
  step: string;
  /** Of a case of its flow, once the answers tell what is wanted. */
  targetOf(theCase: Case): Target | undefined;
  /** What makes the thing findable. It is always sent. */
  keyOf(input: Input, theCase: Pick<Case, "id" | "opened">): string;
  /** What a look-up is matched against. */
  matchOf(input: Input): Record<string, string>;
  /** References into the vault, by the step that asks for each again. */
  secretsOf(input: Input): Record<string, string>;
  /** The look-up before; it never proves a key free. */
  before?(input: Input, now: number): Promise<Before>;
  /** One call, signed for this instant and sent at most once. */
  send(
    input: Input,
    what: { key: string; secrets: Record<string, string>; signedAt: number; slot: Slot },
  ): Promise<Proof>;
  /** The queue whose creates need the same look-ups, of which Tencent takes few; those that can wait let them go first. */
  queue?: Queue;
  /** Looks for what the attempt may have made. `others` are the other attempts for the same key. */
  look(attempt: Attempt, others: Attempt[]): Promise<Sighting>;
  /** Why nobody can look, and what an operator can do about it. */
  outOfReach?: Text;
  /** What a person found, under the id they gave, as look-ups show it. */
  claim(attempt: Attempt, id: string | null): Promise<Claim>;
  /** Whose it is when a first try is told `taken`: nobody else can have the key, a look tells, or it can only be others'. */
  ifTaken(attempt: Attempt): "ours" | "look" | "others";
  /** When an empty look-up may mean that there is nothing. */
  absence: Absence;
  /** What people are told of it as the result; `secret` is the reference under which it was sealed. */
  result(made: Made, at: number, secret: string | undefined, attempt: Attempt): Record<string, Json>;
  /** How long a secret that was made waits to be shown (ms). */
  secretMs?: number;
  /** A refusal that says more than the table of errors. */
  refusal?(attempt: Attempt, refused: Refused): Refusal | undefined;
  /** What is asked again, and which answers may not change, once it is believed that nothing was made. */
  again: { redo?: string; frozen: string[]; why: Text };
  /** Another case is making the same thing right now. */
  heldElsewhere: Refusal;
  /** Given when a key is used up for good by what was made: what another case for it is told, whatever look-ups show yet. */
  usedUp?(key: string): Refusal;
  /** For the people who run the desk: the key, too little of it to use. */
  maskedKey(attempt: Attempt): string;
}

interface Absence {
  /** The look-up that must have shown something we know, lately, for an empty one to be believed; none where looking costs. */
  control?: string;
  /** A code of ours, kept with the attempt, after which something may exist that look-ups don't show, as after Tencent's own codes that the table calls hidden. */
  hiddenAfter?: string;
}

/** What an attempt is finished by; undefined for one of another account, or that this build knows nothing of. */
export type CreationOf = (attempt: Pick<Attempt, "api" | "partner">) => Creation | undefined;
