import { type Content, type LoadedDeck, loadContent, loadDeck } from "../../../content/load";
import type { TextSource } from "../../../content/source";
import { nodeSource, PROJECT_ROOT } from "../../../tools/node-source";

/** Where the server reads levels, campaign and deck: the project's own files, whatever folder it was started in. */
export function serverSource(root: string = PROJECT_ROOT): TextSource {
  return nodeSource(root);
}

/** @throws ContentError when the list of pictures is missing or wrong */
export function loadDeckForServer(root?: string): Promise<LoadedDeck> {
  return loadDeck(serverSource(root));
}

/** Campaign and deck. @throws ContentError when a file is missing or wrong */
export function loadContentForServer(root?: string): Promise<Content> {
  return loadContent(serverSource(root));
}
