import { ask, type NoReply, type Reply } from "./ask.ts";
import { tend } from "./boxes.ts";
import { cover, draw, offline, version } from "./draw.ts";
import { idleMs, watchHands } from "./idle.ts";
import { listen } from "./live.ts";
import { createSecret } from "./secret.ts";
import { findToken } from "./token.ts";

const againMs = 3_000;

const page = document.getElementById("page");
if (page) begin(page, () => Date.now());

function begin(page: HTMLElement, clock: () => number): void {
  let token = tokenOf(location.hash);
  let of = nameIn(location.hash);
  let stamp: { is: string; at: number } | undefined;
  let isCovered = false;
  let isAsking = false;
  let [asked, shownOf] = [0, 0]; // answers may overtake each other
  let hasMissed = false; // news came while something was asked
  let live: { ends(): void } | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** Shows a reply. `moves` tells that the person did something, so they are taken to what comes next. */
  function show(reply: Reply | NoReply, moves: boolean, n = ++asked): void {
    if (n < shownOf) return;
    shownOf = n;
    clearTimeout(retry);
    if ("failed" in reply) {
      offline(true, { isBusy: reply.failed === "busy", words: reply.says });
      retry = setTimeout(() => void look(false), againMs);
      return;
    }
    offline(false);
    if (isCovered && !moves) return;
    isCovered = false;
    if (reply.stamp) stamp = { is: reply.stamp, at: clock() };
    if (reply.of !== undefined) {
      [token, of] = [undefined, reply.of];
      if (location.hash !== `#.${of}`) history.replaceState(null, "", `${location.pathname}#.${of}`);
    }
    typing.deskSays(reply.now);
    draw(reply, moves);
    if (reply.version === undefined || of === undefined) {
      live?.ends();
      live = undefined;
    } else live ??= listen(of, clock, (news) => void ((news.said || news.version !== version) && look(false)));
    secret.drawn();
  }

  const typing = tend(page, clock);
  const secret = createSecret(page, clock, {
    send: (form) => void send(form, true),
    seen: () => void ask("act", { wanted: { is: "seen" }, of, stamp: stamp?.is }),
  });

  async function look(moves: boolean): Promise<void> {
    if (isCovered && !moves) return;
    if (isAsking && !moves) {
      hasMissed = true; // the answer to what is asked comes first
      return;
    }
    const n = ++asked;
    show(await (token === undefined ? ask("state", { of }) : ask("look", { token })), moves, n);
  }

  async function send(form: HTMLFormElement, gesture: boolean): Promise<void> {
    if (isAsking) return;
    const { to = "", wanted } = form.dataset;
    const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
    const boxes = boxesIn(form);
    if (to === "paste") return paste(boxes.link ?? "");
    isAsking = true;
    button?.setAttribute("aria-busy", "true");
    const wish = wanted === undefined ? undefined : withBoxes(JSON.parse(wanted) as Wish, boxes);
    if (wish?.choice === "reveal") secret.wanted();
    const deed = { wanted: wish, of, id: idOf(form), stamp: stamp?.is };
    const given = to === "act" ? deed : to === "state" ? { of } : { token, gesture };
    const n = ++asked;
    const reply = await ask(to, given);
    isAsking = false;
    button?.removeAttribute("aria-busy");
    show(reply, true, n);
    if (hasMissed && live) void look(false);
    hasMissed = false;
  }

  async function paste(text: string): Promise<void> {
    const found = findToken(text);
    if ("token" in found) {
      token = found.token;
      return look(true);
    }
    token = undefined;
    show(await ask("look", { cut: found.is === "cut" }), true);
  }

  page.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void send(event.target, hasGesture());
  });
  page.addEventListener("click", ({ target }) => {
    const language = (target as HTMLElement).closest?.<HTMLElement>("[data-language]")?.dataset.language;
    if (language)
      void ask(token === undefined ? "state" : "look", { token, of, language }).then((reply) => show(reply, true));
  });
  const hasGesture = watchHands(clock, {
    isShown: () => !isCovered && stamp !== undefined,
    touched: () => stamp && clock() - stamp.at > idleMs / 2 && void look(false),
    idle() {
      [isCovered, stamp] = [true, undefined];
      cover();
    },
  });
  addEventListener("hashchange", () => {
    const next = nameIn(location.hash);
    if (location.hash === "" || (next !== undefined && next === of)) return;
    [token, of] = [tokenOf(location.hash), next];
    live?.ends();
    live = undefined;
    void look(true);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) void look(false);
  });
  if (location.hash.length > 1 && token === undefined && of === undefined)
    void ask("look", { cut: true }).then((reply) => show(reply, true));
  else void look(true);
}

function tokenOf(fragment: string): string | undefined {
  const found = findToken(fragment.slice(1));
  return "token" in found ? found.token : undefined;
}

/** The name of the link that this page shows, which stands in its address once it is open. It is no secret. */
function nameIn(fragment: string): string | undefined {
  return /^#\.([0-9a-f]{8})$/.exec(fragment)?.[1];
}

interface Wish {
  is: string;
  choice?: string;
  [name: string]: unknown;
}

/** The identity of what a form does, so that it counts once, however often it is sent. */
function idOf(form: HTMLFormElement): string {
  form.dataset.id ??= crypto.getRandomValues(new Uint32Array(4)).join("-");
  return form.dataset.id;
}

function boxesIn(form: HTMLFormElement): Record<string, string> {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[name]")];
  return Object.fromEntries(boxes.map(({ name, value }) => [name, value]));
}

function withBoxes(wish: Wish, boxes: Record<string, string>): Wish {
  if (wish.is === "say") return { ...wish, text: boxes.text ?? "" };
  return ["fill", "code", "form"].includes(wish.is) ? { ...wish, answers: boxes } : wish;
}
