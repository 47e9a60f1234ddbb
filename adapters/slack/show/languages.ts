import { createRecent } from "../../../src/desk/platform.ts";
import { type Language, languageOf } from "../../../src/words/languages.ts";
import { type Drawing, inLanguage, learn } from "../../../src/words/words.ts";
import { remembering } from "../../chat/asked-once-a-minute.ts";
import { inTime } from "../../chat/in-time.ts";
import { parseAddress } from "../address.ts";
import type { Profile } from "../connect/members.ts";
import type { Workspaces } from "../connect/workspace.ts";
import type { SlackSettings } from "../settings.ts";

export interface Readers {
  /** What Slack says of a person, asked once a minute. */
  profileOf(person: string): Promise<Profile>;
  /** Draws what this person reads in their language: the one their Slack is set to, or English as long as Slack does not tell. */
  drawn<T>(person: string | undefined, draw: Drawing<T>): Promise<T>;
}

const most = 10_000;

/** Who reads, as `users.info` tells it. */
export function createReaders({ clock, log }: SlackSettings, workspaces: Workspaces): Readers {
  const languages = createRecent<Language>(most);

  const profileOf = remembering(async (person: string): Promise<Profile> => {
    const address = parseAddress(person);
    if (!address || "channel" in address) throw new Error("This is no person of Slack.");
    const client = await workspaces.client(address.team);
    const { user } = await client.users.info({ user: address.person, include_locale: true });
    const language = languageOf(user?.locale);
    await learn(language);
    languages.set(person, language);
    return user;
  }, clock);

  async function languageFor(person: string): Promise<Language> {
    if (!languages.get(person)) {
      await inTime(profileOf(person), "Slack").catch((error: Error) => {
        log.debug({ error: error.name }, "Slack does not tell what language somebody reads");
        languages.set(person, "en"); // until Slack is asked again who they are
      });
    }
    return languages.get(person) ?? "en";
  }

  return {
    profileOf,
    async drawn(person, draw) {
      return inLanguage(person === undefined ? "en" : await languageFor(person), draw);
    },
  };
}
