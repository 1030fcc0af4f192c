import { notFound } from "next/navigation";
import { LoginIdField } from "#components/forms/login-id-field.tsx";
import { ProfileForm } from "#components/profile/profile-form.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { recentSession } from "#lib/sessions/recent-session.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changeLoginIdAction } from "./actions.ts";

const PATH = "/settings/profile/login-id";

/** 「ユーザID」 of the profile (manual 004, 3-1 ③ and PC ②). */
export default async function LoginIdPage() {
  const active = await requireMember(PATH);
  const { insurer, now } = await requestContext();
  if (insurer.policy.loginIdChange === "off") notFound();
  const { profile: text } = await requestMessages();
  const { id, loginId } = active.member;
  const draft = await draftOf(recentSession(active, now), PATH);
  return (
    <ProfileForm action={changeLoginIdAction} title={text.titles["login-id"]} memberId={id} draft={draft}>
      <input type="hidden" name="shown" value={loginId} />
      <LoginIdField present={loginId} />
    </ProfileForm>
  );
}
