import { expect, test } from "vitest";
import { csvText } from "./csv-text.ts";

test("zeros stay, every field is quoted, and no cell is a formula (ASVS 1.2.10)", () => {
  const file = csvText(
    [
      ["記号", "番号"],
      ["001", '=1+1"'],
      ["-1", "＝A1"],
      ["+81", "@x"],
    ],
    { isFirst: true },
  );
  expect(file).toBe('\ufeff"記号","番号"\r\n"001","\'=1+1"""\r\n"\'-1","\'＝A1"\r\n"\'+81","\'@x"\r\n');
});

test("only the beginning of a file has the mark", () => {
  expect(csvText([["山田"]], { isFirst: false })).toBe('"山田"\r\n');
});
