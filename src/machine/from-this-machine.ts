import type { IncomingMessage } from "node:http";

/** Headers that proxies and tunnels add to a request that they pass on. */
const passedOn =
  /forward|proxy|\bvia$|(real|client|connecting|cluster|remote|original|originating)[-_]?(ip|addr|host|url|uri|proto)|^x-(original|envoy|amzn?|arr|azure|appengine|cloud|goog|vercel|nf|cdn|remote|scheme|url-scheme|https|ssl|coming|host|varnish|sendfile|accel)\b|^front-end-https|^(cf|cdn|fastly|fly|akamai|true|ngrok|tailscale|cloudfront|incap|sucuri|render|traefik|x-ngrok|x-tunnel|x-localtunnel|surrogate)-/;

/**
 * Whether a request comes from a program on this machine and from nobody else. A proxy on this machine may pass on
 * requests of anybody; it adds headers, or speaks HTTP/1.0. A web page whose domain resolves to this machine sends that
 * domain as Host.
 */
export function isFromThisMachine({ socket, headers, httpVersion }: IncomingMessage): boolean {
  const { remoteAddress = "" } = socket;
  const isHere = remoteAddress === "::1" || /^(::ffff:)?127\./.test(remoteAddress);
  const isByName = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? "");
  return isHere && isByName && httpVersion === "1.1" && !Object.keys(headers).some((name) => passedOn.test(name));
}
