import { isIPv6 } from "node:net";

/** Where to listen. */
export interface Address {
  readonly port: number;
  /** A name or an IP address; undefined for every address of the machine. */
  readonly host: string | undefined;
}

const DEFAULT_PORT = 8080;

/** @throws Error with a sentence for the person who started the server */
export function readAddress(env: Readonly<Record<string, string | undefined>>): Address {
  return { port: readPort(env.PORT), host: readHost(env.HOST) };
}

/** An empty variable counts as not set, as is usual in shells. */
function readPort(text = ""): number {
  if (text === "") return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) throw new Error(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  return port;
}

function readHost(text = ""): string | undefined {
  if (text === "") return undefined;
  const host = text.replace(/^\[(.*)\]$/, "$1");
  if (!isIPv6(host) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
    throw new Error(
      `HOST must be a name or an address of this machine, such as 127.0.0.1, not "${text}". Leave it out to listen on all.`,
    );
  return host;
}

/** Why the server cannot listen there, as a sentence. */
export function listenProblem(error: NodeJS.ErrnoException, { port, host }: Address): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken. Choose another: PORT=${port === 8081 ? 8082 : 8081} npm start`;
    case "EACCES":
      return `Port ${port} may not be opened by this user. Choose one from 1024 on: PORT=8080 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return `HOST="${host}" is not an address of this machine. HOST=127.0.0.1 listens on this machine alone; without HOST all are listened to.`;
    default:
      return `The server cannot listen on port ${port}: ${error.message}`;
  }
}

/** @returns the address as a link; an IPv6 address goes in brackets */
export function link(host: string, port: number): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}/`;
}
