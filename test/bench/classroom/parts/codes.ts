import { CODE_LETTERS } from "../../../../src/content/class/class-settings";
import { createRng } from "../../../../src/core/rng";
import { LIMITS } from "../../../../src/server/class/guess-limits";
import type { BenchContext, Part } from "../figures";

export const codes: Part = {
  id: "codes",
  title: "Guessing the code of a class",
  async run({ seed, quick, start }: BenchContext) {
    const rng = createRng(`${seed}/codes`);
    const server = await start({ PROXIES: "1" });
    const guess = async (address: string): Promise<boolean> => {
      const code = Array.from({ length: 6 }, () => rng.pick([...CODE_LETTERS])).join("");
      const answer = await fetch(`${server.origin}/class/find`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: JSON.stringify({ code }),
      });
      await answer.arrayBuffer();
      return answer.status !== 429;
    };
    const heard = async (count: number, addressOf: (turn: number) => string): Promise<number> => {
      let answered = 0;
      for (let turn = 0; turn < count; turn++) if (await guess(addressOf(turn))) answered += 1;
      return answered;
    };
    try {
      // All within a minute, after which there are as many again.
      const one = await heard(quick ? 100 : 1000, () => "203.0.113.7");
      const many = await heard(quick ? 1000 : 3000, (turn) => `198.51.100.${turn % 100}`);
      return [
        { what: "guesses in a minute from one address", value: one, unit: "", asked: { atMost: LIMITS.code.own } },
        { what: "from a hundred addresses together", value: many, unit: "", asked: { atMost: LIMITS.code.all + 100 } },
      ];
    } finally {
      await server.close();
    }
  },
};
