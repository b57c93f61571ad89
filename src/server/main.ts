import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { createStaticServer } from "./static-files";

/** Serves dist/ on PORT (default 8080) and prints where. */
const FOLDER = "dist";
const port = Number(process.env.PORT ?? 8080);

if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}"`);
  process.exit(2);
}
if (!existsSync(`${FOLDER}/index.html`)) {
  console.error(`There is no built game in ${FOLDER}/. Build it first: npm run build`);
  process.exit(1);
}

const server = createStaticServer(FOLDER);
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE" ? `Port ${port} is taken. Choose another: PORT=8081 npm start` : error.message,
  );
  process.exit(1);
});
server.listen(port, () => {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  console.log(`Glimpse plays at http://localhost:${actual}/`);
  for (const entry of Object.values(networkInterfaces()).flat())
    if (entry?.family === "IPv4" && !entry.internal) console.log(`          and at http://${entry.address}:${actual}/`);
});
