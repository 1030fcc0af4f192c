import { beforeAll, expect, test } from "vitest";
import { sendPasswordReset } from "#lib/credentials/recovery-request/send-password-reset.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { consumeResetLink, isResetLinkAlive } from "#lib/login-flow/verbs/consume-reset-link.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { signedIn } from "../signed-in.fixture.ts";
import { changePassword } from "./change-password.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

test("a password change kills reset links", async () => {
  const { member, read, change } = await signedIn(insurer);
  await read((scope) => sendPasswordReset(scope, { loginId: member.loginId, browserHash: null }));
  const [mail] = await readOutbox(insurer.id, member.email ?? "");
  const token = mail?.text.match(/reset-password\?token=([\w-]+)/)?.[1] ?? "";
  const refused = await change((scope, session) => changePassword(scope, session, { password: "short" }));
  expect(refused).toMatchObject({ kind: "failed" });
  expect(await read((scope) => isResetLinkAlive(scope, token))).toBe(true);

  const changed = await change((scope, session) => changePassword(scope, session, { password: "Umi-to-Yama-2931" }));
  expect(changed).toMatchObject({ kind: "done" });
  const used = await read((scope) =>
    consumeResetLink(scope, { token, browserToken: randomToken(), replacedToken: undefined }),
  );
  expect(used).toEqual({ ok: false, code: "link-dead" });
});
