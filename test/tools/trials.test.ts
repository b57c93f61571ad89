import { describe, expect, test } from "vitest";
import { taskOf } from "../../src/content/level";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { buildBlock } from "../../src/core/trial/build-block";
import { nodeSource } from "../../src/tools/node-source";
import { runProcess, runTool } from "./run-tool";

describe("npm run trials", () => {
  test("--json prints the very trials that the game builds from the seed", async () => {
    const { code, stdout, stderr } = await runProcess("trials", "--level", "first-glance", "--seed", "42", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const level = await loadLevel(nodeSource(), "first-glance");
    const { deck } = await loadDeck(nodeSource());
    const block = buildBlock({
      level: level.id,
      levelVersion: level.version,
      seed: "42",
      task: taskOf(level, "flash"),
      deck,
    });
    expect(JSON.parse(stdout)).toEqual({ level: "first-glance", version: level.version, seed: "42", ...block });
    expect(block.practice).toHaveLength(4);
    expect(block.trials).toHaveLength(16);
  });

  test("prints an aligned table without --json", async () => {
    const { code, stdout } = await runTool("trials", "--level", "small-and-cluttered", "--seed", "class 7b");
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^trial +condition +answer +choices +object/);
    expect(lines).toHaveLength(1 + 4 + 24);
    const column = (lines[0] as string).indexOf("answer");
    for (const line of lines) expect(line.slice(column - 2, column)).toBe("  ");
  });

  test("names both cues where shape and texture conflict, for neither is the answer", async () => {
    const { stdout } = await runTool("trials", "--level", "texture-or-shape", "--seed", "7");
    const [head = "", ...rows] = stdout.trimEnd().split("\n");
    const cell = (row: string, name: string) => row.slice(head.indexOf(name)).split(/ {2,}/)[0] as string;
    const kinds = rows.map((row) => [cell(row, "condition"), cell(row, "answer").split("/").length]);
    expect(kinds.filter(([kind]) => kind === "conflict").every(([, n]) => n === 2)).toBe(true);
    expect(kinds.filter(([kind]) => kind === "whole").every(([, n]) => n === 1)).toBe(true);
    expect(kinds.filter(([kind]) => kind === "whole")).toHaveLength(8);
  });

  test("says what is wrong with the call, and exits with 2", async () => {
    const outcomes = [
      await runTool("trials"),
      await runTool("trials", "--level", "first-glance"),
      await runTool("trials", "--level", "../secret", "--seed", "1"),
      await runTool("trials", "--level", "first-glance", "--seed", "1", "--colour"),
    ];
    for (const { code, stdout, stderr } of outcomes) {
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain("npm run --silent trials -- --level <id> --seed <seed> [--json]");
    }
    expect(outcomes[0]?.stderr).toContain("--level is missing");
    expect(outcomes[1]?.stderr).toContain("--seed is missing");
  });

  test("an unknown level is said in one line, and exits with 1", async () => {
    const { code, stderr } = await runTool("trials", "--level", "nowhere", "--seed", "1");
    expect(code).toBe(1);
    expect(stderr).toBe("levels/nowhere/level.json: expected a file that can be read, found none: no such file\n");
  });

  test("--help prints the usage", async () => {
    const { code, stdout } = await runTool("trials", "--help");
    expect(code).toBe(0);
    expect(stdout).toContain("--level");
  });
});

describe("npm run level -- check", () => {
  test("finds the game's own levels sound", async () => {
    const { code, stdout, stderr } = await runProcess("level", "check");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("first-glance: sound\n");
    expect(stdout).toContain("small-and-cluttered: sound\n");
  });

  test("exits with 1 for a level that is not there, with 2 when called wrongly", async () => {
    const missing = await runTool("level", "check", "nowhere");
    const nothing = await runTool("level");
    const wrong = await runTool("level", "mend");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("levels/nowhere/level.json: expected a file that can be read");
    expect(nothing.code).toBe(2);
    expect(wrong.stderr).toContain('unknown command "mend"');
  });
});
