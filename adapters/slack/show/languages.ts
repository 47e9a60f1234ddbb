import type { webApi } from "@slack/bolt";
import { createRecent } from "../../../src/desk/platform.ts";
import { type Language, languageOf } from "../../../src/words/languages.ts";
import { type Drawing, inLanguage, learn } from "../../../src/words/words.ts";
import { rememberingRights } from "../../chat/asked-of-platform.ts";
import { inTime } from "../../chat/in-time.ts";
import { parseAddress } from "../address.ts";
import type { Workspaces } from "../connect/workspace.ts";
import type { SlackSettings } from "../settings.ts";

type Profile = webApi.UsersInfoResponse["user"];

export interface Readers {
  /** A person's profile in Slack. Slack is asked at most once in 50 seconds. */
  profileOf(person: string): Promise<Profile>;
  /** The same, asked of Slack now. */
  profileNow(person: string): Promise<Profile>;
  /** The time zone that the person's Slack is set to. Undefined while Slack does not tell. */
  zoneOf(person: string): Promise<string | undefined>;
  /** The language that the person's Slack is set to. English while Slack does not tell. */
  readsIn(person: string): Promise<Language | undefined>;
  /** Draws something in the language that the person's Slack is set to, or in English while Slack does not tell. */
  drawn<T>(person: string | undefined, draw: Drawing<T>): Promise<T>;
}

const most = 10_000;

/** Knows the profile and language of people, from `users.info`. */
export function createReaders({ clock, log }: SlackSettings, workspaces: Workspaces): Readers {
  const languages = createRecent<Language>(most);

  async function profileNow(person: string): Promise<Profile> {
    const address = parseAddress(person);
    if (!address || "channel" in address) throw new Error("This is no person of Slack.");
    const client = await workspaces.client(address.team);
    const { user } = await client.users.info({ user: address.person, include_locale: true });
    const language = languageOf(user?.locale);
    await learn(language);
    languages.set(person, language);
    return user;
  }
  const profileOf = rememberingRights(profileNow, clock);

  async function languageFor(person: string): Promise<Language> {
    if (!languages.get(person)) {
      await inTime(profileOf(person), "Slack").catch((error: Error) => {
        log.debug({ error: error.name }, "Slack does not tell what language somebody reads");
        languages.set(person, "en"); // English until Slack is asked again
      });
    }
    return languages.get(person) ?? "en";
  }

  return {
    profileOf,
    profileNow,
    async zoneOf(person) {
      const profile = await inTime(profileOf(person), "Slack").catch((error: Error) => {
        log.debug({ error: error.name }, "Slack does not tell where somebody is");
      });
      return profile?.tz && isZone(profile.tz) ? profile.tz : undefined;
    },
    async readsIn(person) {
      await languageFor(person);
      return languages.get(person);
    },
    async drawn(person, draw) {
      return inLanguage(person === undefined ? "en" : await languageFor(person), draw);
    },
  };
}

/** Whether this machine knows the zone. Slack may name a newer one. */
function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
