import { describe, expect, test } from "vitest";
import { asFailure, NetFailure } from "../../src/classifier/failure";
import { asNetFailure } from "../../src/classifier/file-fault";
import { FileFailure, type FileFault } from "../../src/content/file-failure";
import { CodeFailure } from "../../src/content/load-code";

describe("what went wrong with the net", () => {
  test("keeps its kind, whatever it is taken for", () => {
    const lost = new NetFailure("lost", "gone");
    expect(asFailure(lost, "no-worker")).toBe(lost);
  });

  test("is a crash unless somebody knows better, with the message and the cause", () => {
    const error = new TypeError("no such shader");
    expect(asFailure(error)).toMatchObject({ kind: "crashed", message: "no such shader", cause: error });
    expect(asFailure(error, "no-backend")).toMatchObject({ kind: "no-backend", message: "no such shader" });
  });

  test("is put into words even if it is no Error", () => {
    expect(asFailure({ message: "a plain object" }).message).toBe("a plain object");
    expect(asFailure("a text").message).toBe("a text");
    expect(asFailure(null).message).toBe("null");
    expect(asFailure(undefined).message).toBe("undefined");
    expect(asFailure({ message: 7 }).message).toBe("[object Object]");
  });
});

describe("what went wrong with a file", () => {
  const kindOf = (fault: FileFault, unreachable?: "server" | "network") =>
    (asNetFailure(new FileFailure(fault, "w.bin", "why"), unreachable) as NetFailure).kind;

  test.each([
    ["no-answer", "server"],
    ["busy", "server"],
    ["missing", "weights"],
    ["refused", "weights"],
    ["damaged", "damaged"],
  ] as const)("%s is the net's %s", (fault, kind) => {
    expect(kindOf(fault)).toBe(kind);
  });

  test("no answer from elsewhere is a matter of the network, a busy server there is not", () => {
    expect(kindOf("no-answer", "network")).toBe("network");
    expect(kindOf("busy", "network")).toBe("server");
  });

  test("anything else stays as it is", () => {
    const error = new Error("else");
    expect(asNetFailure(error)).toBe(error);
    for (const fault of ["newer", "unloadable"] as const) {
      const code = new CodeFailure(fault, new TypeError("chunk.js"));
      const found = asNetFailure(code);
      if (fault === "newer") expect(found).toMatchObject({ kind: "server", message: code.message, cause: code });
      else expect(found).toBe(code);
    }
  });
});
