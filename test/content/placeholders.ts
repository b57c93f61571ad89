import { IntlMessageFormat } from "intl-messageformat";

interface Node {
  readonly type: number;
  readonly value?: unknown;
  readonly style?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

/** Names and kinds of a message's placeholders, those inside plural branches too. */
export function placeholders(message: string): string[] {
  const found = new Set<string>();
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      // 0 is literal text and 7 the "#" of a plural; both stand for no value of their own.
      if (node.type !== 0 && node.type !== 7) found.add(`${String(node.value)}:${node.type}`);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst() as unknown as Node[]);
  return [...found].sort();
}
