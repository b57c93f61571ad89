import type { PlayedPage } from "../e2e/player";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page of whatever browser, as the checks need it. */
export interface RemotePage extends PlayedPage {
  goto(address: string): Promise<unknown>;
  setViewportSize(size: Size): Promise<void>;
  /** What the window shows, as PNG. */
  screenshot(): Promise<Uint8Array>;
}

export interface OpenBrowser {
  /** Name and version, as the browser itself says. */
  readonly name: string;
  readonly page: RemotePage;
  close(): Promise<void>;
}

/**
 * Runs a function in the page with an argument that JSON can hold. It travels as text, since the browsers' clients
 * pass arguments each in their own way.
 */
export function ask<A, R>(page: PlayedPage, work: (given: A) => R | Promise<R>, given: A): Promise<R> {
  // esbuild, under tsx, wraps named functions in a helper that the page lacks.
  return page.evaluate<R>(`(async () => {
    const __name = (named) => named;
    return (${String(work)})(${JSON.stringify(given)});
  })()`);
}
