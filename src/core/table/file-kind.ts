const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const AS_CSV = "save the table as CSV (in UTF-8) and give that file";

const zipped: readonly (readonly [sign: string, kind: string])[] = [
  ["xl/", "an Excel workbook (.xlsx)"],
  ["opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"],
  ["word/", "a Word document (.docx)"],
  ["opendocument.text", "an OpenDocument text (.odt)"],
  ["ppt/", "a PowerPoint presentation (.pptx)"],
  ["Index/", "a Numbers or Pages document"],
  ["OpenSesame", "an OpenSesame experiment"],
];

const magic: readonly (readonly [sign: string, at: number, sentence: string])[] = [
  ["%PDF", 0, `this is a PDF document: ${AS_CSV}`],
  ["\xd0\xcf\x11\xe0", 0, `this is an old Excel workbook or another Office document (.xls, .doc): ${AS_CSV}`],
  ["\x1f\x8b", 0, "this file is compressed (gzip; R saves .rds and .RData so): unpack it, or save the table as CSV"],
  ["BZh", 0, "this file is compressed (bzip2): unpack it first"],
  ["\xfd7zXZ", 0, "this file is compressed (xz): unpack it first"],
  ["7z\xbc\xaf", 0, "this is a 7z archive: unpack it and give the tables inside"],
  ["Rar!", 0, "this is a RAR archive: unpack it and give the tables inside"],
  ["ustar", 257, "this is a tar archive: unpack it and give the tables inside"],
  ["{\\rtf", 0, `this is a document in rich text (RTF): ${AS_CSV}`],
  ["SQLite format 3", 0, `this is an SQLite database: ${AS_CSV}`],
  ["PAR1", 0, `this is a Parquet file: ${AS_CSV}`],
  ["MATLAB 5.0", 0, `this is a MATLAB file: ${AS_CSV}`],
  ["\x89HDF", 0, `this is an HDF5 file (MATLAB and PsychoPy write such): ${AS_CSV}`],
  ["$FL2", 0, `this is an SPSS file: ${AS_CSV}`],
  ["\x93NUMPY", 0, `this is a NumPy array: ${AS_CSV}`],
  ["\x89PNG", 0, "this is a picture (PNG), not a table"],
  ["\xff\xd8\xff", 0, "this is a picture (JPEG), not a table"],
  ["GIF8", 0, "this is a picture (GIF), not a table"],
  ["II*\0", 0, "this is a picture (TIFF), not a table"],
  ["WEBP", 8, "this is a picture (WebP), not a table"],
];

/** What a file is that plainly holds no text, as a sentence that says what to do; null for what may be text. */
export function whyNoText(bytes: Uint8Array): string | null {
  const known = magic.find(([sign, at]) => latin1(bytes, at, at + sign.length) === sign);
  if (known) return known[2];
  if (["PK\x03\x04", "PK\x05\x06"].includes(latin1(bytes, 0, 4))) {
    // The names of an archive's first files tell what made it; the directory at the end names them all.
    const names = latin1(bytes, 0, 4000) + latin1(bytes, Math.max(0, bytes.length - 4000), bytes.length);
    const kind = zipped.find(([sign]) => names.includes(sign));
    return kind ? `this is ${kind[1]}: ${AS_CSV}` : "this is a ZIP archive: unpack it and give the tables inside";
  }
  return null;
}

/** What a text is that is plainly no table, as a sentence that says what to do; null for what may be one. */
export function whyNoTable(text: string): string | null {
  const begin = text.slice(0, 1000).trimStart();
  if (/^<(!doctype\s+html|html|head|body|table)\b/i.test(begin)) {
    return `this is a web page (HTML; some programs save such with a name in .xls): ${AS_CSV}`;
  }
  if (/^<\?xml|^<[a-z]+[\s>]/i.test(begin)) return `this is an XML document: ${AS_CSV}`;
  if (/^<\?php|^#!\//i.test(begin)) return "this is a program, not a table";
  return null;
}
