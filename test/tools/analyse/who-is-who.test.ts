import { describe, expect, it } from "vitest";
import { joinBlankConditions } from "../../../src/tools/analyse/trials/blank-conditions";
import { answers, HEADER, json, run, tableFolder } from "./run";

const { table, text } = tableFolder();
const subjects = async (...args: string[]) => {
  const { conditions } = await json(...args);
  return [...new Set(conditions.flatMap((of) => of.subjects.map(({ subject }) => subject)))].sort();
};

describe("the same id in two files", () => {
  it("is two people where they have a session in common, and says so", async () => {
    const files = [
      await table("class/pupil-A.csv", "1,1,1,0.5,dog,dog,nan,a.png", "1,1,2,0.5,dog,dog,nan,b.png"),
      await table("class/pupil-B.csv", "1,1,1,0.5,cat,dog,nan,a.png", "1,1,2,0.5,cat,dog,nan,c.png"),
    ];
    expect(await subjects(...files)).toEqual(["1 (pupil-A)", "1 (pupil-B)"]);
    expect((await json(...files)).duplicates).toEqual([]);
    const { out } = await run(...files);
    expect(out).toContain("subj 1 has the same session in 2 files: taken for 2 people, 1 (pupil-A), 1 (pupil-B).");
    expect(await subjects("--same-people", ...files)).toEqual(["1"]);
    expect((await json("--same-people", ...files)).duplicates).toMatchObject([{ subject: "1", count: 1 }]);
  });

  it("is one person whose sessions differ, in the column or in the files' names", async () => {
    const one = await table("days/ann-monday.csv", ...answers("ann", "0", "10", { session: "1" }));
    const other = await table("days/ann-friday.csv", ...answers("ann", "1", "10", { session: "2" }));
    expect(await subjects(one, other)).toEqual(["ann"]);
    const files = [1, 2].map((day) => table(`named/x_ann_session_${day}.csv`, ...answers("ann", String(day), "10")));
    expect(await subjects(...(await Promise.all(files)))).toEqual(["ann"]);
  });

  it("is one net in two files, unless it answers a picture in two ways", async () => {
    const net = { rt: "NaN" };
    const half = await table("halves/one.csv", ...answers("resnet50", "0", "10", net));
    const rest = await table("halves/two.csv", ...answers("resnet50", "1", "11", net));
    expect(await subjects("--nets", "resnet50", half, rest)).toEqual(["resnet50"]);
    const vgg = await table("dnn/vgg16.csv", ...answers("dnn", "0", "1100", net));
    const alexnet = await table("dnn/alexnet.csv", ...answers("dnn", "0", "1010", net));
    expect(await subjects(vgg, alexnet)).toEqual(["dnn (alexnet)", "dnn (vgg16)"]);
    expect((await run(vgg, alexnet)).out).toContain("several nets under one name");
  });

  it("that hides several observers in one file is told, with the remedy", async () => {
    const both = [...answers("net", "0", "111000", { rt: "na" }), ...answers("net", "0", "000111", { rt: "na" })];
    const { err, out } = await run(await table("hidden.csv", ...both));
    expect(err).toContain("Warning: net answered 6 times a picture that it had answered otherwise in the same session");
    expect(err).toContain("--map subj=model");
    expect(out).toContain("Left out: 6 repeats of a picture already judged");
  });
});

describe("who is a net", () => {
  const timed = (name: string) => answers(name, "0", "1100");
  const silent = (name: string) => answers(name, "0", "1010", { rt: "NaN" });
  const nets = async (...args: string[]) => (await json(...args)).nets;

  it("is who has no reaction time among people named subject-…", async () => {
    const files = [
      await table("a/p.csv", ...timed("subject-01"), ...silent("subject-02")),
      await table("a/n.csv", ...silent("strange")),
    ];
    expect(await nets(...files)).toEqual([{ why: expect.stringContaining("subject-"), subjects: ["strange"] }]);
  });

  it("is who has a family's name, or a file of its own named after it among people with times", async () => {
    const people = await table("b/people.csv", ...timed("ann"), ...timed("ben"));
    expect(await nets(people, await table("b/x.csv", ...silent("my-resnet-18")))).toMatchObject([
      { subjects: ["my-resnet-18"] },
    ]);
    expect(await nets(people, await table("b/hal.csv", ...silent("hal")))).toMatchObject([{ subjects: ["hal"] }]);
    expect(await nets(people, await table("b/paper.csv", ...silent("cem")))).toEqual([]);
  });

  it("is never who has a reaction time, nor people on paper among themselves", async () => {
    expect(await nets(await table("c/resnet50.csv", ...timed("resnet50")))).toEqual([]);
    const paper = [await table("d/ann.csv", ...silent("ann")), await table("d/ben.csv", ...silent("ben"))];
    expect(await nets(...paper)).toEqual([]);
  });

  it("is whom --nets names, by globs, and the prefix net:", async () => {
    const file = await table("e.csv", ...timed("Hal-1"), ...timed("hal-2"), ...timed("ann"), ...timed("net:x"));
    expect(await nets("--nets", "hal-*", file)).toEqual([
      { why: "the prefix net:", subjects: ["net:x"] },
      { why: "--nets", subjects: ["Hal-1", "hal-2"] },
    ]);
    const { err } = await run("--nets", "vgg*", file);
    expect(err).toContain("--nets vgg*: no subject is named so; there are Hal-1, hal-2, ann, net:x.");
    expect(await nets("--nets", "none", await table("f/resnet50.csv", ...silent("resnet50")))).toEqual([]);
  });
});

describe("conditions without a name", () => {
  const join = (...subjects: string[][]) => joinBlankConditions(subjects.map((each) => new Set(each)));

  it("count as the one that there is, and as 0 even where a subject has both", () => {
    expect(join(["nan"], ["0"])).toEqual({ into: "0", from: "nan" });
    expect(join(["nan"], ["sketch"], ["sketch"])).toEqual({ into: "sketch", from: "nan" });
    expect(join(["nan"], ["0", "nan"])).toEqual({ into: "0", from: "nan" });
  });

  it("stay by themselves where it cannot be told which one is meant", () => {
    for (const subjects of [
      [["nan"], ["nan"]],
      [["0"], ["0.5"]],
      [["0"], ["sketch"]],
      [["nan"], ["0"], ["0.5"]],
      [["nan"], ["0", "0.5"]],
      [
        ["nan", "0"],
        ["0", "nan"],
      ],
      [["nan"], ["sketch", "nan"]],
    ]) {
      expect(join(...subjects)).toBeNull();
    }
  });
});

describe("data sets", () => {
  const one = answers("ann", "0", "1100");
  const two = answers("ben", "0", "1010");

  it("are the folders, so that no condition melts with another's", async () => {
    const files = [
      await table("x/ann.csv", ...one),
      await table("x/ben.csv", ...two),
      await table("y/ann.csv", ...two),
    ];
    const { dataSets, conditions } = await json(...files);
    expect(dataSets.map(({ name }) => name)).toEqual(["x", "y"]);
    expect(conditions.map(({ dataSet, condition, pairs }) => [dataSet, condition, pairs.length])).toEqual([
      ["x", "0", 1],
      ["y", "0", 0],
    ]);
    expect((await json("--by", "none", ...files)).conditions.map(({ subjects }) => subjects.length)).toEqual([3]);
    expect((await json("--by", "file", ...files)).dataSets).toHaveLength(3);
  });

  it("of one subject each are told, with the remedy", async () => {
    const files = [await table("own/ann/t.csv", ...one), await table("own/ben/t.csv", ...two)];
    expect((await run(...files)).err).toContain(
      "every data set has one subject alone, so nothing is compared; --by none",
    );
    expect((await run("--by", "none", ...files)).err).toBe("");
  });

  it("keep folders of one name apart", async () => {
    const files = [await table("p/raw/ann.csv", ...one), await table("q/raw/ann.csv", ...two)];
    expect((await json(...files)).dataSets.map(({ name }) => name)).toEqual(["p/raw", "q/raw"]);
  });

  it("are the beginnings of names in one folder where one subject has one session in several", async () => {
    const files = ["colour", "edge"].flatMap((set) => [
      table(`flat/${set}_ann_session_1.csv`, ...one),
      table(`flat/${set}_ben_session_1.csv`, ...two),
    ]);
    const { dataSets, groupedBy } = await json(...(await Promise.all(files)));
    expect(dataSets.map(({ name }) => name)).toEqual(["colour", "edge"]);
    expect(groupedBy).toContain("the beginning of the files' names");
  });

  it("can be a column", async () => {
    const lines = [...one.map((line) => `${line},a`), ...two.map((line) => `${line},b`), `${two[0]},`];
    const file = await text("level.csv", `${HEADER},level\n${lines.join("\n")}\n`);
    const { out } = await run("--by", "column:level", file);
    expect(out).toContain("3 data sets, by the column level: a, b, no level.");
    expect(out).toContain("1 row says nothing in that column: a data set of its own.");
    const { err, code } = await run("--by", "column:room", file);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining("no table has that column; beside the field's own there are level"),
    });
  });
});
