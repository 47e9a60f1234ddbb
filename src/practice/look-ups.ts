import { type Account, fold, isFilter } from "./accounts.ts";
import { type Answer, type Input, refuse, type World } from "./answer.ts";
import { mailMagic } from "./faults.ts";
import { misfit, missing, text } from "./fields.ts";
import { meetOldCustomer } from "./old-customer.ts";

const largestPage = 100;

/**
 * QueryCustomersCredit, the only look-up that finds a customer by mail. A mail matches in part, so the caller has to
 * compare.
 */
export function queryCustomersCredit(input: Input, world: World): Answer {
  const shape = {
    FilterType: "string",
    Filter: "string",
    Page: "integer",
    PageSize: "integer",
    Order: "string",
  } as const;
  const wrong = misfit(input, shape) ?? pageMistake(input);
  if (wrong) return wrong;
  const by = text(input, "FilterType");
  const order = text(input, "Order");
  if (by !== "" && !isFilter(by)) return refuse("InvalidParameterValue", "There is no such FilterType.");
  if (!["", "asc", "desc"].includes(order)) return refuse("InvalidParameterValue", "Order is asc or desc.");

  const value = text(input, "Filter");
  if (by === "Email") {
    const word = mailMagic(value)?.word;
    if (word === "lookup.busy" || world.books.useMark(`blind:${fold(value)}`)) {
      return refuse("OperationDenied.ServiceBusy", "System busy. Please try again later.");
    }
    if (word === "taken.ours") meetOldCustomer(value, world);
  }
  const found = world.books.accounts.customers(world.now, by === "" ? undefined : by, value);
  if (order === "asc") found.reverse();
  return { response: { Total: found.length, Data: page(found, input).map((each) => credit(each, world)) } };
}

export function describeCustomerUin(input: Input, world: World): Answer {
  const wrong = misfit(input, { Page: "integer", PageSize: "integer" });
  if (wrong) return wrong;
  for (const name of ["Page", "PageSize"]) {
    if (input[name] === undefined) return missing(name);
  }
  const off = pageMistake(input);
  if (off) return off;
  const found = world.books.accounts.customers(world.now);
  const Data = page(found, input).map(({ uin }) => ({ CustomerUin: String(uin) }));
  return { response: { Total: String(found.length), Data } };
}

export function describeCustomerInfo(input: Input, world: World): Answer {
  const wrong = misfit(input, { CustomerUin: "integers" });
  if (wrong) return wrong;
  const uins = input.CustomerUin as number[] | undefined;
  if (!uins) return missing("CustomerUin");
  if (uins.length < 1 || uins.length > 20) return refuse("InvalidParameterValue", "Ask for 1 to 20 customers.");
  const found = world.books.accounts.customers(world.now).filter(({ uin }) => uins.includes(uin));
  return { response: { Data: found.map((each) => info(each, world)) } };
}

function credit(account: Account, world: World) {
  return {
    ...shown(account, world),
    ClientUin: account.uin,
    Mobile: world.settings.maskLookups ? starred(account.phone) : account.phone,
    Type: "new",
    Arrears: "-",
    AssociationTime: localTime(account.at, world),
    RecentExpiry: "",
    Credit: 0,
    RemainingCredit: 0,
    IdentifyType: 0,
    Remark: "",
    Force: 0,
  };
}

function info(account: Account, world: World) {
  const time = localTime(account.at, world);
  return {
    ...shown(account, world),
    CustomerUin: String(account.uin),
    Phone: world.settings.maskLookups ? starred(account.phone) : account.phone,
    Mark: "",
    BindTime: time,
    AccountStatus: "0",
    AuthStatus: "-1",
    CidRegisterTime: time,
    UinRegisterTime: time,
  };
}

/** A customer as look-ups show it. One without a name has the mail address as name, as in the document's example. */
function shown({ name, mail }: Account, { settings }: World) {
  const [local = "", domain = ""] = mail.split("@");
  return { Name: name || mail, Email: settings.maskLookups ? `${starred(local)}@${domain}` : mail };
}

function starred(text: string): string {
  return `${text.slice(0, Math.min(4, text.length - 1))}*********`;
}

function localTime(at: number, { settings }: World): string {
  return new Date(at + settings.zoneMinutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

function pageMistake({ Page = 1, PageSize = 1 }: Input): Answer | undefined {
  const fits = Number(Page) >= 1 && Number(PageSize) >= 1 && Number(PageSize) <= largestPage;
  return fits ? undefined : refuse("InvalidParameter.Page", `Pages begin at 1 and hold 1 to ${largestPage}.`);
}

function page(found: Account[], { Page = 1, PageSize = 20 }: Input): Account[] {
  const start = (Number(Page) - 1) * Number(PageSize);
  return found.slice(start, start + Number(PageSize));
}
