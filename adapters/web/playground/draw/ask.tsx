import { asksCode } from "../../../chat/what-it-asks.ts";
import { people, type Side } from "../front.ts";
import { buttonValue } from "../read.ts";
import type { Scene } from "./scene.ts";
import { plain, Words } from "./words.tsx";

/** The box to type into, below a talk. What the practice Tencent is to do wrong is filled in. */
export function Ask({ scene, side }: { scene: Scene; side: Side }) {
  const { caseId, cards, inspected, armed, flows } = scene;
  const card = cards[side];
  const asked = inspected?.caseId === caseId ? inspected.steps.find(({ is }) => is === "open")?.key : undefined;
  const isCode = card !== undefined && asksCode(card);
  const isAsked = card?.question !== undefined;
  const filled = isAsked && asked !== undefined ? armed[asked] : undefined;
  const label = plain(isCode ? "play.write-code" : "play.write");
  const isOver = side === "agent" && (card === undefined || card.state !== "open");
  return (
    <>
      {isOver ? (
        <form id="agent-kinds" class="kinds" method="post" action="/play/do">
          <input type="hidden" name="side" value={side} />
          {scene.entries.agent.length === 0 ? <p>{plain("play.empty")}</p> : null}
          <div class="row">
            {flows.map(({ key, label: name }, i) => (
              <button
                type="submit"
                class={`button ${i === 0 ? "primary" : ""}`}
                name="button"
                value={buttonValue("open", undefined, key)}
              >
                <Words text={name} to={side} />
              </button>
            ))}
          </div>
        </form>
      ) : null}
      <form id={`${side}-box`} class="ask" method="post" action="/play/do" autocomplete="off" data-focus={isAsked}>
        <input type="hidden" name="side" value={side} />
        <input type="hidden" name="is" value="words" />
        <input
          class="box"
          name="words"
          id={`${side}-words`}
          aria-label={label}
          placeholder={label}
          value={filled}
          {...(isCode && { inputmode: "numeric", autocomplete: "one-time-code" })}
        />
        <button type="submit" class="button primary">
          {plain("play.send")}
        </button>
      </form>
      {side === "agent" && asked === "type" && isAsked ? <Example n={scene.books.accounts.length} /> : null}
      {side === "agent" ? <Customer scene={scene} /> : null}
    </>
  );
}

/** A whole request in one line, as agents paste it. */
function Example({ n }: { n: number }) {
  const values = { mail: `ops+${n + 1}@example.com`, digits: String(4567 + n) };
  return (
    <p class="aside" id={`example-${n}`}>
      <button class="link" type="button" data-fill={plain("play.example-text", values)} data-into="agent-words">
        {plain("play.example")}
      </button>
    </p>
  );
}

/** Who answers for the customer. */
function Customer({ scene: { caseId, inspected } }: { scene: Scene }) {
  const customer = inspected?.people.customer;
  if (inspected?.state !== "open" || customer === people.customer) return null;
  if (customer !== undefined)
    return (
      <p class="aside" id="agent-customer">
        {plain("play.elsewhere", { case: caseId })}
      </p>
    );
  return (
    <form class="aside" id="agent-customer" method="post" action="/play/do">
      <input type="hidden" name="side" value="agent" />
      <input type="hidden" name="case" value={caseId} />
      <button type="submit" class="link" name="is" value="customer" title={plain("play.be-customer-why")}>
        {plain("play.be-customer")}
      </button>
      <span>{plain("play.nobody")}</span>
    </form>
  );
}
