import "server-only";
import { UnreadableFile } from "../import-problem.ts";
import type { ZipParts } from "./open-zip.ts";
import { readXml } from "./parse-xml.ts";

const WORKBOOK = "xl/workbook.xml";

/** The first sheet that is not hidden, and whether days are counted from 1904 (ECMA-376 §18.2). */
export async function readWorkbook(zip: ZipParts): Promise<{ sheet: string; is1904: boolean }> {
  if (!zip.has(WORKBOOK)) throw new UnreadableFile({ line: null, column: null, code: "not-a-list" });
  let [sheetId, is1904] = ["", false];
  await readXml((await zip.open(WORKBOOK)).stream, {
    open: (tag, attributes) => {
      if (tag === "workbookPr") is1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (tag === "sheet" && sheetId === "" && !attributes.state?.includes("idden")) sheetId = attributes["r:id"] ?? "";
    },
  });
  let target = "";
  await readXml((await zip.open("xl/_rels/workbook.xml.rels")).stream, {
    open: (tag, { Id, Target }) => {
      if (tag === "Relationship" && Id === sheetId) target = Target ?? "";
    },
  });
  return { sheet: target.startsWith("/") ? target.slice(1) : `xl/${target}`, is1904 };
}

/** Formats of dates that every spreadsheet knows by number, the Japanese ones among them (ECMA-376 §18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format with a year or day outside quotes and brackets. */
const isDateFormat = (code: string) =>
  /[ydeg]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/i, ""));

/** For each style of a cell, whether its number is a date. */
export async function readDateStyles(zip: ZipParts): Promise<boolean[]> {
  const name = "xl/styles.xml";
  if (!zip.has(name)) return [];
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCellFormats = false;
  await readXml((await zip.open(name)).stream, {
    open: (tag, attributes) => {
      const id = Number(attributes.numFmtId);
      if (tag === "numFmt") custom.set(id, isDateFormat(attributes.formatCode ?? ""));
      else if (tag === "cellXfs") isInCellFormats = true;
      else if (tag === "xf" && isInCellFormats) styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close: (tag) => {
      if (tag === "cellXfs") isInCellFormats = false;
    },
  });
  return styles;
}
