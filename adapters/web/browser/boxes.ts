import { isMet } from "./rules.ts";

/** What happens in boxes and beside them while somebody types, before anything is sent. */
export function tend(page: HTMLElement, clock: () => number) {
  let ahead = 0; // how much the desk's clock is ahead of this one (ms)
  page.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.form?.dataset.name === "password") tick(target.form);
  });
  page.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.shows) return;
    for (const box of target.form!.querySelectorAll<HTMLInputElement>("input[name]"))
      box.type = target.checked ? "text" : "password";
  });
  page.addEventListener("paste", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.autocomplete !== "one-time-code") return;
    const digits = event.clipboardData?.getData("text").match(/(?<!\d)\d{4,8}(?!\d)/g) ?? [];
    if (digits.length !== 1) return; // the desk reads a whole message
    event.preventDefault();
    target.value = digits[0]!;
  });
  page.addEventListener("click", ({ target }) => {
    const copy = (target as HTMLElement).closest?.<HTMLElement>("[data-copy]");
    if (!copy) return;
    void navigator.clipboard?.writeText(copy.dataset.copy!).then(() => {
      copy.textContent = copy.dataset.copied!;
    });
  });
  page.addEventListener("drawn", () => {
    const form = page.querySelector<HTMLFormElement>('form[data-name="password"]');
    if (form) tick(form);
    count();
  });
  setInterval(count, 1_000);

  /** Ticks off what a password has of what it needs. */
  function tick(form: HTMLFormElement): void {
    const [first, again] = [...form.querySelectorAll<HTMLInputElement>("input[name]")].map(({ value }) => value);
    for (const rule of form.querySelectorAll<HTMLElement>("[data-rule]")) {
      const is = isMet(rule.dataset.rule!, first ?? "", again ?? "");
      rule.classList.toggle("met", is);
      rule.querySelector<HTMLElement>("[data-met]")!.hidden = !is;
    }
  }

  /** Counts down to when another code may be asked for. */
  function count(): void {
    const deskNow = clock() + ahead;
    for (const line of page.querySelectorAll<HTMLElement>("[data-until]")) {
      const seconds = Math.ceil((Number(line.dataset.until) - deskNow) / 1_000);
      line.hidden = seconds <= 0;
      const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      line.textContent = line.dataset.words!.replace("[left]", left);
    }
    for (const button of page.querySelectorAll<HTMLButtonElement>("[data-from]"))
      button.disabled = Number(button.dataset.from) > deskNow;
  }

  return {
    /** Goes by the desk's clock, which has told this instant just now (ms). */
    deskSays(now: number): void {
      ahead = now - clock();
    },
  };
}
