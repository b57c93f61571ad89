import type { IncomingMessage, ServerResponse } from "node:http";
import { matchMaker } from "@colyseus/core";
import type { ClassFault } from "../../app/class/class-port.ts";
import { readFind, readJoin, readSettings } from "../../content/class/class-schema.ts";
import { sendWords, setHead } from "../send.ts";
import type { Handler } from "../static-files.ts";
import { callerOf } from "./caller.ts";
import type { ClassHouse } from "./class-house.ts";
import { NotKept } from "./journal/journal.ts";
import { BadBody, readJsonBody } from "./json-body.ts";
import { type Elsewhere, pictureHandler } from "./studio/picture-handler.ts";

/** Why there are no classes here, as a sentence; or the house that holds them. */
export type Classroom =
  | { readonly house: ClassHouse; readonly purgeHours: number; readonly elsewhere?: Elsewhere | undefined }
  | { readonly closed: string };

/** How requests reach this server. */
export interface Surroundings {
  /** Proxies before it. */
  readonly proxies: number;
  /** Its own name, port and path among several processes. */
  readonly publicAddress: string | null;
  /** How others on the network reach it, as links. */
  readonly addresses: (port: number) => readonly string[];
}

const METHODS: Readonly<Record<string, readonly string[]>> = {
  hello: ["GET", "HEAD"],
  open: ["POST"],
  find: ["POST"],
  results: ["GET"],
  session: ["DELETE"],
};

/** Answers what begins with `class/` or `matchmake/`; leaves all else alone. */
export function classHandler(
  classroom: Classroom,
  around: Surroundings,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const pictures: Handler | null =
    "house" in classroom ? pictureHandler(classroom.house.store, classroom.elsewhere) : null;
  // A proxy may leave the process' own beginning in place.
  const own = around.publicAddress?.replace(/^[^/]*/, "") || null;
  return (request, response) => {
    if (own && request.url?.startsWith(`${own}/`)) request.url = request.url.slice(own.length);
    const [, room, what = "", id = "", more] = (request.url ?? "").split(/[?#]/, 1)[0]?.split("/") ?? [];
    if (room !== "class" && room !== "matchmake") return false;
    response.on("error", () => {});
    if (room === "class" && what === "picture" && pictures) {
      void pictures(request, response);
      return true;
    }
    const path = { room, what, id, more: more !== undefined };
    void answer(classroom, around, request, response, path).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof BadBody) sendWords(response, error.status, error.message, error.headers);
      else if (error instanceof NotKept) sendFault(response, 503, "unkept", error.message);
      else {
        console.error(`The classroom could not answer: ${(error as Error).stack}`);
        sendFault(response, 500, "server", "Something went wrong here");
      }
    });
    return true;
  };
}

interface Path {
  readonly room: string;
  readonly what: string;
  readonly id: string;
  readonly more: boolean;
}

async function answer(
  classroom: Classroom,
  around: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
  path: Path,
): Promise<void> {
  if (path.more) return sendWords(response, 404, "Not found");
  if (!isOwnPage(request, around.publicAddress)) return sendWords(response, 403, "Only for pages of this server");
  const caller = callerOf(request, around.proxies);
  if (path.room === "matchmake") return join(classroom, request, response, path, caller);
  const methods = Object.hasOwn(METHODS, path.what) ? METHODS[path.what] : undefined;
  const named = path.what === "results" || path.what === "session";
  if (!methods || named !== (path.id !== "")) return sendWords(response, 404, "Not found");
  if (!methods.includes(request.method ?? ""))
    return sendWords(response, 405, `Only ${methods.join(" and ")}`, { Allow: methods.join(", ") });
  if (path.what === "hello") return sendHello(classroom, around, request, response);
  if ("closed" in classroom) return sendFault(response, 503, "unkept", classroom.closed);
  const { house } = classroom;
  if (path.what === "open") return open(house, request, response, caller);
  if (path.what === "find") return find(house, request, response, caller);
  return asHost(house, request, response, path);
}

function sendHello(
  classroom: Classroom,
  around: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const addresses = around.addresses(request.socket.localPort ?? 0);
  sendJson(
    response,
    200,
    "closed" in classroom
      ? { classroom: false, why: classroom.closed }
      : { classroom: true, addresses, purgeHours: classroom.purgeHours },
  );
}

async function open(
  house: ClassHouse,
  request: IncomingMessage,
  response: ServerResponse,
  caller: string,
): Promise<void> {
  const read = readSettings(await readJsonBody(request));
  if ("wrong" in read) return sendFault(response, 422, "server", `The settings are wrong at ${read.wrong}`);
  const problem = await house.problem(read.value);
  if (problem !== null) return sendFault(response, 422, "server", problem);
  if (await house.limits.isSpent("open", caller)) return tooMany(response);
  await house.limits.count("open", caller);
  sendJson(response, 201, await house.open(read.value));
}

async function find(
  house: ClassHouse,
  request: IncomingMessage,
  response: ServerResponse,
  caller: string,
): Promise<void> {
  const wanted = readFind(await readJsonBody(request));
  // A session's name cannot be guessed: devices that come back with it are not held up by others' wrong codes.
  const guess = "wrong" in wanted || "code" in wanted.value;
  if (guess && (await house.limits.isSpent("code", caller))) return tooMany(response);
  const session = "wrong" in wanted ? null : await house.find(wanted.value);
  if (session !== null) return sendJson(response, 200, { session });
  if (guess) await house.limits.count("code", caller);
  sendFault(response, 404, "unknown-code", "No class has this code");
}

async function asHost(
  house: ClassHouse,
  request: IncomingMessage,
  response: ServerResponse,
  { what, id }: Path,
): Promise<void> {
  const token = /^Bearer ([\w-]{1,64})$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const host = await house.isHost(id, token);
  if (!host) return sendFault(response, host === null ? 404 : 403, "wrong-secret", "Only for the host of the session");
  if (what === "results") return sendJson(response, 200, await house.records(id));
  await house.erase(id);
  sendJson(response, 200, { erased: true });
}

/** Colyseus' code for a room that is not there; for any other refusal the page reads the words. */
const NO_ROOM = 4212;
const REFUSED = 4400;

/** Colyseus' own way in, but for its answers to other origins and its bodies without end. */
async function join(
  classroom: Classroom,
  request: IncomingMessage,
  response: ServerResponse,
  { what, id }: Path,
  caller: string,
): Promise<void> {
  if (what !== "joinById" || id === "") return sendWords(response, 404, "Not found");
  if (request.method !== "POST") return sendWords(response, 405, "Only POST", { Allow: "POST" });
  if ("closed" in classroom) return sendFault(response, 503, "unkept", classroom.closed);
  const body = await readJsonBody(request);
  // The client of Colyseus reads an error's code and words from an answer that went well.
  const refuse = (fault: ClassFault) =>
    sendJson(response, 200, { code: fault === "unknown-code" ? NO_ROOM : REFUSED, error: fault });
  if ("wrong" in readJoin(body)) return refuse("wrong-secret");
  if (!(await classroom.house.wake(id))) return refuse("unknown-code");
  const auth = { headers: request.headers, ip: caller };
  try {
    sendJson(response, 200, await matchMaker.controller.invokeMethod("joinById", id, body as never, auth as never));
  } catch {
    // The room is going, or its process has just gone: another try will find it.
    refuse("server");
  }
}

/** Other sites' pages must not drive a class. What is no page sends no origin. */
export function isOwnPage({ headers }: Pick<IncomingMessage, "headers">, publicAddress: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (publicAddress !== null && from === publicAddress.replace(/\/.*$/, ""));
}

const tooMany = (response: ServerResponse): void =>
  sendFault(response, 429, "too-many", "Too many tries: wait a minute", { "Retry-After": "60" });

function sendFault(
  response: ServerResponse,
  status: number,
  fault: ClassFault,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, { fault, sentence }, headers);
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify(value);
  setHead(response, status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
