import type { TextSource } from "./source";

/** Content from the page's own server. */
export const fetchSource: TextSource = {
  async read(path) {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.text();
  },
};
