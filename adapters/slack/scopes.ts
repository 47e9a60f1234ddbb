/** What an installation asks for; the manifests list the same. */
export const scopes = ["commands", "chat:write", "im:write", "app_mentions:read", "users:read"];

/** And where user groups say who may open requests. */
export const groupScope = "usergroups:read";
