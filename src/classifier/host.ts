import type { BackendName } from "../content/net-choice";
import type { EngineStats } from "./engine";
import type { NetFailure } from "./failure";
import type { ModelFiles } from "./model-files";
import type { NetworkSpec } from "./protocol";
import type { Ask } from "./questions/registry";

/** A thread on which a network plays: a worker, or the page's own. Every promise rejects with a NetFailure. */
export interface Host {
  /** Opens the backend while the files are on their way, then loads and warms up. Resolves with ms per verdict. */
  load(backend: BackendName, network: NetworkSpec, files: Promise<ModelFiles>): Promise<number>;
  ask: Ask;
  stats(): Promise<EngineStats>;
  loseContext(): Promise<boolean>;
  /** Called once when it breaks down after it has loaded. */
  onDown: ((failure: NetFailure) => void) | null;
  close(): void;
}

export type Thread = "worker" | "page";
export type OpenHost = (thread: Thread) => Host;
