import { type ListedApi, type ListedService, services } from "../src/tencent/apis.ts";
import { type ErrorRow, errorTables } from "../src/tencent/errors.ts";
import { say, t } from "../src/words/words.ts";

const made: Record<ErrorRow["create"], string> = {
  no: "nothing",
  unknown: "unknown",
  already: "there already",
};

const repeats: Record<ErrorRow["repeat"], string> = {
  mend: "with another answer",
  wait: "after a pause",
  "new-code": "with a new code",
  safe: "at once",
  never: "not by itself",
};

/**
 * Writes `docs/apis.md`: every API, parameter, member of an answer and error code, taken from the code that uses them.
 */
export function apisPage(): string {
  return `${[intro, ...services.map(servicePage), ...commonPages()].join("\n\n")}\n`;
}

const intro = `# The APIs behind the desk

Written by \`npm run apis\` out of the code; change that, not this page.

*Asked in* is the flow and the step in which a person gives the value; where it is empty the bot fills it in. *Rule* is what holds before anything is sent. *Made* says what is certain after the code: that the call made and changed nothing, that it is unknown, or that what was asked for is there already, from an earlier call of ours or from somebody else's. *Again* is what it takes before the same call may go out once more. In sentences, \`…\` is the number of the request.`;

function servicePage({ name, at, apis, errors }: ListedService): string {
  const parameters = apis.flatMap(parameterRows);
  const answers = apis.flatMap(({ action, returns }) =>
    Object.entries(returns).map(([member, use]) => [`${action}`, `\`${member}\``, use]),
  );
  return [
    `## ${name}`,
    `At ${at}. Calls a second: ${apis.map(({ action, perSecond }) => `${action} ${perSecond}`).join(", ")}.`,
    "### Parameters",
    table(["API", "Parameter", "Asked in", "Rule"], parameters),
    "### Answers",
    table(["API", "Member", "What becomes of it"], answers),
    "### Errors",
    errorTable(errorTables[errors]),
  ].join("\n\n");
}

function commonPages(): string[] {
  return [
    `## Errors of every action of the Cloud API\n\nUnless an API has a row of its own above.\n\n${errorTable(errorTables.cloud)}`,
    `## Errors of every command of Tencent Chat\n\n${errorTable(errorTables.chatCommon)}`,
  ];
}

function parameterRows({ action, parameters }: ListedApi): string[][] {
  return Object.entries(parameters).map(([name, rule]) => {
    const where = asked[`${action}.${name}`];
    return [action, `\`${name}\``, where ? `${where.flow}: ${where.step}` : "", rule];
  });
}

function errorTable(rows: readonly ErrorRow[]): string {
  const head = ["API", "Code", "Sentence", "Field", "Who acts", "Made", "Again"];
  const cells = rows.map((row) => [
    row.action ?? "any",
    `\`${row.code}\``,
    say(t(row.say, { code: row.code, requestId: "…" }), String),
    row.mend ?? "",
    row.who,
    made[row.create],
    repeats[row.repeat],
  ]);
  return table(head, cells);
}

function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}

/** For each parameter that a person answers, the flow and its step. All other parameters the bot fills in itself. */
export const asked: Readonly<Record<string, { flow: string; step: string }>> = {
  "CreateAccount.AccountType": { flow: "open", step: "type" },
  "CreateAccount.Mail": { flow: "open", step: "mail" },
  "CreateAccount.Password": { flow: "open", step: "password" },
  "CreateAccount.PhoneNum": { flow: "open", step: "phone" },
  "CreateAccount.CountryCode": { flow: "open", step: "country" },
  "CreateAccount.Area": { flow: "open", step: "country" },
  "CreateAccount.VerifyCode": { flow: "open", step: "code" },
  "CreateAccount.TradeOne": { flow: "open", step: "industry" },
  "CreateAccount.TradeTwo": { flow: "open", step: "subindustry" },
  "CreateAccount.CustomerName": { flow: "open", step: "name" },
  "SendVerifyCode.CountryCode": { flow: "open", step: "country" },
  "SendVerifyCode.PhoneNum": { flow: "open", step: "phone" },
  "SendIntlPhoneEmailCode.Type": { flow: "verify", step: "contact" },
  "SendIntlPhoneEmailCode.Code": { flow: "verify", step: "contact" },
  "CreateIntlPhoneEmail.Type": { flow: "verify", step: "contact" },
  "CreateIntlPhoneEmail.Code": { flow: "verify", step: "contact" },
  "CreateIntlPhoneEmail.VerifyCode": { flow: "verify", step: "code" },
  "DescribeIntlPhoneEmailList.Type": { flow: "verify", step: "contact" },
  "RegisterUser.Name": { flow: "classroom", step: "name" },
  "RegisterUser.OriginId": { flow: "classroom", step: "originId" },
  "RegisterUser.Avatar": { flow: "classroom", step: "avatar" },
  "LoginOriginId.OriginId": { flow: "classroom", step: "whose" },
  "create_official_account.Owner_Account": { flow: "official", step: "owner" },
  "create_official_account.Name": { flow: "official", step: "name" },
  "create_official_account.Introduction": { flow: "official", step: "introduction" },
  "create_official_account.FaceUrl": { flow: "official", step: "face" },
  "create_official_account.MaxSubscriberNum": { flow: "official", step: "subscribers" },
  "create_official_account.Organization": { flow: "official", step: "organization" },
  "create_official_account.CustomString": { flow: "official", step: "custom" },
  "account_import.UserID": { flow: "official", step: "owner" },
  "account_import.Nick": { flow: "official", step: "nick" },
};
