import { z } from "zod";

/** The nullable fields that are null in all `rows`, or in none. @returns paths like `member.email` */
export function unvariedFields(schema: z.ZodObject, rows: readonly unknown[], path = ""): string[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const values = rows.map((row) => z.record(z.string(), z.unknown()).parse(row)[key]);
    if (field instanceof z.ZodObject) return unvariedFields(field, values, `${path}${key}.`);
    const nulls = values.filter((value) => value === null).length;
    return field instanceof z.ZodNullable && (nulls === 0 || nulls === rows.length) ? [`${path}${key}`] : [];
  });
}
