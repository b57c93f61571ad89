import type { IncomingMessage, ServerResponse } from "node:http";
import { matchMaker } from "@colyseus/core";
import type { ClassFault } from "../../app/class/class-port.ts";
import { readFind, readSettings } from "../../content/class/class-schema.ts";
import { sendWords, setHead } from "../send.ts";
import type { Handler } from "../static-files.ts";
import type { ClassHouse } from "./class-house.ts";
import { NotKept } from "./journal/journal.ts";
import { BadBody, readJsonBody } from "./json-body.ts";
import { lanLinks } from "./lan-links.ts";
import { pictureHandler } from "./studio/picture-handler.ts";

/** Why there are no classes here, as a sentence; or the house that holds them. */
export type Classroom = { readonly house: ClassHouse; readonly purgeHours: number } | { readonly closed: string };

const METHODS: Readonly<Record<string, readonly string[]>> = {
  hello: ["GET", "HEAD"],
  open: ["POST"],
  find: ["POST"],
  results: ["GET"],
  session: ["DELETE"],
};

/** Answers what begins with `class/` or `matchmake/`; leaves all else alone. */
export function classHandler(classroom: Classroom): (request: IncomingMessage, response: ServerResponse) => boolean {
  const pictures: Handler | null = "house" in classroom ? pictureHandler(classroom.house.store) : null;
  return (request, response) => {
    const [, room, what = "", id = "", more] = (request.url ?? "").split(/[?#]/, 1)[0]?.split("/") ?? [];
    if (room !== "class" && room !== "matchmake") return false;
    response.on("error", () => {});
    if (room === "class" && what === "picture" && pictures) {
      void pictures(request, response);
      return true;
    }
    void answer(classroom, request, response, { room, what, id, more: more !== undefined }).catch((error: unknown) => {
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
  request: IncomingMessage,
  response: ServerResponse,
  path: Path,
): Promise<void> {
  if (path.more) return sendWords(response, 404, "Not found");
  if (!isOwnPage(request)) return sendWords(response, 403, "Only for pages of this server");
  if (path.room === "matchmake") return join(classroom, request, response, path);
  const methods = METHODS[path.what];
  const named = path.what === "results" || path.what === "session";
  if (!methods || named !== (path.id !== "")) return sendWords(response, 404, "Not found");
  if (!methods.includes(request.method ?? ""))
    return sendWords(response, 405, `Only ${methods.join(" and ")}`, { Allow: methods.join(", ") });
  if (path.what === "hello") return sendHello(classroom, request, response);
  if ("closed" in classroom) return sendFault(response, 503, "unkept", classroom.closed);
  const { house } = classroom;
  if (path.what === "open") return open(house, request, response);
  if (path.what === "find") return find(house, request, response);
  return asHost(house, request, response, path);
}

function sendHello(classroom: Classroom, request: IncomingMessage, response: ServerResponse): void {
  const { localPort } = request.socket;
  sendJson(
    response,
    200,
    "closed" in classroom
      ? { classroom: false, why: classroom.closed }
      : { classroom: true, addresses: lanLinks(localPort ?? 0), purgeHours: classroom.purgeHours },
  );
}

async function open(house: ClassHouse, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = addressOf(request);
  const read = readSettings(await readJsonBody(request));
  if ("wrong" in read) return sendFault(response, 422, "server", `The settings are wrong at ${read.wrong}`);
  const problem = await house.problem(read.value);
  if (problem !== null) return sendFault(response, 422, "server", problem);
  if (await house.limits.isSpent("open", address)) return tooMany(response);
  await house.limits.count("open", address);
  sendJson(response, 201, await house.open(read.value));
}

async function find(house: ClassHouse, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = addressOf(request);
  const wanted = readFind(await readJsonBody(request));
  if (await house.limits.isSpent("code", address)) return tooMany(response);
  const session = "wrong" in wanted ? null : await house.find(wanted.value);
  if (session === null) {
    await house.limits.count("code", address);
    return sendFault(response, 404, "unknown-code", "No class has this code");
  }
  sendJson(response, 200, { session });
}

async function asHost(
  house: ClassHouse,
  request: IncomingMessage,
  response: ServerResponse,
  { what, id }: Path,
): Promise<void> {
  const address = addressOf(request);
  if (await house.limits.isSpent("secret", address)) return tooMany(response);
  const token = /^Bearer ([\w-]{1,64})$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const host = await house.isHost(id, token);
  if (!host) {
    await house.limits.count("secret", address);
    return sendFault(response, host === null ? 404 : 403, "wrong-secret", "Only for the host of the session");
  }
  if (what === "results") return sendJson(response, 200, await house.records(id));
  await house.erase(id);
  sendJson(response, 200, { erased: true });
}

/** Colyseus' own way in, but for its answers to other origins and its bodies without end. */
async function join(
  classroom: Classroom,
  request: IncomingMessage,
  response: ServerResponse,
  { what, id }: Path,
): Promise<void> {
  if (what !== "joinById" || id === "") return sendWords(response, 404, "Not found");
  if (request.method !== "POST") return sendWords(response, 405, "Only POST", { Allow: "POST" });
  if ("closed" in classroom) return sendFault(response, 503, "unkept", classroom.closed);
  const body = await readJsonBody(request);
  const auth = { headers: request.headers, ip: addressOf(request) };
  try {
    sendJson(response, 200, await matchMaker.controller.invokeMethod("joinById", id, body as never, auth as never));
  } catch (error) {
    // The client of Colyseus reads these two from an answer that went well.
    const { code, message } = error as { readonly code?: number; readonly message: string };
    sendJson(response, 200, { code: code ?? 500, error: message });
  }
}

/** Other sites' pages must not drive a class. What is no page sends no origin. */
export function isOwnPage({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

const addressOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? "";

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
