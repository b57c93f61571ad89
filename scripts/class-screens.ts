import type { Browser } from "playwright-core";
import { playerBot } from "../test/classroom/bots";
import { type ClassServer, startClassServer } from "../test/classroom/class-server";
import { boardOf, openSession } from "../test/e2e/class-host-hands";

/** Players in the pictures. One of them never answers, so that a round lasts until it is photographed. */
const PLAYERS = 6;

/**
 * Photographs the host's desk in every phase of a short class, each long one as a whole.
 * @param prefix of the files' names
 */
export async function tourClass(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
  language: string,
  prefix: string,
): Promise<void> {
  const server = await startClassServer();
  const context = await browser.newContext({ viewport, locale: language, serviceWorkers: "block" });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const shoot = async (name: string, whole = false): Promise<void> => {
    await page.waitForTimeout(400);
    if (whole) {
      const height = await page.evaluate(() => document.querySelector(".screen")?.scrollHeight ?? innerHeight);
      await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, height) });
    }
    await page.screenshot({ path: `${prefix}-class-${name}.png` });
    await page.setViewportSize(viewport);
  };
  try {
    const { session } = await openSession(page, `${server.origin}/?lang=${language}`, {
      practice: false,
      judge: "server",
      teams: 2,
      playlist: [
        { level: "first-glance", trials: 4 },
        { level: "more-time", trials: null },
      ],
    });
    await shoot("lobby-empty");
    const players = await join(server, session);
    await boardOf(page, ({ rows }) => rows.filter(({ ready }) => ready).length === PLAYERS);
    await shoot("lobby", true);
    await page.locator(".host-seat summary").first().click();
    await shoot("seat");
    await page.locator(".host-seat summary").first().click();
    await page.locator(".host-main").click();
    await boardOf(page, ({ phase }) => phase === "preparing");
    await shoot("preparing");
    const { block } = await boardOf(page, ({ phase }) => phase === "ready");
    for (const each of players.slice(1)) each.line.send({ type: "loaded", pictures: block?.pictures.length ?? 0 });
    await shoot("ready");
    await page.locator(".host-main").click();
    const { totals } = await boardOf(page, ({ totals: { answered } }) => answered === PLAYERS - 1);
    if (totals.expected !== PLAYERS) throw new Error("somebody has left the class");
    await shoot("open");
    await boardOf(page, ({ phase }) => phase === "closed");
    await shoot("closed");
    await page.keyboard.press("w");
    await shoot("closed-wall");
    await page.keyboard.press("w");
    await boardOf(page, ({ phase }) => phase === "figure");
    await shoot("figure", true);
    await page.evaluate(() => window.glimpse.game.classes.desk.host.send({ type: "end" }));
    await boardOf(page, ({ phase }) => phase === "ended");
    await shoot("ended");
  } finally {
    await context.close();
    await server.close();
  }
}

function join(server: ClassServer, session: string) {
  const answering = (person: number) =>
    playerBot(server.origin, session, {
      person: `p${person}`,
      ...(person > 0 && {
        answer: ({ choices }) => ({ choice: choices[person % 4] as string, rt: 400 + 60 * person }),
      }),
    });
  return Promise.all(Array.from({ length: PLAYERS }, (_, person) => answering(person)));
}
