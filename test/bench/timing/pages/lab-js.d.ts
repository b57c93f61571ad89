/** The part of lab.js that the bench uses; the package has no types. */
declare module "lab.js" {
  interface Component {
    on(event: string, handler: () => void): void;
    run(): Promise<void>;
  }
  type Options = Readonly<Record<string, unknown>>;
  type ComponentClass = new (options: Options) => Component;
  const canvas: { readonly Frame: ComponentClass; readonly Screen: ComponentClass };
  const flow: { readonly Sequence: ComponentClass };
  const version: string;
}
