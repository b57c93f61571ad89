/** How the class reaches the game from other devices. */
export interface JoinAddresses {
  /** The likeliest first; each opens the class's door with its code. Empty where only this machine reaches the server. */
  readonly links: readonly string[];
  /** This page stands at an address that means another machine on every other machine. */
  readonly local: boolean;
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/i;

/**
 * @param page the page's own address
 * @param found addresses of the server on its network
 */
export function joinAddresses(page: string, found: readonly string[], code: string): JoinAddresses {
  const here = new URL(page);
  const local = LOCAL.test(here.hostname);
  // Whatever name a page was opened by also works for the next device, unless that name means itself.
  const bases = local ? found : [new URL(".", here).href];
  return { links: bases.map((base) => withCode(base, code)), local };
}

function withCode(base: string, code: string): string {
  const url = new URL(base);
  url.search = `?class=${code}`;
  url.hash = "";
  return url.href;
}

/** An address as one types it: without the scheme, and without what the code says anyway. */
export function typedAddress(link: string): string {
  const { protocol, host, pathname } = new URL(link);
  return `${protocol === "https:" ? "https://" : ""}${host}${pathname === "/" ? "" : pathname}`;
}
