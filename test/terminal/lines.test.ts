import { PassThrough, Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { pipedLines, typedLines } from "../../adapters/terminal/lines.ts";
import { createGlass } from "./glass.ts";

/** Somebody's keyboard and screen, without the kernel between them. */
function terminal(columns = 40) {
  const glass = createGlass(columns);
  let all = "";
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _, done) {
        all += String(chunk);
        glass.show(String(chunk).replace(/(?<!\r)\n/g, "\r\n"));
        done();
      },
    }),
    { columns },
  );
  const input = new PassThrough();
  const lines = typedLines(input as unknown as NodeJS.ReadStream, output as unknown as NodeJS.WriteStream);
  onTestFinished(() => lines.close());
  return {
    lines,
    glass,
    all: () => all,
    /** Readline reads on a later turn of the loop. */
    async types(text: string): Promise<void> {
      input.write(text);
      for (let i = 0; i < 5; i += 1) await turn();
    },
  };
}

describe("lines that a person types", () => {
  test("are edited at the prompt and end with Enter", async () => {
    const t = terminal();
    const line = t.lines.next("> ");
    await t.types("Anna\u007f\u007fa\r");
    expect(await line).toBe("Ana");
    expect(t.glass.text()).toBe("> Ana\n");
  });

  test("show a masked line's prompt and nothing else, however it is edited", async () => {
    const t = terminal();
    const line = t.lines.next("Password > ", true);
    await t.types("Secretx\u007f12");
    expect(t.glass.line()).toBe("Password > ");
    for (const key of ["\u001b[D", "\u001b[D", "3", "\u0005", "!", "\r"]) await t.types(key);
    expect(await line).toBe("Secret312!");
    expect(t.all()).not.toMatch(/[Ss]ecret|12/);
  });

  test("what is printed goes above the line that is being typed, also when that line is longer than the window", async () => {
    const t = terminal(20);
    const line = t.lines.next("> ");
    await t.types("a line that is longer than the window is wide");
    t.lines.print("a text arrives");
    await t.types(", and it goes on\r");
    expect(await line).toBe("a line that is longer than the window is wide, and it goes on");
    const [first, ...rest] = t.glass.text().split("\n");
    expect(first).toBe("a text arrives");
    expect(rest.join("")).toContain("> a line that is");
    expect(t.glass.text().match(/a line/g)).toHaveLength(1);
  });

  test("what is printed while a masked line is typed leaves it hidden and whole", async () => {
    const t = terminal();
    const line = t.lines.next("Password > ", true);
    await t.types("Sec");
    t.lines.print("a text arrives");
    expect(t.glass.text()).toBe("a text arrives\nPassword >");
    await t.types("ret\r");
    expect(await line).toBe("Secret");
    expect(t.all()).not.toMatch(/Sec|ret/);
  });

  test("what is typed ahead shows at its question, and not before", async () => {
    const t = terminal();
    await t.types("ahead");
    t.lines.print("a card");
    expect(t.glass.text()).toBe("a card\n");
    const line = t.lines.next("> ");
    expect(t.glass.line()).toBe("> ahead");
    await t.types(" of time\r");
    expect(await line).toBe("ahead of time");
  });

  test("a password typed ahead is never shown", async () => {
    const t = terminal();
    await t.types("Secret12!");
    const line = t.lines.next("Password > ", true);
    await t.types("\r");
    expect(await line).toBe("Secret12!");
    await t.types("Again12!\r");
    expect(await t.lines.next("Again > ", true)).toBe("Again12!");
    expect(t.all()).not.toMatch(/Secret|12!/);
  });

  test("several lines pasted at once answer one question each", async () => {
    const t = terminal();
    const first = t.lines.next("1 > ");
    await t.types("one\rtwo\r");
    expect([await first, await t.lines.next("2 > ")]).toEqual(["one", "two"]);
    expect(t.glass.text()).toBe("1 > one\n2 > two\n");
  });

  test("Ctrl-D at an empty line ends them, and the prompt goes", async () => {
    const t = terminal();
    const line = t.lines.next("> ");
    await t.types("\u0004");
    expect(await line).toBeUndefined();
    expect(await t.lines.next("> ")).toBeUndefined();
    expect(t.glass.text()).toBe("");
  });
});

describe("lines that a script pipes", () => {
  test("wait until they are wanted, and the output has nothing but what is printed", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const lines = pipedLines(input, output);
    input.end("one\ntwo\n");
    await turn();
    lines.print("{}");
    expect([await lines.next("> "), await lines.next("Password > ", true), await lines.next("> ")]).toEqual([
      "one",
      "two",
      undefined,
    ]);
    expect(String(output.read())).toBe("{}\n");
  });
});
