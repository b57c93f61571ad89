import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { findProgram } from "../browsers/find-program";
import { onFreePort, startGuarded } from "./guarded";

export interface RunningPostgres {
  /** Of a new, empty database of this server. */
  newDatabase(): Promise<string>;
  /** The server's first process; the others go with it. */
  readonly pid: number;
  close(): Promise<void>;
}

interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** The programs in the folder POSTGRES_BIN, else on the PATH, else where Debian puts them, the newest first. */
export function findPostgres(): Programs | null {
  if (process.platform === "win32") return null;
  const wished = process.env.POSTGRES_BIN;
  const onPath = findProgram(["postgres"]);
  const folders = wished ? [wished] : [...(onPath ? [dirname(onPath)] : []), ...debianFolders()];
  for (const folder of folders) {
    const found = { postgres: join(folder, "postgres"), initdb: join(folder, "initdb") };
    if (Object.values(found).every((path) => existsSync(path))) return found;
  }
  if (wished) throw new Error(`POSTGRES_BIN names "${wished}", and postgres and initdb are not both there.`);
  return null;
}

const DEBIAN = "/usr/lib/postgresql";

function debianFolders(): string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(DEBIAN, version, "bin"));
}

/** PostgreSQL refuses to run as root: then it gets the rights of its own user, or of nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"])
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // The next name.
    }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.");
}

/** A PostgreSQL of one's own on the loopback, in a temporary folder. @throws Error when there is none */
export async function startPostgres(): Promise<RunningPostgres> {
  const programs = findPostgres();
  if (!programs) throw new Error("There is no PostgreSQL here. POSTGRES_BIN may name the folder of its programs.");
  const user = unprivileged();
  return onFreePort(async (port) => {
    const folder = await mkdtemp(join(tmpdir(), "glimpse-postgres-"));
    if (user) await chown(folder, user.uid, user.gid);
    const data = join(folder, "data");
    try {
      await promisify(execFile)(
        programs.initdb,
        ["-D", data, "-U", "glimpse", "-A", "trust", "--locale=C", "-E", "UTF8", "--no-sync"],
        { cwd: folder, env: { PATH: process.env.PATH ?? "", LC_ALL: "C" }, ...user },
      );
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const { child, close } = await startGuarded({
      command: [
        programs.postgres,
        ...["-D", data, "-h", "127.0.0.1", "-p", String(port)],
        ...["fsync=on", "unix_socket_directories="].flatMap((setting) => ["-c", setting]),
      ],
      folder,
      signal: "QUIT",
      ready: /ready to accept connections/,
      ...(user && { user }),
    });
    let made = 0;
    const urlOf = (database: string) => `postgres://glimpse@127.0.0.1:${port}/${database}`;
    return {
      async newDatabase() {
        const name = `class_${++made}`;
        const client = new pg.Client({ connectionString: urlOf("postgres") });
        await client.connect();
        try {
          await client.query(`create database ${name}`);
        } finally {
          await client.end();
        }
        return urlOf(name);
      },
      pid: child.pid as number,
      close,
    };
  });
}
