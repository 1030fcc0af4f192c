import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { readFunctionFiles } from "./apply-functions.ts";

type CatalogueRow = {
  name: string;
  body: string;
  isSecurityDefiner: boolean;
  settings: string[] | null;
  isPublic: boolean;
};

let functions: CatalogueRow[];

/** The functions of schema public, except those of extensions. */
async function readCatalogue(owner: pg.Client): Promise<CatalogueRow[]> {
  const { rows } = await owner.query<CatalogueRow>(`
    select proname as "name", prosrc as "body", prosecdef as "isSecurityDefiner", proconfig as "settings",
      has_function_privilege('public', p.oid, 'execute') as "isPublic"
    from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by proname`);
  return rows;
}

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  functions = await readCatalogue(owner);
  await owner.end();
});

test("every function of the database has a file of its name with its body, and every file its function", async () => {
  const files = await readFunctionFiles();
  expect(namesOf(functions)).toEqual(namesOf(files));
  for (const [index, { name, sql }] of files.entries()) {
    expect(sql.match(/create or replace function \w+/g), name).toEqual([`create or replace function ${name}`]);
    expect(sql, name).toContain(`$$${functions[index]?.body}$$`);
  }
});

test("a SECURITY DEFINER function looks names up in the schemas it sets itself", () => {
  const definers = functions.filter(({ isSecurityDefiner }) => isSecurityDefiner);
  expect(definers.length).toBeGreaterThan(4);
  for (const { name, settings } of definers) expect(settings, name).toEqual(["search_path=public, pg_temp"]);
});

test("nobody may execute a function without being named", () => {
  expect(namesOf(functions.filter(({ isPublic }) => isPublic))).toEqual([]);
});

test("each file says who calls its function and who may execute it, and why with the owner's rights", async () => {
  for (const { name, sql } of await readFunctionFiles()) {
    expect(sql, name).toMatch(/^-- Called by: /m);
    expect(sql, name).toMatch(/^-- Execute: /m);
    const isDefiner = functions.some((each) => each.name === name && each.isSecurityDefiner);
    expect(/^-- SECURITY DEFINER/m.test(sql), name).toBe(isDefiner);
  }
});
