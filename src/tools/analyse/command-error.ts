/** A command that cannot be carried out; the message is a sentence for the user. */
export class CommandError extends Error {}
