import type { Inspected, InspectedStep, InspectedTurn } from "../../../../src/desk/platform.ts";
import type { Scene } from "./scene.ts";
import { Instant, nameOf, plain, Words } from "./words.tsx";

/** The steps of the present case, in their order: what each holds, what that was made from, and which is open. */
export function Walk({ inspected }: { inspected: Inspected | undefined }) {
  if (!inspected) return <p class="none">{plain("play.walk-none")}</p>;
  const { caseId, name, version, steps } = inspected;
  return (
    <>
      <p class="small" id="walk-of">
        <b>
          <Words text={name} to="agent" />
        </b>{" "}
        · {caseId} · {plain("play.version", { n: version })}
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <StepOf step={step} />
        ))}
      </ol>
    </>
  );
}

function StepOf({ step }: { step: InspectedStep }) {
  const { key, kind, label, is, effect, kept } = step;
  const hasMore = kept !== undefined || effect !== undefined;
  const head = (
    <>
      <span class="mark" aria-hidden="true" />
      <span class="name">
        <Words text={label} to="agent" />
        <small class="mono">{effect ? `${key} → ${effect.name}` : key}</small>
      </span>
      <span class="value">{kept === undefined ? "" : <Shown step={step} />}</span>
      <span class={`is ${is}`}>{effect?.stage ?? plain(`play.is-${is}`)}</span>
    </>
  );
  return (
    <li id={`step-${key}`} class={`${is} a-${kind}`} {...(is === "open" && { "aria-current": "step" })}>
      {hasMore ? (
        <details>
          <summary>{head}</summary>
          <StepMore step={step} />
        </details>
      ) : (
        <div class="summary">{head}</div>
      )}
    </li>
  );
}

function Shown({ step: { kind, shown, kept = "" } }: { step: InspectedStep }) {
  if (shown !== undefined) return <Words text={shown} to="agent" />;
  return <span class="mono">{kind === "secret" ? "••••••" : kept}</span>;
}

function StepMore({ step: { kind, kept, from, turn, effect } }: { step: InspectedStep }) {
  return (
    <dl class="more">
      <dt>{plain(`play.kind-${kind}`)}</dt>
      <dd>{effect ? plain(`play.repeat-${effect.repeat}`) : null}</dd>
      {kept === undefined ? null : (
        <>
          <dt>{plain("play.kept")}</dt>
          <dd class="mono">{kept}</dd>
          <dt>{plain("play.made-from")}</dt>
          <dd class="mono">{from ?? plain("play.from-nothing")}</dd>
        </>
      )}
      {turn === undefined ? null : (
        <>
          <dt>{plain("play.given-in")}</dt>
          <dd>{turn}</dd>
        </>
      )}
    </dl>
  );
}

/** The newest turn: the event, and the posts and effects that were committed with it. */
export function Turn({ inspected }: { inspected: Inspected | undefined }) {
  const turn = inspected?.turn;
  if (!turn) return <p class="none">{plain("play.turn-none")}</p>;
  const { n, event, actor, at, posts, effects } = turn;
  const person = actor === "desk" ? plain("play.the-desk") : nameOf(actor, "agent");
  return (
    <>
      <p id="turn-event">
        <span class="chip">{plain("play.version", { n })}</span> {plain("play.turn-event", { event, person })}{" "}
        <Instant at={at} />
      </p>
      <h3 class="of">{plain("play.turn-posts")}</h3>
      <ul class="promised" id="turn-posts">
        {posts.length === 0 ? <li>{plain("play.turn-nothing")}</li> : posts.map((post) => <PostOf post={post} />)}
      </ul>
      <h3 class="of">{plain("play.turn-effects")}</h3>
      <ul class="promised" id="turn-effects">
        {effects.length === 0 ? (
          <li>{plain("play.turn-nothing")}</li>
        ) : (
          effects.map(({ id, name, repeat, input }) => (
            <li>
              <span class="chip works">{name}</span> <small class="mono">{id}</small>
              <small>{plain(`play.repeat-${repeat}`)}</small>
              <pre class="mono">{input}</pre>
            </li>
          ))
        )}
      </ul>
    </>
  );
}

function PostOf({ post }: { post: InspectedTurn["posts"][number] }) {
  if ("card" in post) return <Promised kind="card" to={post.card} />;
  if ("call" in post) return <Promised kind="call" to={post.call} />;
  if ("reveal" in post) return <Promised kind="reveal" to={nameOf(post.to, "agent")} />;
  return (
    <li>
      <span class="chip">{plain("play.post-notice")}</span> → {nameOf(post.to, "agent")}
      <p>
        <Words text={post.notice} to="agent" />
      </p>
    </li>
  );
}

function Promised({ kind, to }: { kind: "card" | "call" | "reveal"; to: string }) {
  return (
    <li>
      <span class="chip">{plain(`play.post-${kind}`)}</span> → {to}
    </li>
  );
}

/** The newest calls to Tencent, and how each ended. */
export function Calls({ calls }: Pick<Scene, "calls">) {
  if (calls.length === 0) return <p class="none">{plain("play.calls-none")}</p>;
  return (
    <ol class="calls" tabindex={0} aria-labelledby="t-calls">
      {calls.map(({ n, at, api, is, code, requestId }) => (
        <li id={`call-${n}`}>
          <span class="mono">{api}</span>
          <span class={`chip ${is}`}>{plain(`play.call-${is}`)}</span>
          {code ? <span class="mono code">{code}</span> : null}
          <small>
            <Instant at={at} />
            {requestId ? <span class="mono">{` ${plain("play.call-id")} ${requestId}`}</span> : null}
          </small>
        </li>
      ))}
    </ol>
  );
}
