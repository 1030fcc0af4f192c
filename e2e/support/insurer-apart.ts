import { randomInt } from "node:crypto";
import { createInsurer } from "./operator.ts";
import type { ServerVariables } from "./server-variables.ts";

/** An insurer of one test, for what all members of an insurer would notice. @returns its slug */
export async function insurerApart(variables: ServerVariables): Promise<string> {
  const slug = `apart${randomInt(1e9)}`;
  const block = { title: "通知書が届いた方", paragraphs: ["通知書の仮ユーザIDを入力してください。"] };
  await createInsurer(variables, {
    slug,
    policy: { methods: ["totp", "passkey"], firstLoginOrder: "password-first", loginHelp: [block] },
  });
  return slug;
}
