import { faults, mailWords, numbers } from "../practice/faults.ts";
import { contactNumbers, isFault, ownerWords } from "../practice/keyed-faults.ts";
import { en, type MessageKey } from "../words/en/all.ts";

/** Something that the practice Tencent lets go wrong when an answer asks for it. */
interface Mishap {
  /** Begins with the kind of request. */
  id: string;
  kind: string;
  group: "texts" | "create" | "answer";
  label: MessageKey;
  /** The step whose answer it is, its name, and the answer. Another `n` makes another answer. */
  field: string;
  fieldLabel: MessageKey;
  value: (n: number) => string;
}

type Unworded = Omit<Mishap, "id" | "kind" | "label">;

const wrongCode = "000000";
const digits = (ending: string) => `+852 512${ending.slice(0, 1)} ${ending.slice(1)}`;
const both = (word: string) => [`${word}.before`, `${word}.after`];

/** The words with which the other APIs go wrong: the same for each of them. */
const making = [...Object.keys(faults).filter(isFault).flatMap(both), "lag.after", "late.after"];
/** What goes wrong with texts to a number of any kind of request. */
const texting = Object.entries(numbers).filter(([id]) => !["full", "fullLater", "closed"].includes(id));

/** All that can go wrong with each kind of request. A fault that nobody has put into words yet is left out. */
export function mishapsOf(): Mishap[] {
  return [...ofAccounts(), ...ofContacts(), ...ofClassrooms(), ...ofOfficials()];
}

function ofAccounts(): Mishap[] {
  const of = mishapOf("open");
  const phone = { group: "texts", field: "phone", fieldLabel: "open.field.phone" } as const;
  const mail = { group: "create", field: "mail", fieldLabel: "open.field.mail" } as const;
  const mails = [...Object.keys(mailWords), ...Object.keys(faults).flatMap(both)];
  return [
    ...Object.entries(numbers).flatMap(([id, { ending }]) => of(id, { ...phone, value: () => digits(ending) })),
    ...mails.flatMap((id) => of(id, { ...mail, value: (n) => `${id}+${n}@example.com` })),
    ...of("code-wrong", { group: "answer", field: "code", fieldLabel: "open.field.code", value: () => wrongCode }),
  ];
}

function ofContacts(): Mishap[] {
  const of = mishapOf("verify");
  const contact = { field: "contact", fieldLabel: "verify.field.contact" } as const;
  const own = (["otherForm", "unchecked", "verified"] as const).map((id) => [id, contactNumbers[id]] as const);
  return [
    ...texting.flatMap(([id, { ending }]) => of(id, { ...contact, group: "texts", value: () => digits(ending) })),
    ...own.flatMap(([id, { ending }]) => of(id, { ...contact, group: "create", value: () => digits(ending) })),
    ...making.flatMap((id) => of(id, { ...contact, group: "create", value: (n) => `${id}+${n}@example.com` })),
    ...of("code-wrong", { group: "answer", field: "code", fieldLabel: "verify.field.code", value: () => wrongCode }),
  ];
}

function ofClassrooms(): Mishap[] {
  const of = mishapOf("classroom");
  const origin = { group: "create", field: "originId", fieldLabel: "classroom.field.originId" } as const;
  return making.flatMap((id) => of(id, { ...origin, value: (n) => `${id}-${n}` }));
}

function ofOfficials(): Mishap[] {
  const of = mishapOf("official");
  const owner = { group: "create", field: "owner", fieldLabel: "official.field.owner" } as const;
  return [...Object.keys(ownerWords), ...making].flatMap((id) => of(id, { ...owner, value: (n) => `${id}-${n}` }));
}

function mishapOf(kind: string) {
  return (id: string, it: Unworded): Mishap[] => {
    const label = `mishap.${id}`;
    return isWorded(label) ? [{ ...it, id: `${kind}/${id}`, kind, label }] : [];
  };
}

function isWorded(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
