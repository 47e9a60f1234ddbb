import type { Oauth } from "../oauth.ts";
import type { Receipt } from "../parcel.ts";
import type { Passes } from "../passes.ts";
import type { Troubles } from "../troubles.ts";
import type { Json, Team, Token, World } from "../world.ts";

export interface Backstage {
  world: World;
  passes: Passes;
  oauth: Oauth;
  troubles: Troubles;
  appToken: string;
  socketUrl(): string;
  /** Ends the tokens of a workspace at once, and then tells the bot. */
  uninstall(team: Team): Promise<Receipt>;
  /** Ends this one alone, and then tells the bot. */
  revoke(token: Token): Promise<Receipt>;
}

export interface MethodCall {
  args: Json;
  backstage: Backstage;
  world: World;
  /** The installation whose token was used; only for methods that take one. */
  token: Token;
  authorization: string;
}

export interface Method {
  /** The scope it needs, which may depend on what it is asked for. */
  scope?: string | ((call: MethodCall) => string | undefined);
  takes?: "app token" | "no token";
  /** It takes a form alone. What is sent to it as JSON counts for nothing. */
  onlyReads?: true;
  run(call: MethodCall): Json;
}
