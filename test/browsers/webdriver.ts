/** The part of W3C WebDriver that the checks need: https://www.w3.org/TR/webdriver2/. */
export interface WebDriver {
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
  navigate(url: string): Promise<void>;
  /** Runs the body of an async function and returns what it resolves to, which must fit into JSON. */
  run<R>(body: string): Promise<R>;
  press(key: string): Promise<void>;
  setWindow(rect: { readonly width: number; readonly height: number }): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
  quit(): Promise<void>;
}

/** WebDriver's own code points for keys that have no character. */
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** Starts a session of a driver that listens at `origin`. */
export async function startSession(origin: string, alwaysMatch: object, hangsMs: number): Promise<WebDriver> {
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(origin + path, {
      method,
      signal: AbortSignal.timeout(hangsMs),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId, capabilities } = await send<{ sessionId: string } & Pick<WebDriver, "capabilities">>(
    "POST",
    "/session",
    { capabilities: { alwaysMatch } },
  );
  const session = `/session/${sessionId}`;
  const post = <T>(path: string, body: object) => send<T>("POST", session + path, body);
  await post("/timeouts", { script: hangsMs, pageLoad: hangsMs });
  return {
    capabilities,
    navigate: (url) => post("/url", { url }),
    async run<R>(body: string) {
      const script = `const done = arguments[arguments.length - 1];
        (async () => { ${body} })().then(
          (value) => done({ value }),
          (error) => done({ error: String(error?.message ?? error) }),
        );`;
      const { value, error } = await post<{ value: R; error?: string }>("/execute/async", { script, args: [] });
      if (error !== undefined) throw new Error(error);
      return value;
    },
    press: (key) => {
      const value = KEYS[key] ?? key;
      const actions = ["keyDown", "keyUp"].map((type) => ({ type, value }));
      return post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    setWindow: ({ width, height }) => post("/window/rect", { x: 0, y: 0, width, height }),
    screenshot: async () => Buffer.from(await send<string>("GET", `${session}/screenshot`), "base64"),
    quit: () => send("DELETE", session),
  };
}
