import { type Button, type Item, type Line, type Part, pressButton } from "../../../chat/parts.ts";
import { refOf } from "../../../chat/payload.ts";
import { readOut } from "../../../chat/text.ts";
import { FieldList } from "../../draw/fields.tsx";
import type { Side } from "../front.ts";
import { buttonValue } from "../read.ts";
import { plain, Words } from "./words.tsx";

/** What the bot says, without the label of practice, which stands once above everything. */
export function Parts({ parts, to }: { parts: readonly Part[]; to: Side }) {
  return (
    <>
      {parts.map((part) => (
        <PartOf part={part} to={to} />
      ))}
    </>
  );
}

function PartOf({ part, to }: { part: Part; to: Side }) {
  switch (part.is) {
    case "text":
      return (
        <>
          {part.lines.filter(isNoLabel).map((line) => (
            <LineOf line={line} to={to} />
          ))}
        </>
      );
    case "fields":
      return (
        <FieldList
          fields={part.fields}
          name={(label) => <Words text={label} to={to} />}
          value={({ value }) => <Words text={value} to={to} />}
        />
      );
    case "quote":
      return (
        <p class="quote mono">
          {isAddress(part.text) ? (
            <a href={part.text} target="_blank" rel="noopener noreferrer">
              {part.text}
            </a>
          ) : (
            <Words text={part.text} to={to} />
          )}
        </p>
      );
    case "block":
      return <pre class="quote">{part.lines.join("\n")}</pre>;
    case "row":
      return (
        <div class="row">
          {part.items.map((item) => (
            <ItemOf item={item} to={to} />
          ))}
        </div>
      );
  }
}

/** Whether a quote is the address of a customer's page, which is opened beside this one. */
function isAddress(text: unknown): text is string {
  return typeof text === "string" && /^https?:\/\/\S+$/.test(text);
}

function isNoLabel({ texts }: Line): boolean {
  return texts[0]?.key !== "chat.practice";
}

function LineOf({ line: { as, texts }, to }: { line: Line; to: Side }) {
  const [first] = texts;
  if (!first) return null;
  if (as === "title")
    return (
      <h3>
        <Words text={first} to={to} />
      </h3>
    );
  if (as === "state")
    return (
      <p class={`chip ${first.key.replace("chat.", "")}`}>
        <Words text={first} to={to} />
      </p>
    );
  return (
    <>
      {texts.map((text) => (
        <p class={as === "small" ? "small" : undefined}>
          <Words text={text} to={to} />
        </p>
      ))}
    </>
  );
}

function ItemOf({ item, to }: { item: Item; to: Side }) {
  if (item.is === "button") return <Press button={item} to={to} />;
  if (item.of === "ways")
    return (
      <>
        {item.choices.map((choice) => (
          <Press button={pressButton(item.target, choice)} to={to} />
        ))}
      </>
    );
  return (
    <span class="menu">
      <select class="box" name="choice" aria-label={readOut(item.label)}>
        {item.choices.map(({ key, label }) => (
          <option value={key}>{readOut(label)}</option>
        ))}
      </select>
      <button type="submit" class="button" name="button" value={buttonValue("press", refOf(item.target))}>
        {item.of === "answers" ? plain("play.choose") : readOut(item.label)}
      </button>
    </span>
  );
}

function Press({ button: { does, label, style, target, what }, to }: { button: Button; to: Side }) {
  return (
    <button
      type="submit"
      class={`button ${style ?? ""}`}
      name="button"
      value={buttonValue(does, target && refOf(target), what)}
    >
      <Words text={label} to={to} />
    </button>
  );
}
