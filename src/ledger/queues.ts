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

/** Every kind of promised work. */
export const kinds = ["post", "effect", ...(Object.keys(queues) as Queue[])] as const;

/** The queue in which an effect waits. Effects without a queue of their own share `effect`. */
export function queueOf(name: string): Queue | "effect" {
  return Object.hasOwn(queues, name) ? (name as Queue) : "effect";
}
