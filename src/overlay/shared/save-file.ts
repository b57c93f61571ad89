/** Hands the player a text as a file. */
export function saveFile(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Hands the player bytes as a file. */
export function saveBlob(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin the download only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The table of trials, named by the day it was asked for. */
export function saveTrials(csv: string, today: Date = new Date()): void {
  saveFile(`glimpse-trials-${today.toISOString().slice(0, 10)}.csv`, csv, "text/csv;charset=utf-8");
}
