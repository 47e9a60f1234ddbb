interface Kind {
  needs: "accounts" | "contacts" | "officials" | "classrooms";
  /** The settings that an operator must set for this kind. Left out for a kind that needs none. */
  settings?: string;
}

/** For each kind of request, the service of Tencent's that it needs. */
const kinds: Record<string, Kind> = {
  open: { needs: "accounts" },
  verify: { needs: "contacts" },
  official: { needs: "officials", settings: "CHAT_SDK_APP_ID, CHAT_SECRET_KEY" },
  classroom: { needs: "classrooms", settings: "LCIC_SDK_APP_ID" },
};

/** The kinds of request that can be done with these services, by the ids of their flows. */
export function kindsOf(apis: Partial<Record<Kind["needs"], unknown>>): string[] {
  return Object.keys(kinds).filter((kind) => apis[kinds[kind]!.needs] !== undefined);
}

export function settingsOf(kind: string): string | undefined {
  return kinds[kind]?.settings;
}
