import { expect, test } from "vitest";
import { browserName } from "../../../src/core/trial/browser-name";

const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140", true],
  [`${mac} ${webkit} Chrome/147.0.0.0 Safari/537.36`, "Chrome 147", true],
  [`${mac} ${webkit} HeadlessChrome/147.0.0.0 Safari/537.36`, "Headless Chrome 147", true],
  [`${mac} ${webkit} Chrome/146.0.0.0 Safari/537.36 Edg/146.0.0.0`, "Edge 146", true],
  [`${mac} ${webkit} Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0`, "Opera 116", true],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet 28",
    true,
  ],
  [`${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`, "Safari 18", false],
  ["Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 CriOS/138.0.7204.53 Mobile/15E148 Safari/604.1", "Chrome 138", false],
  ["Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 FxiOS/139.0 Mobile/15E148 Safari/604.1", "Firefox 139", false],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko)", "WebKit 605", false],
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15",
    "WebKit 605",
    false,
  ],
  ["curl/8.0", "unknown", true],
])("%s", (userAgent, label, ratioFollowsZoom) => {
  expect(browserName(userAgent)).toEqual({ label, ratioFollowsZoom });
});
