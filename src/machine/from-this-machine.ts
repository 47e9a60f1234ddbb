import type { IncomingMessage } from "node:http";

/** What proxies, tunnels and their clouds add to a request that they pass on. */
const passedOn =
  /forward|proxy|\bvia$|(real|client|connecting|cluster|remote|original|originating)[-_]?(ip|addr|host|url|uri|proto)|^x-(original|envoy|amzn?|arr|azure|appengine|cloud|goog|vercel|nf|cdn|remote|scheme|url-scheme|https|ssl|coming|host|varnish|sendfile|accel)\b|^front-end-https|^(cf|cdn|fastly|fly|akamai|true|ngrok|tailscale|cloudfront|incap|sucuri|render|traefik|x-ngrok|x-tunnel|x-localtunnel|surrogate)-/;

/**
 * Somebody on this machine, and nobody in between: not through a proxy, which may stand here for the whole world (some
 * add nothing, but speak HTTP/1.0), and not from a page on the web whose name leads here, which sends that name as Host.
 */
export function isFromThisMachine({ socket, headers, httpVersion }: IncomingMessage): boolean {
  const { remoteAddress = "" } = socket;
  const isHere = remoteAddress === "::1" || /^(::ffff:)?127\./.test(remoteAddress);
  const isByName = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? "");
  return isHere && isByName && httpVersion === "1.1" && !Object.keys(headers).some((name) => passedOn.test(name));
}
