import type { Rng } from "../../src/core/rng";

/** What a stranger may send: mostly nearly right, since plain nonsense is refused before it gets anywhere. */
export interface OddRequest {
  readonly bytes: Buffer;
  /** Says that nothing more comes as soon as it is sent. */
  readonly leaves: boolean;
  /** Goes away after so many bytes of the answer; null reads to the end. */
  readonly patience: number | null;
}

const pick = <T>(rng: Rng, list: readonly T[]): T => list[Math.floor(rng.next() * list.length)] as T;

const METHODS = [
  ...Array<string>(16).fill("GET"),
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "TRACE",
  "OPTIONS",
  "PUT",
  "CONNECT",
  "PURGE",
  "get",
  "G\0T",
  "",
];
const TARGETS = [
  ...Array<string>(12).fill("/app/changing.js"),
  ...Array<string>(12).fill("/app/big-1.js"),
  "/",
  "/index.html",
  "/app/big-1.js",
  "/app/big-1.js",
  "/app/changing.js",
  "/app/changing.js",
  "/app/vanishing.js",
  "/app/vanishing.js",
  "/assets/growing.bin",
  "/app",
  "/app/",
  "/nothing",
  "/..%2f..%2f..%2fetc/passwd",
  "/../../../etc/passwd",
  "/%",
  "/%00",
  "/%ff%fe",
  "/\\..\\..",
  "*",
  "//glimpse.test/",
  "http://elsewhere.test/",
  "http://",
  "?x=1",
  `/${"a".repeat(300)}`,
  `/${"a/".repeat(4000)}`,
  "/app/changing.js?%zz#%",
  "/__proto__",
  "/constructor/prototype",
  "/app/big-1.js.br",
  "/é",
];
const RANGES = [
  "bytes=0-99",
  "bytes=1-",
  "bytes=-7",
  "bytes=100-70000",
  "bytes=5-1",
  "bytes=0-18446744073709551615",
  "bytes=18446744073709551615-",
  "bytes=-18446744073709551615",
  "bytes=-0",
  "bytes=0-0",
  "bytes=-1",
  "bytes=1-",
  "bytes=0-1,1-2,3-4",
  `bytes=${"0-1,".repeat(500)}`,
  "bytes=",
  "bytes",
  "=",
  "bytes=a-b",
  "bytes=1e3-2e3",
  "bytes=--1",
  "bytes=0x0-0xff",
  "lines=0-1",
  "bytes=NaN-Infinity",
];
const ENCODINGS = [
  "br",
  "gzip",
  "gzip, deflate, br",
  "*",
  "*;q=0",
  "identity;q=0",
  "br;q=2",
  "br;q=-1",
  "br;q=NaN",
  ";;;",
  ",,,",
  "",
  "br;".repeat(300),
];
/** Odd, but to be understood. */
const ODD_HEADERS = [
  "If-None-Match: *",
  "If-None-Match: *",
  "If-None-Match: *",
  'If-None-Match: "',
  `If-None-Match: ${'"x",'.repeat(400)}`,
  "If-Modified-Since: yesterday",
  "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT",
  "If-Range: *",
  'If-Range: W/"x"',
  "Expect: 100-continue",
  "Expect: wonders",
  "Upgrade: websocket\r\nConnection: Upgrade",
  "Connection: keep-alive",
  "Cache-Control: no-cache",
];
/** Such as end the conversation. */
const BROKEN_HEADERS = [
  "Content-Length: -1",
  "Content-Length: 10",
  "Content-Length: 99999999999999999999",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip, nonsense",
  "Host: another.test",
  "X-Long: ".padEnd(20_000, "y"),
  "No colon at all",
  " : ",
  "X-\u0001: \u0002",
];

export function oddRequest(rng: Rng): OddRequest {
  const version = rng.next() < 0.9 ? "HTTP/1.1" : pick(rng, ["HTTP/1.0", "HTTP/9.9", "HTTP/2.0", ""]);
  const lines = [`${pick(rng, METHODS)} ${pick(rng, TARGETS)} ${version}`];
  if (rng.next() < 0.93) lines.push("Host: glimpse.test");
  if (rng.next() < 0.6) lines.push("Connection: close");
  if (rng.next() < 0.5) lines.push(`Range: ${pick(rng, RANGES)}`);
  if (rng.next() < 0.5) lines.push(`Accept-Encoding: ${pick(rng, ENCODINGS)}`);
  for (let more = rng.next(); more < 0.3; more = rng.next()) lines.push(pick(rng, ODD_HEADERS));
  if (rng.next() < 0.1) lines.push(pick(rng, BROKEN_HEADERS));
  let text = `${lines.join("\r\n")}\r\n\r\n`;
  if (rng.next() < 0.1) text += text;
  if (rng.next() < 0.05) text += "some body that nobody announced";
  let bytes = Buffer.from(text, "utf8");
  if (rng.next() < 0.15) bytes = bytes.subarray(0, Math.floor(rng.next() * bytes.length));
  if (rng.next() < 0.05) bytes[Math.floor(rng.next() * bytes.length)] = Math.floor(rng.next() * 256);
  return {
    bytes,
    leaves: rng.next() < 0.2,
    patience: rng.next() < 0.25 ? Math.floor(rng.next() * 100_000) : null,
  };
}
