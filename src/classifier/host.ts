import type { Raster } from "../core/vision/raster";
import type { BackendName } from "./backend";
import type { EngineStats, Inspection, Judgement } from "./engine";
import type { NetFailure } from "./failure";
import type { ModelFiles } from "./model-files";
import type { NetworkSpec } from "./protocol";

/** A thread on which a network plays: a worker, or the page's own. Every promise rejects with a NetFailure. */
export interface Host {
  /** Opens the backend while the files are on their way, then loads and warms up. Resolves with ms per verdict. */
  load(backend: BackendName, network: NetworkSpec, files: Promise<ModelFiles>): Promise<number>;
  judge(picture: Raster, places?: boolean): Promise<Judgement>;
  inspect(picture: Raster): Promise<Inspection>;
  stats(): Promise<EngineStats>;
  loseContext(): Promise<boolean>;
  /** Called once when it breaks down after it has loaded. */
  onDown: ((failure: NetFailure) => void) | null;
  close(): void;
}

export type HostPlace = "worker" | "page";
export type OpenHost = (place: HostPlace) => Host;
