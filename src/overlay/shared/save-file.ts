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

/** The player's own day, YYYY-MM-DD: not that of Greenwich, which may be another. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The table of trials, named by the day it was asked for. */
export function saveTrials(csv: string, today: Date = new Date()): void {
  saveFile(`glimpse-trials-${dayOf(today)}.csv`, csv, "text/csv;charset=utf-8");
}
