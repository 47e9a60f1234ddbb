import chatErrors from "./facts/chat-errors.json" with { type: "json" };
import chatNeighbours from "./facts/chat-neighbours.json" with { type: "json" };
import commonErrors from "./facts/common-errors.json" with { type: "json" };
import createAccount from "./facts/create-account.json" with { type: "json" };
import newer from "./facts/create-account-newer.json" with { type: "json" };
import createIntlPhoneEmail from "./facts/create-intl-phone-email.json" with { type: "json" };
import createOfficialAccount from "./facts/create-official-account.json" with { type: "json" };
import domainNeighbours from "./facts/domain-neighbours.json" with { type: "json" };
import lcicNeighbours from "./facts/lcic-neighbours.json" with { type: "json" };
import lookUps from "./facts/look-ups.json" with { type: "json" };
import registerUser from "./facts/register-user.json" with { type: "json" };
import sendVerifyCode from "./facts/send-verify-code.json" with { type: "json" };

export interface Documented {
  /** As `explain` knows it. */
  action: string;
  parameters: string[];
  /** Codes of the page itself. */
  own: string[];
  /** Codes that every page of the interface refers to. */
  common: string[];
}

interface Page {
  action: string;
  parameters: { name: string }[];
  errors: string[];
}

function cloud({ action, parameters, errors }: Page): Documented {
  return { action, parameters: parameters.map(({ name }) => name), own: errors, common: commonErrors.errors };
}

function chat({
  command,
  parameters,
  errors,
}: {
  command: string;
  parameters: string[];
  errors: string[];
}): Documented {
  return { action: command.split("/")[1] ?? "", parameters, own: errors, common: chatErrors.errors };
}

/** The five documents and the neighbours that make them safe. */
export const documents: Documented[] = [
  cloud({
    action: "CreateAccount",
    parameters: [...createAccount.parameters, ...newer.parameters],
    errors: [...createAccount.errors, ...newer.errors],
  }),
  cloud(sendVerifyCode),
  ...lookUps.actions.map((each) => cloud({ ...each, errors: lookUps.errors })),
  cloud(createIntlPhoneEmail),
  ...domainNeighbours.actions.map(cloud),
  cloud(registerUser),
  ...lcicNeighbours.actions.map(cloud),
  chat({ ...createOfficialAccount, parameters: createOfficialAccount.parameters.map(({ name }) => name) }),
  ...chatNeighbours.commands.map(chat),
];

/** Every code that any of them may answer with. */
export const allCodes = documents.flatMap(({ action, own, common }) =>
  [...new Set([...own, ...common])].map((code) => ({ action, code })),
);
