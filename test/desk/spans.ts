import { context, propagation, trace } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { onTestFinished } from "vitest";

/** OpenTelemetry's own SDK with everything that it registers, until the test is over. Gives the spans that have ended. */
export function watchSpans(): () => ReadableSpan[] {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  onTestFinished(async () => {
    await provider.shutdown();
    for (const api of [trace, context, propagation]) api.disable();
  });
  return () => exporter.getFinishedSpans();
}

/** Spans as a tree, a line each: those under one span by the time at which they began. */
export function treeOf(spans: readonly ReadableSpan[]): string {
  const under = (id: string | undefined) =>
    spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === id).sort((a, b) => startOf(a) - startOf(b));
  const lines = (span: ReadableSpan, depth: number): string[] => [
    `${"  ".repeat(depth)}${lineOf(span)}`,
    ...under(span.spanContext().spanId).flatMap((each) => lines(each, depth + 1)),
  ];
  return `${under(undefined)
    .flatMap((root) => lines(root, 0))
    .join("\n")}\n`;
}

const startOf = ({ startTime: [seconds, nanos] }: ReadableSpan) => seconds * 1000 + nanos / 1e6;

/** A span's name, and the values of its attributes but for the ids, which are new each time. */
function lineOf({ name, attributes }: ReadableSpan): string {
  const ids = ["frontdesk.request", "frontdesk.tencent_request"];
  const values = Object.entries(attributes).flatMap(([key, value]) => (ids.includes(key) ? [] : [value]));
  return [name, ...values].join(" ");
}
