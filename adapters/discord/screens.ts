import { createHash } from "node:crypto";
import type { Reception } from "../../src/platform.ts";
import type { Replies } from "./calls.ts";
import type { Message } from "./components.ts";
import { tooLate, unless } from "./refusals.ts";
import { renderCard } from "./render.ts";

/** A case on somebody's screen, in a message that only they see. */
export interface Screen {
  message: string;
  caseId: string;
  person: string;
  token: string;
  at: number;
  afterForm: boolean;
  digest?: string;
}

const stayMs = 14 * 60_000;

export type Screens = ReturnType<typeof createScreens>;

/** In memory only: one that is forgotten still answers, it just isn't kept up to date. */
export function createScreens(reception: Reception, replies: Replies, clock: () => number, most = 10_000) {
  const open = new Map<string, Screen>();
  const tails = new Map<string, Promise<unknown>>();

  async function drawn(caseId: string, person: string, afterForm = false): Promise<Message | undefined> {
    const card = await reception.card(caseId, person);
    return card && renderCard(card, await reception.form(caseId, person), afterForm);
  }

  /** One after the other, and each drawn when its turn comes, so that the newest is what stays. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (tails.get(key) ?? Promise.resolve()).catch(() => {}).then(work);
    tails.set(key, turn);
    const done = () => {
      if (tails.get(key) === turn) tails.delete(key);
    };
    turn.then(done, done);
    return turn;
  }

  function keep(screen: Screen): void {
    open.delete(screen.message);
    open.set(screen.message, screen);
    const [oldest] = open.keys();
    if (open.size > most) open.delete(oldest!);
  }

  return {
    drawn,
    /** Into the reply to an interaction, or into the private message it was pressed on. False when there is nothing of this case for them. */
    async show({
      token,
      caseId,
      person,
      afterForm = false,
    }: Pick<Screen, "token" | "caseId" | "person"> & { afterForm?: boolean }): Promise<boolean> {
      return inTurn(`${person} ${caseId}`, async () => {
        const view = await drawn(caseId, person, afterForm);
        if (!view) return false;
        const message = await unless(tooLate, () => replies.fill(token, view));
        if (message) keep({ message, caseId, person, token, at: clock(), afterForm, digest: digestOf(view) });
        return true;
      });
    },
    /** The newest of each message of theirs, as the case stands now. */
    async refresh(caseId: string, person: string): Promise<void> {
      await inTurn(`${person} ${caseId}`, async () => {
        for (const screen of [...open.values()].filter((at) => at.caseId === caseId && at.person === person)) {
          if (screen.at + stayMs <= clock()) {
            open.delete(screen.message);
            continue;
          }
          const view = await drawn(caseId, person);
          const digest = view && digestOf(view);
          if (!view || digest === screen.digest) continue;
          const isDrawn = await unless(tooLate, () =>
            replies.edit(screen.token, screen.message, view).then(() => true),
          );
          if (isDrawn) screen.digest = digest!;
          else open.delete(screen.message);
        }
      });
    },
    /** It shows something else now. */
    closed: (message: string): void => void open.delete(message),
    isShowing: (caseId: string, person: string): boolean =>
      [...open.values()].some(
        (screen) => screen.caseId === caseId && screen.person === person && screen.at + stayMs > clock(),
      ),
  };
}

const digestOf = (message: Message): string => createHash("sha1").update(JSON.stringify(message)).digest("base64");
