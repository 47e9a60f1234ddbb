import { faults, mailWords, numbers } from "../practice/faults.ts";
import { en, type MessageKey } from "../words/en/all.ts";

/** Something that the practice Tencent lets go wrong when an answer asks for it. */
interface Mishap {
  id: string;
  group: "texts" | "create" | "answer";
  label: MessageKey;
  /** The step whose answer it is, and the answer. Another `n` makes another answer. */
  field: "mail" | "phone" | "code";
  value: (n: number) => string;
}

const wrongCode = "000000";

/** All that can go wrong while an account is opened. A fault that nobody has put into words yet is left out. */
export function mishapsOf(): Mishap[] {
  const mails = [
    ...Object.keys(mailWords),
    ...Object.keys(faults).flatMap((each) => [`${each}.before`, `${each}.after`]),
  ];
  return [
    ...Object.entries(numbers).flatMap(([id, { ending }]) =>
      mishap({ id, group: "texts", field: "phone", value: () => `+852 512${ending.slice(0, 1)} ${ending.slice(1)}` }),
    ),
    ...mails.flatMap((id) => mishap({ id, group: "create", field: "mail", value: (n) => `${id}+${n}@example.com` })),
    ...mishap({ id: "code-wrong", group: "answer", field: "code", value: () => wrongCode }),
  ];
}

function mishap(it: Omit<Mishap, "label">): Mishap[] {
  const label = `mishap.${it.id}`;
  return isWorded(label) ? [{ ...it, label }] : [];
}

function isWorded(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
