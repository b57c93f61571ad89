/** Begins the name of every net that stands in a table as a subject. */
export const NET_PREFIX = "net:";
