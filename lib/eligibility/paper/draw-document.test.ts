import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { type ReadPdf, readPdf } from "#lib/testing/read-pdf.ts";
import type { DocumentContent } from "../document-content.ts";
import { DOCUMENT_SIZES, type DocumentSize, drawDocument } from "./draw-document.ts";

const CONTENT: DocumentContent = {
  symbol: "組合・本社",
  number: "00012345678901234567",
  branch: "00",
  kind: "dependent",
  kana: "タカサキ　ハナコ",
  name: "髙﨑　彅子",
  birthDate: "1946-08-22",
  qualifiedOn: "2019-05-01",
  validUntil: "2027-03-31",
  copay: "2割",
  limitCategory: "現役並みⅢ",
  holderName: "髙﨑　太郎",
  insurerNumber: "06132013",
  insurerName: "関東信越情報通信ソフトウェア健康保険組合",
  insurerAddress: "東京都千代田区霞が関1-2-3 霞が関ビルディング20階",
  insurerPhone: "03-0000-0000",
};
const VERIFY_URL = "https://kantoshinetsu.kenpo-portal.example.jp/verify?code=1A2B3C4D5E6F7G8H";

let seal: Buffer;
beforeAll(async () => {
  seal = await sharp({ create: { width: 300, height: 300, channels: 4, background: "#c00" } })
    .png()
    .toBuffer();
});

async function draw(size: DocumentSize, content: Partial<DocumentContent> = {}, hasSeal = true): Promise<ReadPdf> {
  const issuedAt = new Date("2026-11-22T01:00:00Z");
  const code = "1A2B3C4D5E6F7G8H";
  const document = { number: 123, issuedAt, code, seal: hasSeal ? seal : null, content: { ...CONTENT, ...content } };
  return readPdf(await drawDocument(document, { size, verifyUrl: VERIFY_URL }));
}

const EVERYTHING = [
  ...["資格確認書", "第000123号", "組合・本社", "00012345678901234567", "タカサキ ハナコ", "髙﨑 彅子", "髙﨑 太郎"],
  ...["1946年（昭和21年）8月22日", "2019年（令和元年）5月1日", "2027年（令和9年）3月31日", "2026年（令和8年）11月22日"],
  ...["2割", "現役並みⅢ", "06132013", "関東信越情報通信ソフトウェア健康保険組合", "1A2B-3C4D-5E6F-7G8H"],
];

describe.each(DOCUMENT_SIZES)("資格確認書 as PDF, %s", (size) => {
  test("one page, tagged, with everything in its text, and a QR code that a camera reads", async () => {
    const read = await draw(size);
    expect(read).toMatchObject({ pages: 1, isTagged: true, language: "ja-JP", title: "資格確認書 第000123号" });
    const compact = (text: string) => text.replaceAll(" ", "");
    for (const each of EVERYTHING) expect(compact(read.text)).toContain(compact(each));
    expect(read.roles.slice(0, 2)).toEqual(["Root", "Document"]);
    expect(read.roles).toEqual(expect.arrayContaining(["H1", "L", "LI", "Lbl", "LBody", "Figure", "P"]));
    expect(read.qr).toBe(VERIFY_URL);
  });

  test("the longest texts stay on the one page", async () => {
    const long = { name: "寿".repeat(60), kana: "ジュ".repeat(30), holderName: "限".repeat(60) };
    const read = await draw(size, { ...long, insurerName: "健".repeat(60), insurerAddress: "都".repeat(100) });
    expect(read.pages).toBe(1);
    expect(read.qr).toBe(VERIFY_URL);
  });

  test("what is not known leaves no empty row, and no seal no frame", async () => {
    const read = await draw(size, { copay: null, limitCategory: null, holderName: null, name: null }, false);
    expect(read.text).not.toMatch(/割合|区分|被保険者の氏名/);
    expect(read.text).toContain("タカサキ");
  });
});
