import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
}

/** What a reader needs to judge the figures, without naming the machine itself. */
export function describeMachine(): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() || "unknown",
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
  };
}

/** Average number of running processes in the last minute: above the number of cores, something else was running. */
export const load = (): number => Number((loadavg()[0] ?? 0).toFixed(1));

function systemName(): string {
  try {
    const pretty = /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(readFileSync("/etc/os-release", "utf8"));
    if (pretty?.[1]) return pretty[1];
  } catch {
    // Not every system has this file.
  }
  return `${platform()} ${release().split("-")[0]}`;
}
