import { morph } from "./morph.js";

const away = document.querySelector<HTMLElement>("#away");
/** How long a stream may be silent before it counts as lost (ms). The desk says something every 15 seconds. */
const silentMs = 35_000;

let heard = performance.now();
let stream: EventSource | undefined;

watch();
document.addEventListener("visibilitychange", watch);
setInterval(watch, 2_000);

/**
 * Keeps a stream while the page can be seen, because a browser has few connections to one address. A lost one is begun
 * anew.
 */
function watch(): void {
  const isLost = stream && (stream.readyState === EventSource.CLOSED || performance.now() - heard > silentMs);
  if (isLost) say(true);
  if (isLost || document.hidden) {
    stream?.close();
    stream = undefined;
  }
  if (!stream && !document.hidden) stream = follow();
}

/** Draws what the desk draws, from now on. */
function follow(): EventSource {
  const fresh = new EventSource(`/play/events?lang=${document.documentElement.lang}`);
  const hear = () => {
    heard = performance.now();
    say(false);
  };
  heard = performance.now();
  fresh.addEventListener("draw", ({ data }: MessageEvent<string>) => {
    hear();
    draw(JSON.parse(data) as Record<string, string>);
  });
  fresh.addEventListener("beat", hear);
  fresh.addEventListener("error", () => say(true));
  return fresh;
}

function say(isAway: boolean): void {
  if (away) away.hidden = !isAway;
}

/** Draws parts of the page anew. A talk that was read to its end is still read to its end. */
function draw(regions: Record<string, string>): void {
  const logs = [...document.querySelectorAll(".log")];
  const wereAtEnd = logs.map((log) => log.scrollHeight - log.scrollTop - log.clientHeight < 80);
  const newest = logs.map((log) => log.lastElementChild?.id);
  for (const [region, html] of Object.entries(regions)) drawOne(region, html);
  for (const [i, log] of logs.entries())
    if (wereAtEnd[i] || newest[i] !== log.lastElementChild?.id) log.scrollTop = log.scrollHeight;
}

function drawOne(region: string, html: string): void {
  const into = document.getElementById(`r-${region}`);
  if (!into) return;
  const hadFocus = into.contains(document.activeElement);
  morph(into, html);
  if (hadFocus && !into.contains(document.activeElement)) focusOn(region.split("-")[0] ?? "agent");
}

/** Puts the keyboard where the next answer is typed: into a box of the newest card, else below the talk. */
function focusOn(pane: string): void {
  const boxes = document.querySelectorAll<HTMLElement>(
    `#r-${pane}-log > :last-child :is(.hidden-boxes, .field) :is(input:not([type=hidden]), select)`,
  );
  (boxes[0] ?? document.getElementById(`${pane}-words`))?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.action.endsWith("/play/do")) return;
  event.preventDefault();
  void send(form, (event as SubmitEvent).submitter);
});

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const data = new FormData(form, button);
  const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/play/do", { method: "POST", headers: { accept: "application/json" }, body });
    if (!answer.ok) return say(true);
    if (form.classList.contains("ask")) form.querySelector<HTMLInputElement>("[name=words]")!.value = "";
    if (form.classList.contains("ask") || data.get("is") === "mishap") focusOn(String(data.get("side")));
  } catch {
    say(true);
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", ({ target }) => {
  const button = (target as Element).closest<HTMLElement>("[data-fill]");
  const box = button && document.getElementById(button.dataset.into ?? "");
  if (!(box instanceof HTMLInputElement)) return;
  box.value = button?.dataset.fill ?? "";
  box.focus();
});

for (const log of document.querySelectorAll(".log")) log.scrollTop = log.scrollHeight;
