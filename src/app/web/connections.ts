import type { Server } from "node:http";
import { BlockList, isIPv6, type Socket } from "node:net";
import { countEach } from "../../machine/count-each.ts";

const most = 5_000;
const mostEach = 20;
/** Connections that stay open for hours and carry little, which are counted apart. */
const mostStaying = 4_000;
const mostStayingEach = 200;
const saidAgainMs = 60_000;

/**
 * Addresses of this machine and its own network. A proxy that speaks for everybody has one, so these are not limited.
 */
const ours = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
] as const)
  ours.addSubnet(net, bits, "ipv4");
ours.addAddress("::1", "ipv6");
ours.addSubnet("fc00::", 7, "ipv6");
ours.addSubnet("fe80::", 10, "ipv6");

/**
 * Limits a server to 5,000 connections, and to 20 from one address outside. Those above that are closed at once, which
 * is reported once a minute. Gives what counts a connection apart that stays open: of those there may be 4,000 more, and
 * 200 from one address.
 */
export function limitConnections(server: Server, crowded: (address: string) => void): (socket: Socket) => void {
  const counts = countEach(mostEach, networkOf);
  const staying = countEach(mostStayingEach, networkOf);
  const stays = new WeakSet<Socket>();
  let [open, openStaying] = [0, 0];
  let saidAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = most + mostStaying;

  function refuse(socket: Socket, address: string): void {
    socket.destroy();
    if (performance.now() - saidAt < saidAgainMs) return;
    saidAt = performance.now();
    crowded(address);
  }

  server.on("connection", (socket: Socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return; // gone already
    if (open >= most || !counts.comes(remoteAddress)) return refuse(socket, remoteAddress);
    open += 1;
    socket.once("close", () => {
      if (stays.has(socket)) {
        openStaying -= 1;
        return staying.goes(remoteAddress);
      }
      open -= 1;
      counts.goes(remoteAddress);
    });
  });

  return (socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || stays.has(socket)) return;
    if (openStaying >= mostStaying || !staying.comes(remoteAddress)) return; // it stays among the others
    stays.add(socket);
    [open, openStaying] = [open - 1, openStaying + 1];
    counts.goes(remoteAddress);
  };
}

/**
 * What a connection from this address is counted by. Undefined for one that is not counted. An IPv6 address counts by its
 * network, because a person with one such address has a whole network of them.
 */
export function networkOf(address: string): string | undefined {
  const [bare = ""] = address.split("%");
  const plain = bare.replace(/^::ffff:(?=\d+\.)/i, "");
  const isSix = isIPv6(plain);
  if (ours.check(plain, isSix ? "ipv6" : "ipv4")) return undefined;
  if (!isSix) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const zeros = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  return [...groups, ...Array<string>(zeros).fill("0"), ...(tail ? tail.split(":") : [])].slice(0, 4).join(":");
}
