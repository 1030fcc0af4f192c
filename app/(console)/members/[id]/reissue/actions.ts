"use server";
import type { IssuedState } from "#components/console/frame/issued-once.tsx";
import { textOf } from "#components/ui/failed-form.ts";
import { reissueMember } from "#lib/console/members/member-acts.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { readChecks } from "../read-checks.ts";

const { reissue: text, member } = consoleText;

export async function reissueAction(_: IssuedState, form: FormData): Promise<IssuedState> {
  const memberId = textOf(form, "member");
  const checks = readChecks(form);
  if (checks.length === 0) return { kind: "refused", message: text.unchecked };
  if (!isUuid(memberId)) return { kind: "refused", message: member.gone };
  const issued = await asClerk(reissueMember, { memberId, checked: checks.join(",") });
  if (!issued.ok) {
    return { kind: "refused", message: issued.code === "unknown" ? member.gone : member.disabledNow };
  }
  const { loginId, password, expiresAt } = issued.value;
  const facts = [
    { term: text.loginId, value: loginId, isSecret: true },
    { term: text.password, value: password ?? text.formula, isSecret: true },
    { term: text.until, value: formats.date(expiresAt) },
  ];
  return { kind: "issued", facts };
}
