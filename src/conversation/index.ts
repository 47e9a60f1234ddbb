/**
 * The conversation, for bots of any subject: import `frontdesk/conversation`. What is not exported here is private, and
 * may change in any release.
 */
export { questionId } from "./case.ts";
export { type Correction, type Facts, type Flow, flow, type Taken } from "./flow.ts";
export type { Hearing, Meaning, Reply } from "./hearing.ts";
export { type Perform, type Performers, performer } from "./performers.ts";
export type { Reveals } from "./reveals.ts";
export { type Call, callOf } from "./shown/call.ts";
export { card } from "./shown/card.ts";
export { checkForm, type Form, type FormField, formOf } from "./shown/form.ts";
export type { EffectTypes } from "./step.ts";
export { advance, open, type Seed } from "./turn/advance.ts";
export type { Turn } from "./turn/turn.ts";
export type {
  Audience,
  Case,
  Choice,
  Decision,
  Effect,
  Event,
  Field,
  FromPerson,
  Input,
  Json,
  Offer,
  Outcome,
  Person,
  Post,
  Refusal,
  SecretChange,
  SecretRef,
  Seen,
  Stage,
  Text,
  Value,
  View,
} from "./types.ts";
