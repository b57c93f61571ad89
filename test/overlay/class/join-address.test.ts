import { describe, expect, it } from "vitest";
import { joinAddresses, typedAddress } from "../../../src/overlay/class/host/join-address";
import { qrPath } from "../../../src/overlay/class/host/qr-code";

describe("the address that a class types", () => {
  it("is the server's on its network, where the page stands at localhost", () => {
    const { links, local } = joinAddresses(
      "http://localhost:8080/?class=ABC234#wall",
      ["http://10.0.0.7:8080/"],
      "ABC234",
    );
    expect(links).toEqual(["http://10.0.0.7:8080/?class=ABC234"]);
    expect(local).toBe(true);
    expect(joinAddresses("http://127.0.0.1:8080/", [], "ABC234").links).toEqual([]);
  });

  it("is the page's own, wherever that means the same machine to everybody", () => {
    const { links, local } = joinAddresses("https://school.example/games/glimpse/", ["http://10.0.0.7/"], "ABC234");
    expect(links).toEqual(["https://school.example/games/glimpse/?class=ABC234"]);
    expect(local).toBe(false);
  });

  it("is short to type", () => {
    expect(typedAddress("http://10.0.0.7:8080/?class=ABC234")).toBe("10.0.0.7:8080");
    expect(typedAddress("https://school.example/glimpse/?class=ABC234")).toBe("https://school.example/glimpse/");
  });
});

it("draws dark modules as runs, and nothing else", () => {
  expect(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe("M0 0h2v1h-2zM2 1h1v1h-1z");
});
