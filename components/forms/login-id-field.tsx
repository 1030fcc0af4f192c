import { Phrases } from "#components/ui/phrases.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { ForbiddenCharacters } from "./forbidden-characters.tsx";

/** 「ユーザID」 with 「利用不可文字一覧を見る」, in the wizard and on the profile (manual 004, 2-1 ⑦, 3-1 ③). */
export async function LoginIdField({ present }: { present: string }) {
  const text = (await requestMessages()).login.method;
  return (
    <TextField
      name="loginId"
      label={text.loginId}
      hint={<Phrases>{text.loginIdHint}</Phrases>}
      defaultValue={present}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      after={<ForbiddenCharacters />}
      required
    />
  );
}
