import { flow } from "../../src/conversation/flow.ts";
import type { Outcome } from "../../src/conversation/types.ts";
import { t } from "../../src/words/words.ts";

// Nothing here runs: tsc reads it, and an expected error that does not come is an error.

type Acts = {
  look: { input: { mail: string }; output: { seen: boolean } };
  create: { input: { mail: string; code: string; name: string | null }; output: { uin: string } };
};

const label = t("open.name");
const words = { label, help: label, view: () => ({ body: [label] }) };
const text = (said: string): Outcome<string> => ({ ok: true, value: said });
const amount = (said: string): Outcome<number> => ({ ok: true, value: Number(said) });
const start = () => flow<Acts>("types", label);
const withMail = () => start().ask("mail", { ...words, read: text, show: (mail) => mail });
const review = { label, intro: label, go: label, fields: () => [], dependsOn: () => null };

withMail()
  .ask("size", { ...words, read: amount, show: (size) => size.toFixed() })
  .review("review", { ...review, dependsOn: (a) => [a.mail, a.size] })
  .ask("early", {
    ...words,
    // @ts-expect-error an answer that comes later is not there yet
    view: (a) => ({ body: [t("open.mail.use", { mail: a.later })] }),
    read: text,
    show: (value) => value,
  })
  .ask("later", { ...words, read: text, show: (value) => value });

// @ts-expect-error a summary shows only what was answered before it
withMail().review("review", { ...review, fields: (a) => [{ key: "size", label, value: a.size }] });

// @ts-expect-error the answer has the type that was read
withMail().ask("size", { ...words, read: amount, show: (size) => size.toUpperCase() });

// @ts-expect-error without saying what it is about, an answer may be read before the others are there
withMail().ask("phone", { ...words, read: (said, a) => text(a.mail.concat(said)), show: (phone) => phone });
withMail().ask("phone", {
  ...words,
  dependsOn: (a) => a.mail,
  read: (said, a) => text(a.mail.concat(said)),
  show: (phone) => phone,
});

// @ts-expect-error what an answer is about may not have been answered yet
withMail().ask("phone", { ...words, dependsOn: (a) => a.mail.length, read: text, show: (phone) => phone });

withMail()
  .ask("note", { ...words, read: text, show: (note) => note, optional: true })
  // @ts-expect-error what may be skipped may be null
  .review("review", { ...review, dependsOn: (a) => a.note.length });

const effect = { label, repeat: "once" } as const;

withMail()
  .secret("code", { ...words, read: text, keepMs: 1 })
  .perform("account", "create", { ...effect, input: (a) => ({ mail: a.mail, code: a.code.ref, name: null }) });

// @ts-expect-error the input lacks a property
withMail().perform("account", "create", { ...effect, input: (a) => ({ mail: a.mail, code: "" }) });

// @ts-expect-error the input has a property too many, which would be sent along unseen
withMail().perform("account", "create", { ...effect, input: (a) => ({ mail: a.mail, code: "", name: null, size: 1 }) });

// @ts-expect-error there is no such effect
withMail().perform("account", "destroy", { ...effect, input: (a) => ({ mail: a.mail }) });

withMail()
  .secret("code", { ...words, read: text, keepMs: 1 })
  // @ts-expect-error a secret is a reference, never the text
  .review("review", { ...review, dependsOn: (a) => a.code.trim() });

// @ts-expect-error a go must name a step before it
withMail().perform("lookup", "look", { ...effect, go: ["reviewed"], input: (a) => ({ mail: a.mail }) });

// @ts-expect-error declining must lead to a step that exists
withMail().approve("approved", { ...review, role: "approvers", declined: "reviwe" });

const limit = { tries: 5, of: () => "", lockMs: 1, why: label };
// @ts-expect-error what must be done again at the limit must be a step that exists
withMail().secret("code", { ...words, read: text, keepMs: 1, limit: { ...limit, then: "txet" } });
withMail().secret("code", { ...words, read: text, keepMs: 1, limit: { ...limit, then: "mail" } });

const branched = () =>
  withMail().when(
    (a) => a.mail === "ana@example.com",
    (more) => more.ask("name", { ...words, read: text, show: (name) => name }),
  );
branched().perform("account", "create", {
  ...effect,
  input: (a) => ({ mail: a.mail, code: "", name: a.name ?? null }),
});
// @ts-expect-error a step that may not apply may have no answer
branched().review("review", { ...review, dependsOn: (a) => a.name.length });

withMail().when(
  // @ts-expect-error whether a step applies is asked at any time, when nothing may have been answered yet
  (a) => a.mail.length > 3,
  (more) => more,
);

const ahead = () => withMail().perform("lookup", "look", { ...effect, ahead: true, input: (a) => ({ mail: a.mail }) });
ahead().review("review", { ...review, dependsOn: (a) => [a.lookup.effect, a.lookup.at] });
// @ts-expect-error the result of an effect that runs ahead may not be there yet
ahead().review("review", { ...review, dependsOn: (a) => a.lookup.seen });

const created = () =>
  withMail().perform("account", "create", { ...effect, input: (a) => ({ mail: a.mail, code: "", name: null }) });
created().done({
  draftMs: 1,
  view: (a) => ({ title: label, body: [t("open.mail.use", { mail: a.mail ?? a.account.uin })] }),
});
// @ts-expect-error after a deploy in the middle of the create, only its result is sure to be there
created().done({ draftMs: 1, view: (a) => ({ title: label, body: [t("open.mail.use", { mail: a.mail })] }) });
// @ts-expect-error what a case can be found by may not have been answered yet
created().done({ draftMs: 1, view: () => ({ title: label, body: [] }), index: (a) => ({ mail: a.mail.trim() }) });
