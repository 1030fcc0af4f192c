import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { RETURN_PATHS, type ReturnPath } from "#lib/sessions/return-path.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { actOf, loginIdAct } from "./acts.ts";
import { signedIn } from "./signed-in.fixture.ts";
import { takeChange } from "./take-change.ts";

const PATH = "/settings/profile/login-id";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

test("pages that take a secret have no act: nothing could be carried out from what is kept", () => {
  const secret = ["/password", "/totp/new", "/passkey/new", "/recovery-code"];
  for (const path of RETURN_PATHS) {
    const act = actOf(path);
    if (secret.some((each) => path.replace("?use=1", "").endsWith(each))) expect(act, path).toBeNull();
    expect(act?.fields ?? []).not.toEqual(expect.arrayContaining([expect.stringMatching(/password|code|response/)]));
  }
});

test("the page about one credential says which: nothing of the form can name another", async () => {
  const { change, totpDevice, factors } = await signedIn(insurer);
  const [one, other] = [(await totpDevice("一台目")).totpDeviceId, (await totpDevice("二台目")).totpDeviceId];
  const path: ReturnPath = `/settings/sign-in/totp/${one}/delete`;
  const deleted = await change(async (scope, session) => {
    const done = await actOf(path)?.run(scope, session, { path, values: { id: other } });
    return done ?? { ok: false, code: "no-act" };
  });
  expect(deleted).toMatchObject({ kind: "done", result: { value: "/settings/sign-in" } });
  expect((await factors()).totp).toBe(2);
  const { change: ofAnother } = await signedIn(insurer);
  const theirs: ReturnPath = `/settings/sign-in/totp/${other}/delete`;
  const refused = await ofAnother(
    async (scope, session) =>
      (await actOf(theirs)?.run(scope, session, { path: theirs, values: {} })) ?? { ok: false, code: "no-act" },
  );
  expect(refused).toMatchObject({ kind: "failed", failure: { code: "unknown" } });
});

test("what is to be mended is said before an authentication is asked for, and nothing is kept", async () => {
  const { context, member, session } = await signedIn(insurer);
  const later = { ...context, now: addSeconds(context.now, 360) };
  const post = (loginId: string) => {
    const values = { loginId, shown: member.loginId };
    const input = { token: session.token, memberId: member.id, signsOutEverywhere: false };
    return takeChange(
      later,
      {
        ...input,
        draft: { path: PATH, values, isWhole: true },
        check: (active) => loginIdAct.check?.(active, { path: PATH, values }) as { ok: false; code: "refused" } | null,
      },
      (scope, recent) => loginIdAct.run(scope, recent, { path: PATH, values }),
    );
  };
  const draft = async () => (await loadSession({ insurer, now: later.now }, session.token))?.session.draft;
  expect(await post("short1")).toMatchObject({ kind: "failed", failure: { problems: ["too-short"] } });
  expect(await draft()).toBeNull();
  expect(await post("hanako-2031")).toEqual({ kind: "not-recent" });
  expect(await draft()).toMatchObject({ path: PATH, isWhole: true, values: { loginId: "hanako-2031" } });
});

test("an act that was refused once is not carried out again by itself", async () => {
  const { context, member, session, change } = await signedIn(insurer);
  const later = { ...context, now: addSeconds(context.now, 360) };
  const values = { loginId: "hanako-2032", shown: "" };
  const draft = { path: PATH, values, isWhole: true } as const;
  const input = { token: session.token, memberId: member.id, signsOutEverywhere: false, draft };
  await takeChange(later, input, (scope, recent) => loginIdAct.run(scope, recent, { path: PATH, values }));
  expect(await change(async () => ({ ok: false, code: "refused" }))).toMatchObject({ kind: "failed" });
  const kept = (await loadSession({ insurer, now: context.now }, session.token))?.session.draft;
  expect(kept).toEqual({ path: PATH, values, isWhole: false });
});
