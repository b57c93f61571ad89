import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenedClass } from "../../../src/app/class/class-port";
import { type ClassSettings, usualSettings } from "../../../src/content/class/class-settings";
import type { NetVerdict } from "../../../src/core/trial/record";
import type { ClassHouse } from "../../../src/server/class/class-house";
import { classHandler, type Surroundings } from "../../../src/server/class/class-http";
import { readClassEnv } from "../../../src/server/class/class-settings-env";
import { type Journal, NotKept } from "../../../src/server/class/journal/journal";
import { openLibsqlJournal } from "../../../src/server/class/journal/libsql-journal";
import { openClassroom } from "../../../src/server/class/open-classroom";
import { newSealNames, type Studio } from "../../../src/server/class/studio/studio";
import { sendWords } from "../../../src/server/send";
import { createWebServer } from "../../../src/server/web-server";

export interface ClassServer {
  readonly origin: string;
  readonly port: number;
  readonly house: ClassHouse;
  readonly journal: Journal;
  /** What the journal was asked to append, with a switch to make it fail. */
  readonly keeping: { failing: boolean; readonly appended: unknown[]; hold: Promise<void> | null };
  readonly said: string[];
  /** The server's clock goes on by so many ms at once; its timers do not. */
  ahead(ms: number): void;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  open(settings?: Partial<ClassSettings>): Promise<OpenedClass>;
  close(): Promise<void>;
}

export const settingsWith = (some: Partial<ClassSettings> = {}): ClassSettings => ({
  ...usualSettings("en"),
  playlist: [{ level: "first-glance", trials: 2 }],
  practice: false,
  judge: "server",
  pace: "host",
  ...some,
});

/** Judges at once that every picture is the first choice, and seals nothing but names. */
export function quickStudio(): Studio {
  const verdict = (choices: readonly string[]): NetVerdict => ({
    choice: choices[0] as string,
    scores: choices.map((_, place) => (place === 0 ? 1 : 0)),
    tie: false,
    top5: [],
    model: "quick",
    backend: "none",
    time: 1 as NetVerdict["time"],
  });
  const picture = (names = newSealNames()) => ({ ...names, bytes: new TextEncoder().encode(names.id), hash: "" });
  return {
    seal: async () => picture(),
    sealBlock: async (specs, { onDone, names } = {}) =>
      specs.map((_, place) => {
        onDone?.(place + 1);
        return picture(names?.[place]);
      }),
    judge: async (_, choices) => verdict(choices),
    warm: async () => {},
    close: async () => {},
  };
}

export interface ClassServerOptions {
  readonly studio?: Studio | undefined;
  readonly patience?: number;
  readonly around?: Partial<Surroundings>;
  readonly env?: Record<string, string>;
}

/** The classroom on a port of its own, with a journal in a folder of its own. One for each test file: rooms are the process'. */
export async function startClassServer(options: ClassServerOptions = {}): Promise<ClassServer> {
  const { studio = quickStudio(), patience, around = {}, env = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), "glimpse-class-"));
  const real = await openLibsqlJournal(join(folder, "class.db"), () => {});
  const keeping: ClassServer["keeping"] = { failing: false, appended: [], hold: null };
  const journal: Journal = new Proxy(real, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name !== "append") return typeof value === "function" ? value.bind(target) : value;
      return async (...args: Parameters<Journal["append"]>) => {
        if (keeping.failing) throw new NotKept("storage", "the disk is full");
        await keeping.hold;
        await target.append(...args);
        keeping.appended.push(...args[1].map(({ body }) => body));
      };
    },
  });
  let offset = 0;
  const said: string[] = [];
  const settings = readClassEnv({ CLASSROOM_DB: join(folder, "class.db"), ...env });
  const { classroom, attach, close } = await openClassroom(settings, "1.0.0", (sentence) => said.push(sentence), {
    journal,
    studio,
    clock: () => Date.now() + offset,
    ...(patience !== undefined && { patience }),
  });
  if (!("house" in classroom)) throw new Error(classroom.closed);
  const handle = classHandler(classroom, { proxies: 0, publicAddress: null, addresses: () => [], ...around });
  const server: Server = createWebServer(async (request, response) => {
    if (!handle(request, response)) sendWords(response, 404, "Not found");
  });
  await attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${origin}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    origin,
    port,
    house: classroom.house,
    journal,
    keeping,
    said,
    ahead: (ms) => {
      offset += ms;
    },
    post,
    open: async (some) => (await post("class/open", settingsWith(some))).json() as Promise<OpenedClass>,
    close: async () => {
      await close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
