import type { TextSource } from "./source";

/** Content from the server that the page came from. */
export const fetchSource: TextSource = {
  async read(path) {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.text();
  },
};
