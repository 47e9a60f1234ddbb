/**
 * Effects that many may ask for at once and of which Tencent takes few a second, with the API that sets their pace. Each
 * waits in a queue of its own and holds up no other.
 */
export const queues = {
  createAccount: "CreateAccount",
  sendCode: "SendVerifyCode",
  lookUpMail: "QueryCustomersCredit",
} as const;

export type Queue = keyof typeof queues;

/** Where an effect waits: in its own queue, or with all that have none. */
export function queueOf(name: string): Queue | "effect" {
  return Object.hasOwn(queues, name) ? (name as Queue) : "effect";
}
