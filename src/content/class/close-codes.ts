/** Why the server ended a connection, where a device must not come back by itself. After any other code it may. */
export const closeCodes = {
  /** The seat has another connection now. */
  replaced: 4001,
  /** Removed or banned by the host. */
  expelled: 4002,
  /** More messages than anybody who plays sends. */
  flooded: 4003,
  /** Everything about the session has been erased. */
  erased: 4004,
  /** The room is being made anew, or sleeps, or the server stops: come again. */
  again: 4010,
} as const;
