import { type Action, may, type Part, parts } from "../src/conversation/may.ts";

const heads: Record<Part, string> = {
  owner: "requester (the owner)",
  agentCustomer: "customer who is an agent",
  customer: "outside customer",
  agent: "other agent",
  approver: "approver",
  supervisor: "supervisor",
  operator: "operator",
  stranger: "anybody else",
};

const rows: Record<Action, string> = {
  open: "open a request",
  list: "list requests",
  find: "find requests of colleagues",
  answer: "answer what they are asked: the code, their own password",
  newCode: "ask for a new code",
  edit: "edit, go back",
  cancel: "cancel",
  askToCancel: "ask for a cancel",
  handOver: "hand it over",
  nameCustomer: "name another customer, give or withdraw a link",
  note: "write a note for agents",
  see: "see how far it is",
  reveal: "see the password or token that was made for them, once",
  notMyNumber: "say *that's not my number*",
  notMe: "say *this isn't me*, which ends their part",
  askPerson: "ask for a person",
  askForIt: "ask the owner for it",
  takeBack: "take back what nobody approves",
  decide: "approve, or decline with a reason",
  judge: "say what became of a create; let a held request go on, or close it",
  peek: "see what their card masks, alone and for a while",
  giveOn: "give on a request whose owner is gone",
  lift: "lift a limit that holds it up, once",
  pause: "pause the whole desk, and let it go on",
  help: "get help",
};

const [begins, ends] = ["<!-- made by npm run roles, out of src/conversation/may.ts -->", "<!-- end of the table -->"];

/** The table of who may do what with a request, in Markdown, with the comments around it. */
function rolesTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    begins,
    "",
    line(["", ...parts.map((part) => heads[part])]),
    line(["---", ...parts.map(() => "---")]),
    ...(Object.keys(rows) as Action[]).map((action) =>
      line([rows[action], ...parts.map((part) => (may(part, action) ? "yes" : ""))]),
    ),
    "",
    ends,
  ].join("\n");
}

/** A page with the table of now in it. */
export function withRolesTable(page: string): string {
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)];
  if (from < 0 || to < from) throw new Error("The page has no place for the table of roles.");
  return `${page.slice(0, from)}${rolesTable()}${page.slice(to + ends.length)}`;
}
