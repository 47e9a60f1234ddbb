import type { Mishap, PhoneText, PracticeBooks } from "../settings.ts";
import type { Scene } from "./scene.ts";
import { Instant, plain } from "./words.tsx";

/** The texts on the practice phone, the newest first. A tap uses the code. */
export function Phone({ phone }: Pick<Scene, "phone">) {
  if (phone.length === 0) return <p class="none">{plain("play.phone-none")}</p>;
  return (
    <ol class="texts" reversed>
      {phone
        .map((text, i) => <TextOf text={text} n={i} />)
        .reverse()
        .slice(0, 8)}
    </ol>
  );
}

function TextOf({ text: { to, text, code, at }, n }: { text: PhoneText; n: number }) {
  return (
    <li id={`text-${n}`}>
      <form method="post" action="/play/do">
        <input type="hidden" name="side" value="agent" />
        <input type="hidden" name="code" value={code} />
        <button type="submit" class="text" name="is" value="code">
          <small>
            <span class="mono">{to}</span> <Instant at={Date.parse(at)} />
          </small>
          <span>{text}</span>
          <b>{plain("play.phone-use", { code })}</b>
        </button>
      </form>
    </li>
  );
}

/** What the practice Tencent's own books hold. */
export function Books({ books }: Pick<Scene, "books">) {
  const { accounts, contacts, classroomUsers, officialAccounts, texts, calls } = books;
  const sum = Object.values(calls).reduce((all, n) => all + n, 0);
  const isEmpty = [accounts, contacts, classroomUsers, officialAccounts].every(({ length }) => length === 0);
  return (
    <>
      <p class="small" id="books-sums">
        {plain("play.books-sums", { texts, calls: sum })}
      </p>
      {isEmpty ? <p class="none">{plain("play.books-none")}</p> : null}
      <Shelf title="play.books-accounts" rows={accountsIn(books)} />
      <Shelf title="play.books-contacts" rows={contacts.map(({ code, at }) => ({ name: code, lines: [], at }))} />
      <Shelf
        title="play.books-users"
        rows={classroomUsers.map(({ userId, name, originId, at }) => ({ name: userId, lines: [name, originId], at }))}
      />
      <Shelf
        title="play.books-officials"
        rows={officialAccounts.map(({ id, name, at }) => ({ name: id, lines: [name], at }))}
      />
    </>
  );
}

interface Row {
  name: string;
  lines: string[];
  at: string;
}

function accountsIn({ accounts }: PracticeBooks): Row[] {
  return accounts.map(({ uin, mail, phone, name, area, at, bound }) => ({
    name: uin,
    lines: [name, mail, `${area} ${phone}`, ...(bound ? [] : [plain("play.books-unbound")])],
    at,
  }));
}

const mostRows = 6;

function Shelf({ title, rows }: { title: Parameters<typeof plain>[0]; rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="shelf">
      <h3>{plain(title)}</h3>
      <ul>
        {rows
          .slice(-mostRows)
          .reverse()
          .map(({ name, lines, at }) => (
            <li>
              <span class="mono">{name}</span>
              <small>
                {lines.filter((line) => line !== "").join(" · ")} <Instant at={Date.parse(at)} />
              </small>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The mishaps that most people try first, with any kind of request. */
const first = new Set([
  ...["late", "never", "misprint", "full", "timeoutAfter", "code-wrong", "unchecked", "verified"],
  ...["taken.ours", "timeout.before", "timeout.after", "gateway.before", "gateway.after", "reason.after"],
  ...["check.error", "import.cut", "import.full"],
]);
const isFirst = ({ id }: Mishap) => first.has(id.slice(id.indexOf("/") + 1));

const groups = ["texts", "create", "answer"] as const;

/** What can be made to go wrong. A press has the answer filled in that asks for it. */
export function Wrong({ mishaps, armed }: Pick<Scene, "mishaps" | "armed">) {
  const labels = new Map(mishaps.map(({ field, fieldLabel }) => [field, fieldLabel]));
  const filled = Object.entries(armed).flatMap(([field, value]) => {
    const key = labels.get(field);
    return key === undefined ? [] : [{ field: { key }, value }];
  });
  const shown = groups.filter((group) => mishaps.some((mishap) => mishap.group === group));
  return (
    <>
      <p class="armed" id="wrong-armed" role="status">
        {filled.map((answer) => (
          <span>{plain("play.wrong-armed", answer)} </span>
        ))}
      </p>
      <form id="wrong-first" class="mishaps" method="post" action="/play/do">
        <input type="hidden" name="side" value="agent" />
        <input type="hidden" name="is" value="mishap" />
        {shown.map((group) => (
          <fieldset>
            <legend>{plain(`play.wrong-${group}`)}</legend>
            {mishaps
              .filter((mishap) => mishap.group === group && isFirst(mishap))
              .map(({ id, label }) => (
                <button type="submit" class="pill" name="mishap" value={id}>
                  {plain(label)}
                </button>
              ))}
          </fieldset>
        ))}
      </form>
      <form id="wrong-all" class="menu" method="post" action="/play/do">
        <input type="hidden" name="side" value="agent" />
        <input type="hidden" name="is" value="mishap" />
        <select class="box" name="mishap" aria-label={plain("play.wrong-all", { count: mishaps.length })}>
          {shown.map((group) => (
            <optgroup label={plain(`play.wrong-${group}`)}>
              {mishaps
                .filter((mishap) => mishap.group === group)
                .map(({ id, label }) => (
                  <option value={id}>{plain(label)}</option>
                ))}
            </optgroup>
          ))}
        </select>
        <button type="submit" class="button">
          {plain("play.choose")}
        </button>
      </form>
    </>
  );
}
