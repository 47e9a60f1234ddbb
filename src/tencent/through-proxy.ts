import { type Agent, EnvHttpProxyAgent } from "undici";

/** The proxy that calls go through, and the hosts that are called without it, as NO_PROXY lists them. */
export interface HttpProxy {
  url: string;
  except: string;
}

/** Connections through a proxy. @throws when the address is none */
export function throughProxy({ url, except }: HttpProxy, options: Agent.Options = {}): EnvHttpProxyAgent {
  const { username, password } = new URL(url);
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: url,
    httpsProxy: url,
    noProxy: except,
    ...(username && { token: `Basic ${Buffer.from(user).toString("base64")}` }),
  });
}
