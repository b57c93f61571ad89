import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { quantile } from "../../shared/stats";
import { type BenchClass, benchClass, toBoard, whatIsKept } from "../bench-class";
import type { BenchContext, Part } from "../figures";

const ATTACKER = fileURLToPath(new URL("../attacker.ts", import.meta.url));

export interface Attack {
  readonly sent: number;
  readonly connections: number;
}

/** In a process of its own, so that it does not take the good players' time. */
export function attack(origin: string, session: string, frames: number, seed: string): Promise<Attack> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", ATTACKER, origin, session, String(frames), seed], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (part: Buffer) => {
      said += part.toString();
    });
    child.once("error", reject);
    child.once("exit", () => {
      try {
        resolve(JSON.parse(said) as Attack);
      } catch {
        reject(new Error(`the attacker ended early: ${said}`));
      }
    });
  });
}

const p95 = (room: BenchClass, from: number): number => quantile(toBoard(room.sent.slice(from)), 0.95);

export const frames: Part = {
  id: "frames",
  title: "100 000 malformed, oversized, untimely and repeated frames beside 40 players",
  async run({ seed, quick, start, say }: BenchContext) {
    const [players, count, calm] = quick ? [5, 2000, 2] : [40, 100_000, 8];
    const server = await start({ CLASSROOM_LEAD_MS: "1000" });
    try {
      const room = await benchClass({
        origin: server.origin,
        players,
        trials: 200,
        seed,
        settings: { playlist: [{ level: "first-glance", trials: quick ? 20 : 60 }] },
      });
      await room.round();
      const quietFrom = room.sent.length;
      for (let round = 0; round < calm; round++) await room.round();
      const quiet = p95(room, quietFrom);
      const loudFrom = room.sent.length;
      let over = false;
      const attacking = attack(server.origin, room.host.opened.session, count, seed).finally(() => {
        over = true;
      });
      // Attackers who said that they are ready are expected too, and a round need not wait for their answers.
      while (!over && (await room.round()));
      const { sent, connections } = await attacking;
      const loud = p95(room, loudFrom);
      say(`${sent} frames over ${connections} connections; p95 ${quiet.toFixed(1)} ms, then ${loud.toFixed(1)} ms`);
      const alive = server.process().exitCode === null;
      const kept = await whatIsKept(room);
      room.close();
      return [
        { what: "frames", value: sent, unit: "", asked: { atLeast: count } },
        { what: "crashes", value: alive ? 0 : 1, unit: "", asked: { atMost: 0 } },
        { what: "good players' lines lost", value: room.cuts(), unit: "", asked: { atMost: 0 } },
        {
          what: "good players' answers lost",
          value: kept.lost + kept.sent - kept.acknowledged,
          unit: `of ${kept.sent}`,
          asked: { atMost: 0 },
        },
        { what: "answer to host board, p95, before", value: quiet, unit: "ms" },
        { what: "answer to host board, p95, beside the frames", value: loud, unit: "ms" },
        { what: "worse by", value: 100 * (loud / quiet - 1), unit: "%", asked: { atMost: 10 } },
      ];
    } finally {
      await server.close();
    }
  },
};
