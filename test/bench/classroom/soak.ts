import { readFileSync } from "node:fs";
import { median } from "../shared/stats";
import { benchClass, now, wait, whatIsKept } from "./bench-class";
import type { BenchContext, Figure } from "./figures";

const ROOMS = 4;
const PLAYERS = 25;
const TRIALS = 10;
/** Before this share of the time, what a server loads once is still being loaded. */
const WARM = 0.15;
const SHARE = 0.15;

/** Resident memory of a process, MiB. Linux only. */
function memory(pid: number): number {
  const [, kib = "NaN"] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

/** Four classes play one session after the other for so long; how much more memory the server holds at the end. */
export async function soak({ seed, start, say }: BenchContext, minutes: number): Promise<readonly Figure[]> {
  const server = await start({ PROXIES: "1", CLASSROOM_LEAD_MS: "500" });
  const pid = server.process().pid as number;
  const end = now() + minutes * 60_000;
  const from = now();
  const samples: { readonly at: number; readonly mib: number }[] = [];
  let [sessions, answers, lost] = [0, 0, 0];
  const sampling = setInterval(() => {
    samples.push({ at: (now() - from) / (end - from), mib: memory(pid) });
  }, 1000);
  const play = async (room: number): Promise<void> => {
    for (let turn = 0; now() < end; turn++) {
      const each = await benchClass({
        origin: server.origin,
        players: PLAYERS,
        trials: TRIALS,
        seed: `${seed}/${room}/${turn}`,
        pictures: true,
        address: `203.0.113.${room * 60 + (turn % 60)}`,
      });
      for (let round = 0; round < TRIALS && now() < end; round++) await each.round();
      const kept = await whatIsKept(each);
      each.host.line.send({ type: "end" });
      await each.host.until(() => each.host.scene()?.phase === "ended");
      each.close();
      sessions += 1;
      answers += kept.acknowledged;
      lost += kept.lost + kept.doubled;
      await wait(200);
    }
  };
  const telling = setInterval(() => {
    const last = samples.at(-1);
    if (last) say(`${Math.round(last.at * minutes)} min: ${sessions} sessions, ${Math.round(last.mib)} MiB`);
  }, 60_000);
  try {
    await Promise.all(Array.from({ length: ROOMS }, (_, room) => play(room)));
    const share = (low: number, high: number) =>
      median(samples.filter(({ at }) => at >= low && at < high).map(({ mib }) => mib));
    const [early, late] = [share(WARM, WARM + SHARE), share(1 - SHARE, 1.01)];
    return [
      { what: "minutes", value: minutes, unit: "" },
      { what: "sessions played", value: sessions, unit: "" },
      { what: "answers lost or counted twice", value: lost, unit: `of ${answers}`, asked: { atMost: 0 } },
      { what: "memory, early", value: early, unit: "MiB" },
      { what: "memory, late", value: late, unit: "MiB" },
      { what: "memory grew by", value: 100 * (late / early - 1), unit: "%", asked: { atMost: 20 } },
    ];
  } finally {
    clearInterval(sampling);
    clearInterval(telling);
    await server.close();
  }
}
