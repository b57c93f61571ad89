import { existsSync } from "node:fs";
import packageJson from "../../package.json" with { type: "json" };
import { type Address, link, listenProblem, readAddress } from "./address.ts";
import { classHandler } from "./class/class-http.ts";
import { type ClassEnv, readClassEnv } from "./class/class-settings-env.ts";
import { lanLinks } from "./class/lan-links.ts";
import { openClassroom } from "./class/open-classroom.ts";
import { createStaticHandler } from "./static-files.ts";
import { prepareStop, stopOnSignals } from "./stop.ts";
import { createWebServer } from "./web-server.ts";

/** Serves dist/ on PORT (default 8080) of HOST (default: every address of the machine) and prints the address. */
const FOLDER = "dist";

function fail(code: number, sentence: string): never {
  console.error(sentence);
  process.exit(code);
}

function wantedSettings(): { readonly address: Address; readonly classes: ClassEnv } {
  try {
    return { address: readAddress(process.env), classes: readClassEnv(process.env) };
  } catch (error) {
    return fail(2, (error as Error).message);
  }
}

const { address: wanted, classes } = wantedSettings();
if (!existsSync(`${FOLDER}/index.html`)) fail(1, `There is no built game in ${FOLDER}/. Build it first: npm run build`);

const { classroom, attach, resume, close } = await openClassroom(classes, packageJson.version);
const everywhere = wanted.host === undefined || wanted.host === "0.0.0.0" || wanted.host === "::";
const direct = everywhere && classes.proxies === 0 && classes.publicAddress === null;
const ofClass = classHandler(classroom, {
  proxies: classes.proxies,
  publicAddress: classes.publicAddress,
  addresses: (port) => (direct ? lanLinks(port) : []),
});
const files = createStaticHandler(FOLDER);
const server = createWebServer(async (request, response) => {
  if (!ofClass(request, response)) await files(request, response);
});
await attach(server);
const stop = prepareStop(server);
stopOnSignals(async () => {
  await close();
  await stop();
});
const onFailedListen = (error: NodeJS.ErrnoException): never => fail(1, listenProblem(error, wanted));
server.once("error", onFailedListen);
server.listen(wanted.port, wanted.host, () => {
  server.off("error", onFailedListen);
  // For instance out of file handles: open connections continue, and new ones are accepted when handles are free again.
  server.on("error", (error) => console.error(`A connection could not be taken: ${error.message}`));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : wanted.port;
  console.log(`Glimpse plays at ${link(wanted.host ?? "localhost", port)}`);
  void resume();
  if (!everywhere) return;
  for (const address of lanLinks(port)) console.log(`          and at ${address}`);
});
