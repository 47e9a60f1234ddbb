import type { Case, Json, Outcome, Refusal, Text } from "../../conversation/types.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import type { Queue } from "../../ledger/queues.ts";
import type { Secret } from "../../machine/secret.ts";
import type { ErrorRow } from "../../tencent/errors.ts";
import type { NotSent } from "../../tencent/outcome.ts";
import type { Slot } from "../../tencent/slot.ts";

/** What one creating call proves about the thing it was to make. Whatever is not certain is unknown. */
export type Proof =
  | { is: "made"; made: Made }
  /**
   * A certain no: this call has made nothing. `taken` says that something with this key exists already, which an
   * earlier attempt of ours may have made.
   */
  | (Refused & { taken?: true })
  | { is: "not-sent"; why: NotSent["why"] }
  | { is: "unknown"; code: string; requestId?: string };

/** A refusal by Tencent. `row` is what the table of errors says of `code`. */
export interface Refused {
  is: "refused";
  code: string;
  requestId: string;
  row: ErrorRow;
}

/** What was made, as far as Tencent has told. */
export interface Made {
  /** Tencent's id of it, such as a UIN. An id belongs to one attempt only. */
  id?: string;
  requestId: string;
  /** Tencent's words on why it exists but is not quite what was asked for. */
  reason?: string;
  /** A secret that came with it, such as a login token. It is shown once, to the named customer or else the owner. */
  secret?: Secret;
}

/**
 * What a look-up shows of the thing that an attempt may have made. `doubtful` is for a person to judge. `blind` means
 * that the look-up gave no answer, which proves nothing.
 */
export type Sighting =
  | { is: "ours"; made: Made }
  | { is: "doubtful"; id?: string; why: "phone" | "time" | "several" | "owner" | "name" | "other" | "claimed" }
  | { is: "none" }
  | { is: "blind" };

/**
 * What a look-up says of something that a person claims to have found. `shown`: it is what the attempt has made.
 * `unseen`: no look-up shows it, and `made` is there if it can be known all the same. `not`: it cannot be what the
 * attempt has made.
 */
type Claim = { is: "shown"; made: Made } | { is: "unseen"; made?: Made } | { is: "not" };

/** What the look-up before a create has shown. */
export type Before =
  /** Nothing is in the way. `serverTime` is Tencent's clock (ms), if Tencent told it. */
  | { is: "free"; serverTime?: number }
  /**
   * Something with this key exists, whoever made it. `sight` tells what it is for an earlier attempt that may have made
   * it.
   */
  | { is: "there"; refusal: Refusal; sight: (attempt: Attempt, others: Attempt[]) => Sighting }
  /** Nothing needs to be sent: what is wanted exists, and it does not matter who had it made. */
  | { is: "ends"; outcome: Outcome }
  | { is: "blind" };

/** What an open request is going to make: the natural key it is found by, and what a look-up's row is compared with. */
export interface Target {
  key: string;
  match: Record<string, string>;
}

/**
 * One creating action of Tencent, as the create protocol needs it: how the thing is named, asked for and recognised.
 * The protocol is written once; each kind of request has a creation of its own.
 */
export interface Creation<Input extends Json = Json> {
  /** The name of Tencent's action, such as `CreateAccount`. Attempts are kept under it. */
  api: string;
  /** The realm in which natural keys and ids are unique, such as a partner account or one SdkAppId. */
  partner: string;
  /** The key of the flow's step that promises this effect. */
  step: string;
  /** What a case of this flow is going to make. Undefined until its answers tell. */
  targetOf(theCase: Case): Target | undefined;
  /** The natural key of the thing: what it can be found by later. It is always sent. */
  keyOf(input: Input, theCase: Pick<Case, "id" | "opened">): string;
  /** What the rows of a look-up are compared with, such as the phone number. It is stored sealed with the attempt. */
  matchOf(input: Input): Record<string, string>;
  /** References of the secrets in the vault, by the step that asks for one again when it is gone. */
  secretsOf(input: Input): Record<string, string>;
  /**
   * The look-up before anything is sent. It never proves that a key is free. Left out where there is no such look-up.
   * Rejects only when it gets no slot.
   */
  before?(input: Input, now: number): Promise<Before>;
  /** Makes the one creating call, signed for `signedAt` (ms), in its slot. It is sent at most once. */
  send(
    input: Input,
    what: { key: string; secrets: Record<string, Secret>; signedAt: number; slot: Slot },
  ): Promise<Proof>;
  /**
   * The queue whose creates need the same look-ups, when Tencent allows few of those. A look-up that can wait lets the
   * queue go first.
   */
  queue?: Queue;
  /**
   * Looks for what the attempt may have made. `others` are the other attempts for the same natural key, because what
   * they have made is not this attempt's.
   */
  look(attempt: Attempt, others: Attempt[]): Promise<Sighting>;
  /** Set when this desk has no way to look: why, and what an operator can do about it. */
  outOfReach?: Text;
  /** Checks what an operator says was found, by the id they gave, or null when they gave none. */
  claim(attempt: Attempt, id: string | null): Promise<Claim>;
  /**
   * Whose the thing is when a first attempt is told `taken`: ours because nobody else can have this key, unknown until
   * a look-up tells, or certainly somebody else's.
   */
  ifTaken(attempt: Attempt): "ours" | "look" | "others";
  /** When an empty look-up may be believed. */
  absence: Absence;
  /**
   * The effect's result for the case. `at` is when it was made (ms). `secret` is the reference under which its secret
   * was sealed.
   */
  result(made: Made, at: number, secret: string | undefined, attempt: Attempt): Record<string, Json>;
  /** How long a secret that came with the thing is kept until it is shown (ms). */
  secretMs?: number;
  /** The refusal to tell people, where more can be said than the table of errors does. */
  refusal?(attempt: Attempt, refused: Refused): Refusal | undefined;
  /**
   * What happens once it is believed that nothing was made: the step to ask again, the steps whose answers may not
   * change, and what people are told.
   */
  again: { redo?: string; frozen: string[]; why: Text };
  /** The refusal while another case is making the same thing. */
  heldElsewhere: Refusal;
  /** The refusal for the same reason, or because it was made, for people who may not know of the other case. */
  notHere: Refusal;
  /**
   * Set when a key can be used only once: the refusal of another case for the same key, even while look-ups do not show
   * the thing yet.
   */
  usedUp?(key: string): Refusal;
  /** The natural key as operators may see it: enough to recognise, too little to use. */
  maskedKey(attempt: Attempt): string;
}

interface Absence {
  /**
   * The name of the control: a look-up that must have found something known within `controlMs` before an empty one is
   * believed. Left out where such a look-up would cost something.
   */
  control?: string;
  /**
   * A code of our own that is kept with the attempt. After it something may exist that look-ups don't show, as after
   * Tencent's codes that are `hidden` in the table of errors.
   */
  hiddenAfter?: string;
}

/**
 * Finds the creation that an attempt belongs to. Undefined for an attempt of another account, or of a kind that this
 * build does not know.
 */
export type CreationOf = (attempt: Pick<Attempt, "api" | "partner">) => Creation | undefined;
