import type { Child } from "hono/jsx";
import type { FormField, ShownCard } from "../../../../src/desk/platform.ts";
import { t } from "../../../../src/words/words.ts";
import { around } from "../../../chat/around-a-secret.ts";
import { cardParts, choiceParts, type Part } from "../../../chat/parts.ts";
import { readOut } from "../../../chat/text.ts";
import type { Side } from "../front.ts";
import type { Entry } from "../pane.ts";
import { nameOf } from "../read.ts";
import { Parts } from "./parts.tsx";
import { Instant, plain, Words } from "./words.tsx";

const room = { buttons: 8, choices: 400 };

/** One entry of a pane. Its buttons send a form that says from which side they were pressed. */
export function EntryOf({ entry, side }: { entry: Entry; side: Side }) {
  const id = `${side}-${entry.id}`;
  switch (entry.is) {
    case "said":
      return (
        <div id={id} class="said">
          <p>{entry.words === undefined ? <Dots /> : <Words text={entry.words} to={side} />}</p>
          {entry.there ? <small>{plain("play.in-terminal")}</small> : null}
        </div>
      );
    case "told":
      return (
        <div id={id} class="told">
          <Sending side={side}>
            <Parts parts={entry.parts} to={side} />
          </Sending>
        </div>
      );
    case "card":
      return <CardOf id={id} entry={entry} side={side} />;
    case "form":
      return <FormOf id={id} entry={entry} side={side} />;
    case "secret":
      return <SecretOf id={id} entry={entry} side={side} />;
  }
}

/** Stands for what was typed where nobody may read it. */
function Dots() {
  return (
    <span class="dots">
      <span aria-hidden="true">••••••</span>
      <span class="unseen">{plain("play.hidden")}</span>
    </span>
  );
}

function Sending({ side, children, of }: { side: Side; children: Child; of?: string }) {
  return (
    <form method="post" action="/play/do" autocomplete="off" novalidate>
      <input type="hidden" name="side" value={side} />
      {of ? <input type="hidden" name="is" value={of} /> : null}
      {children}
    </form>
  );
}

function CardOf({ id, entry, side }: { id: string; entry: Extract<Entry, { is: "card" }>; side: Side }) {
  const { card, form, isLive } = entry;
  const { inputs, ...view } = card.view;
  const told = cardParts({ ...card, view }, "open.password.ask");
  const goesOn = form && form.fields.filter(({ value }) => value === undefined).length > 1 ? form : undefined;
  const asks = choiceParts(card, goesOn, room).flatMap(withoutCodeBox);
  return (
    <div id={id} class={`card ${isLive ? "live" : "past"}`}>
      <Sending side={side}>
        <Parts parts={isLive ? told : told.slice(0, 1)} to={side} />
        {isLive && inputs && card.question !== undefined ? <Hidden card={card} side={side} /> : null}
        {isLive ? <Parts parts={asks} to={side} /> : null}
      </Sending>
    </div>
  );
}

/** The box below the talk takes the code, so no button is needed to open one. */
function withoutCodeBox(part: Part): Part[] {
  if (part.is !== "row") return [part];
  const items = part.items.filter((item) => item.is !== "button" || item.does !== "code");
  return items.length > 0 ? [{ is: "row", items }] : [];
}

/** Boxes for what nobody may read, such as a password. */
function Hidden({ card: { caseId, question, view }, side }: { card: ShownCard; side: Side }) {
  return (
    <fieldset class="hidden-boxes">
      <input type="hidden" name="case" value={caseId} />
      <input type="hidden" name="question" value={question ?? ""} />
      {view.inputs?.map(({ key, label }) => (
        <label>
          <span>
            <Words text={label} to={side} />
          </span>
          <input class="box" type="password" name={nameOf(key)} autocomplete="new-password" />
        </label>
      ))}
      <button type="submit" class="button primary" name="is" value="secret">
        {plain("play.send")}
      </button>
    </fieldset>
  );
}

function FormOf({ id, entry, side }: { id: string; entry: Extract<Entry, { is: "form" }>; side: Side }) {
  const { form, typed, wrong } = entry;
  return (
    <div id={id} class="card live">
      <Sending side={side} of="form">
        <input type="hidden" name="case" value={form.caseId} />
        <input type="hidden" name="question" value={form.question} />
        <h3>
          <Words text={form.title} to={side} />
        </h3>
        {form.fields.map((field) => {
          const why = wrong[field.key];
          const hint = `${id}-${field.key}`;
          return (
            <div class="field">
              <label for={`${hint}-box`}>
                <Words text={field.label} to={side} />
              </label>
              <FieldBox field={field} typed={typed[field.key]} hint={hint} isWrong={why !== undefined} side={side} />
              <small id={hint} class={why ? "wrong" : undefined}>
                <Words text={why ?? field.hint} to={side} />
              </small>
            </div>
          );
        })}
        {form.link ? <LinkBox id={id} isTicked={typed.link !== undefined} side={side} /> : null}
        <div class="row">
          <button type="submit" class="button primary">
            {plain("play.form-send")}
          </button>
        </div>
      </Sending>
    </div>
  );
}

/** The box to tick for a link to the customer. */
function LinkBox({ id, isTicked, side }: { id: string; isTicked: boolean; side: Side }) {
  return (
    <div class="field">
      <label class="tick">
        <input type="checkbox" name="link" value="yes" checked={isTicked} aria-describedby={`${id}-link`} />{" "}
        <Words text={t("chat.link-tick")} to={side} />
      </label>
      <small id={`${id}-link`}>
        <Words text={t("chat.link-hint")} to={side} />
      </small>
    </div>
  );
}

interface FieldParts {
  field: FormField;
  typed: string | undefined;
  hint: string;
  isWrong: boolean;
  side: Side;
}

function FieldBox({ field, typed, hint, isWrong, side }: FieldParts) {
  const { key, kind, choices = [], groups, value } = field;
  const known = typed ?? value?.key;
  const common = {
    class: "box",
    id: `${hint}-box`,
    name: nameOf(key),
    "aria-describedby": hint,
    ...(isWrong && { "aria-invalid": true }),
  };
  const option = ({ key: of, label }: (typeof choices)[number]) => (
    <option value={of} selected={of === known}>
      <Words text={label} to={side} />
    </option>
  );
  if (kind !== "choice") return <input {...common} type={kind === "mail" ? "email" : "text"} value={known} />;
  return (
    <select {...common}>
      <option value="" />
      {groups
        ? groups.map(({ label, choices: within }) => <optgroup label={readOut(label)}>{within.map(option)}</optgroup>)
        : choices.map(option)}
    </select>
  );
}

function SecretOf({ id, entry, side }: { id: string; entry: Extract<Entry, { is: "secret" }>; side: Side }) {
  const { above, below, title } = around(entry.caseId, entry.handed);
  if (entry.secret === undefined)
    return (
      <div id={id} class="told">
        <p>
          {plain("play.secret-gone")} <Instant at={entry.at} />
        </p>
      </div>
    );
  return (
    <div id={id} class="card live" data-keep>
      <h3>
        <Words text={title} to={side} />
      </h3>
      {above.map((text) => (
        <p>
          <Words text={text} to={side} />
        </p>
      ))}
      <p class="quote mono secret">{entry.secret.expose()}</p>
      {below.map((text) => (
        <p>
          <Words text={text} to={side} />
        </p>
      ))}
    </div>
  );
}
