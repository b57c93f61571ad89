// Imported before a script: says at its end, on the last line of stderr, what it took.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const seconds = process.uptime();
  process.stderr.write(
    `\nUSE ${JSON.stringify({ seconds, processor: (userCPUTime + systemCPUTime) / 1e6, mebibytes: maxRSS / 1024 })}\n`,
  );
});
