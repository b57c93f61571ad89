/** The command was called in a way it does not know: the caller prints its usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs a command: its exit code is 0, 1 when what it looked at is wrong, 2 when it was called wrongly. Errors of the
 * command itself are said in one line, for a stack of calls helps nobody who edits a level.
 */
export async function runCommand(usage: string, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}` : `${message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
