import { morph } from "./morph.js";

const away = document.querySelector<HTMLElement>("#away");
/** How long a stream may be silent before it counts as lost (ms). The desk says something every 15 seconds. */
const silentMs = 35_000;

let heard = performance.now();
follow();

/** Draws what the desk draws, as long as the page is there. */
function follow(): void {
  const lang = document.documentElement.lang;
  const stream = new EventSource(`/play/events?lang=${lang}`);
  heard = performance.now();
  stream.addEventListener("draw", ({ data }: MessageEvent<string>) => {
    heard = performance.now();
    say(false);
    for (const [region, html] of Object.entries(JSON.parse(data) as Record<string, string>)) draw(region, html);
  });
  stream.addEventListener("beat", () => {
    heard = performance.now();
    say(false);
  });
  stream.addEventListener("error", () => say(true));
  const watch = setInterval(() => {
    if (stream.readyState !== EventSource.CLOSED && performance.now() - heard < silentMs) return;
    clearInterval(watch);
    stream.close();
    say(true);
    follow();
  }, 2_000);
}

function say(isAway: boolean): void {
  if (away) away.hidden = !isAway;
}

function draw(region: string, html: string): void {
  const into = document.getElementById(`r-${region}`);
  if (!into) return;
  const pane = region.split("-")[0];
  const isLog = region.endsWith("-log");
  const wasBelow = into.scrollHeight - into.scrollTop - into.clientHeight < 80;
  const before = into.lastElementChild?.id;
  const hadFocus = into.contains(document.activeElement);
  morph(into, html);
  if (isLog && (wasBelow || into.lastElementChild?.id !== before)) into.scrollTop = into.scrollHeight;
  if (hadFocus && !into.contains(document.activeElement)) focusOn(pane ?? "agent");
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
