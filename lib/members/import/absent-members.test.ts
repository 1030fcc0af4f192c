import { beforeEach, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { describeDoubt } from "./describe-doubts.ts";
import type { Doubts } from "./doubts.ts";
import { csv, importFile, members, person } from "./import-file.fixture.ts";
import type { MemberCells } from "./member-row.ts";

let insurer: Insurer;
let doubts: Doubts;
const onDoubts = (found: Doubts) => {
  doubts = found;
};
beforeEach(async () => {
  insurer = await makeInsurer();
  doubts = {};
});

const people = Array.from({ length: 20 }, (_, index) => person(index));
const BAD_DATE = { 生年月日: "1979/2/30" };

/** The whole list again, with `first` in place of its first row, and who is not in it loses their 資格. */
const importAgain = (first: MemberCells[], absent?: number) =>
  importFile(insurer, csv([...first, ...people.slice(1)]), {
    ...{ disablesAbsent: true, skipsBadRows: true },
    ...{ onDoubts, decisions: { absent, zeros: "keep" } },
  });

const disabled = async () => (await members(insurer)).filter(({ state }) => state === "disabled").length;

describe("一覧にいない人 are not those whose rows have a mistake", () => {
  it.each<[string, Partial<MemberCells>]>([
    ["another column", BAD_DATE],
    ["枝番, so that it may mean any of the household", { 枝番: "" }],
  ])("in %s", async (_, mistake) => {
    await importFile(insurer, csv(people));
    const { result } = await importAgain([person(0, mistake)]);
    expect(result).toMatchObject({ ok: true, value: { bad: 1, absent: 0, unchanged: 19 } });
    expect(await disabled()).toBe(0);
  });

  it("and the zeros of the number are lost, too", async () => {
    const zero = person(0, { 番号: "0000012" });
    await importFile(insurer, csv([zero, ...people.slice(1)]));
    const { result } = await importAgain([{ ...zero, ...BAD_DATE, 番号: "12" }]);
    expect(result).toMatchObject({ ok: true, value: { bad: 1, absent: 0 } });
  });

  it("a row that names nobody: the clerk is asked, however few are absent", async () => {
    await importFile(insurer, csv(people));
    const nobody = person(0, { 番号: "" });
    expect((await importAgain([nobody])).result).toEqual({ ok: false, code: "open-doubts" });
    expect(doubts.absent).toEqual({ count: 1, members: 20, unnamed: 1 });
    expect(describeDoubt(doubts, "absent").reason).toContain("読み取れない行が1行あります");
    expect((await importAgain([nobody], 1)).result).toMatchObject({ ok: true, value: { absent: 1 } });
  });
});
