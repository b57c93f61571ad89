import type { Raster } from "../core/vision/raster";
import type { BackendName } from "./backend";
import type { EngineStats, Inspection, Judgement } from "./engine";
import type { FailureKind } from "./failure";
import type { ModelFiles } from "./model-files";
import type { OpponentSpec } from "./opponents";

/** What an engine needs to know of the network. */
export type NetworkSpec = Pick<OpponentSpec, "version" | "alpha" | "inputRange">;

/** From the page to the worker. Every request but `prepare` is answered, under its id. */
export type NetRequest =
  /** Open the backend already, while the weights are still on their way. */
  | { readonly kind: "prepare"; readonly backend: BackendName }
  | {
      readonly kind: "load";
      readonly id: number;
      readonly backend: BackendName;
      readonly network: NetworkSpec;
      readonly files: ModelFiles;
    }
  | { readonly kind: "judge"; readonly id: number; readonly picture: Raster; readonly places?: boolean }
  | { readonly kind: "inspect"; readonly id: number; readonly picture: Raster }
  | { readonly kind: "stats"; readonly id: number }
  | { readonly kind: "lose-context"; readonly id: number };

/** From the worker to the page. */
export type NetReply =
  | { readonly kind: "loaded"; readonly id: number; readonly typical: number }
  | ({ readonly kind: "judged"; readonly id: number } & Judgement)
  | ({ readonly kind: "inspected"; readonly id: number } & Inspection)
  | { readonly kind: "stats"; readonly id: number; readonly stats: EngineStats }
  | { readonly kind: "context-lost"; readonly id: number; readonly lost: boolean }
  | { readonly kind: "failed"; readonly id: number; readonly failure: FailureKind; readonly message: string }
  /** WebGL was taken away, unasked. */
  | { readonly kind: "lost" };
