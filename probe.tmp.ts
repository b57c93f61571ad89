import { openHarness } from "./test/e2e/harness";
import { waitFor } from "./test/e2e/player";
import { watchWire } from "./test/e2e/wire-bytes";

const harness = await openHarness();
const visit = await harness.visit();
const { page } = visit;
const wire = await watchWire(page);
page.on("pageerror", (e) => console.log(e.stack));
page.on("console", (m) => console.log("console", m.type(), m.text().slice(0, 300)));
const path = process.argv[2] ?? "/";
await page.goto(harness.origin + path);
if (path === "/") {
  await waitFor(page, (s) => s.screen === "title", "title");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.waitForTimeout(3000);
  console.log(
    "title ready sum",
    wire.received.reduce((a, r) => a + r.bytes, 0),
  );
  await page.evaluate(() => window.glimpse.game.goLevel("first-glance"));
}
await waitFor(page, (s) => s.screen === "warning", "warning");
await page.evaluate(() => window.glimpse.game.acceptFlashes(false));
await waitFor(page, (s) => s.screen === "intro", "intro");
await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
await page.evaluate(() => window.glimpse.game.startBlock());
await waitFor(
  page,
  (s) => s.trialPhase === "response" || s.trialPhase === "discarded" || s.trialPhase === "reveal",
  "flash",
);
for (const r of [...wire.received].sort((a, b) => b.bytes - a.bytes))
  console.log(r.bytes, r.encoding, r.url.replace(harness.origin, ""));
console.log(
  wire.received.reduce((a, r) => a + r.bytes, 0),
  wire.received.length,
  wire.open(),
  visit.errors,
);
await harness.close();
