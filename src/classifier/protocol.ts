import type { NetQuestion } from "../app/net-questions";
import type { BackendName } from "../content/net-choice";
import type { EngineStats } from "./engine";
import type { FailureKind } from "./failure";
import type { ModelFiles } from "./model-files";
import type { OpponentSpec } from "./opponents";
import type { Answered, RawRequest } from "./questions/registry";

/** What an engine needs to know about the network. */
export type NetworkSpec = Pick<OpponentSpec, "version" | "alpha" | "inputRange" | "references">;

/** From the page to the worker. Every request except `prepare` is answered, under its id. */
export type NetRequest =
  /** Opens the backend early, while the weights are still loading. */
  | { readonly kind: "prepare"; readonly backend: BackendName }
  | {
      readonly kind: "load";
      readonly id: number;
      readonly backend: BackendName;
      readonly network: NetworkSpec;
      readonly files: ModelFiles;
    }
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly question: NetQuestion;
      readonly request: RawRequest<NetQuestion>;
    }
  | { readonly kind: "stats"; readonly id: number }
  | { readonly kind: "lose-context"; readonly id: number };

/** From the worker to the page. */
export type NetReply =
  | { readonly kind: "loaded"; readonly id: number; readonly typical: number }
  | ({ readonly kind: "answered"; readonly id: number } & Answered<NetQuestion>)
  | { readonly kind: "stats"; readonly id: number; readonly stats: EngineStats }
  | { readonly kind: "context-lost"; readonly id: number; readonly lost: boolean }
  | { readonly kind: "failed"; readonly id: number; readonly failure: FailureKind; readonly message: string }
  /** The WebGL context was lost; sent unprompted. */
  | { readonly kind: "lost" };
