import type { BackendName } from "../content/net-choice";
import type { EngineStats } from "./engine";
import type { NetFailure } from "./failure";
import type { ModelFiles } from "./model-files";
import type { NetworkSpec } from "./protocol";
import type { Ask } from "./questions/registry";

/** The thread a network runs on: a worker or the main thread. Every promise rejects with a NetFailure. */
export interface Host {
  /**
   * Opens the backend while the files are loading, then loads the network and warms up. Resolves with ms per verdict.
   */
  load(backend: BackendName, network: NetworkSpec, files: Promise<ModelFiles>): Promise<number>;
  ask: Ask;
  stats(): Promise<EngineStats>;
  loseContext(): Promise<boolean>;
  /** Called once if it fails after loading. */
  onDown: ((failure: NetFailure) => void) | null;
  close(): void;
}

export type Thread = "worker" | "page";
export type OpenHost = (thread: Thread) => Host;
