/** Saves a text as a file. */
export function saveFile(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Saves bytes as a file. */
export function saveBlob(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers start the download only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The player's local date, YYYY-MM-DD: the UTC date may differ. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Saves the table of trials, named by today's date. */
export function saveTrials(csv: string, today: Date = new Date()): void {
  saveFile(`glimpse-trials-${dayOf(today)}.csv`, csv, "text/csv;charset=utf-8");
}
