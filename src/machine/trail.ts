import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  isSpanContextValid,
  type ProxyTracerProvider,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/**
 * What one event leads to, wherever and whenever it is done: its id, which each line of the log carries, and the span that
 * what comes next belongs to, where an OpenTelemetry SDK is loaded.
 */
export interface Trail {
  id: string;
  span?: SpanContext | undefined;
}

/** The spans of a desk. */
export type SpanName = "event" | "commit" | "call" | "post";

/** Every attribute that a span may have. None holds what a person typed, who they are, or the number of a request. */
export const spanAttributes = [
  "frontdesk.request",
  "frontdesk.event",
  "frontdesk.kind",
  "frontdesk.state",
  "frontdesk.is",
  "frontdesk.post",
  "frontdesk.platform",
  "frontdesk.api",
  "frontdesk.code",
  "frontdesk.tencent_request",
  "error.type",
] as const;
type Told = Partial<Record<(typeof spanAttributes)[number], string>>;

const current = new AsyncLocalStorage<Trail | undefined>();
const idBytes = 8;
const name = "frontdesk";

/** A trail of its own, for something that nothing of this desk has led to. */
export function newTrail(span?: SpanContext): Trail {
  return { id: randomBytes(idBytes).toString("hex"), span };
}

/** The trail of what runs now. */
export function trail(): Trail | undefined {
  return current.getStore();
}

/** Runs an act, and what it begins, on a trail. Without one, as something that belongs to no event. */
export function onTrail<T>(on: Trail | undefined, act: () => T): T {
  return current.run(on, act);
}

/** Whether spans go anywhere. They do once an SDK has registered itself, which it may do from a copy of the API of its own. */
export function isTraced(): boolean {
  return tracer() !== undefined;
}

function tracer(): Tracer | undefined {
  const provider = trace.getTracerProvider() as Partial<ProxyTracerProvider>;
  return provider.getDelegateTracer ? provider.getDelegateTracer(name) : trace.getTracer(name);
}

/** Has the SDK send what it still holds. Resolves at once without one, and never rejects. */
export async function flushSpans(): Promise<void> {
  const provider = trace.getTracerProvider() as Partial<ProxyTracerProvider>;
  const sdk = (provider.getDelegate?.() ?? provider) as { forceFlush?: () => Promise<void> };
  await sdk.forceFlush?.().catch(() => {}); // where spans go may be away, which is no matter of a desk's
}

/**
 * Runs an act as a span of the trail that runs now, or as the first of `under`. `told` is to be called with what is known
 * only later. An error ends the span with its name alone, because its words may hold what somebody typed.
 */
export async function traced<T>(
  what: SpanName,
  attributes: Told,
  act: (told: (more: Told) => void) => Promise<T>,
  under?: SpanContext,
): Promise<T> {
  const by = tracer();
  if (!by) return act(() => {});
  const { id, span: above } = trail() ?? newTrail();
  const parent = above ?? under;
  const place = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  const span = by.startSpan(what, { attributes: { "frontdesk.request": id, ...attributes } as Attributes }, place);
  try {
    return await onTrail({ id, span: span.spanContext() }, () =>
      context.with(trace.setSpan(context.active(), span), () => act((more) => void span.setAttributes(more))),
    );
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
}

/** SDKs give this key to what they send themselves. What runs under it is not traced by others, and sends no trace header. */
const suppressed = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** Runs an act whose requests to others must not tell of the trace, whatever else an operator has loaded. */
export function untold<T>(act: () => T): T {
  return context.with(asUntold(context.active()), act);
}

function asUntold(active: Context): Context {
  return active.setValue(suppressed, true);
}

/** The trail that runs now as text, to be kept with what is promised. */
export function originNow(): string | undefined {
  const here = trail();
  return here && [here.id, ...(here.span ? [written(here.span)] : [])].join(" ");
}

/** The trail that a text from `originNow` tells of. A new one for whatever else it may be. */
export function trailOf(origin: string | undefined): Trail {
  const [id = "", span] = origin?.split(" ") ?? [];
  return /^[0-9a-f]{16}$/.test(id) ? { id, span: read(span) } : newTrail();
}

/** A span as W3C Trace Context writes it. */
export function written({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}

/** A span that `written` has told of. Undefined for whatever else it may be. */
export function read(text: unknown): SpanContext | undefined {
  const [, traceId = "", spanId = "", flags = ""] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(String(text)) ?? [];
  const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(span) ? span : undefined;
}
