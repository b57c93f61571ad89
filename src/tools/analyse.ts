import { once } from "node:events";
import { runAnalyse } from "./analyse/command";

// Who reads the answer may have read enough (`| head`).
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = await runAnalyse(process.argv.slice(2), {
  out: (text) => process.stdout.write(text) || once(process.stdout, "drain"),
  err: (text) => process.stderr.write(text) || once(process.stderr, "drain"),
  terminal: process.stderr.isTTY === true,
});
