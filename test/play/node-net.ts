import type { NetQuestion, RequestOf } from "../../src/app/net-questions";
import type { NetPort } from "../../src/app/ports";
import { finishAnswer } from "../../src/classifier/answers";
import type { Engine } from "../../src/classifier/engine";
import type { RawRequest } from "../../src/classifier/questions/registry";
import type { CategoryClasses } from "../../src/core/decision/decide";
import { fakeNet } from "../app/fake-ports";

/** The real network as a port of the game. Every verdict takes no time: what a machine needs is no part of a record. */
export function nodeNet(engine: Engine, categories: readonly CategoryClasses[]): NetPort {
  const about = { model: "MobileNet v1 0.25 224", backend: "wasm", time: 0, categories };
  return {
    ...fakeNet(),
    ask: async <Q extends NetQuestion>(question: Q, request: RequestOf<Q>) => {
      const { answer } = await engine.ask(question, request as RawRequest<Q>);
      return answer && finishAnswer(question, answer, request, about);
    },
  };
}
