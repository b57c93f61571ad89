import type { IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

type Asked = Pick<IncomingMessage, "headers" | "socket">;

/**
 * The address a request comes from. What a request says of itself counts only as far as our own proxies wrote it.
 * @param proxies that stand before this server; each adds an address at the end of X-Forwarded-For
 */
export function callerOf({ headers, socket }: Asked, proxies: number): string {
  const last = socket.remoteAddress ?? "";
  if (proxies === 0) return last;
  const told = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((each) => each.trim());
  return told.at(-proxies) || last;
}

/** What is limited together: an IPv4 address, or the first 64 bits of an IPv6 one, of which a household has all the rest. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(gap).fill("0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
