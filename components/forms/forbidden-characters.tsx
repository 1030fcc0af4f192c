import { Details } from "#components/ui/details.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { MixedText } from "#components/ui/mixed-text.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「利用不可文字一覧を見る」 (manual 004, 2-1 ⑦). */
export async function ForbiddenCharacters() {
  const { login, members } = await requestMessages();
  return (
    <Details summary={login.method.forbidden}>
      <Lead>{login.method.forbiddenLead}</Lead>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {members.forbiddenCharacters.map(({ symbol, name }) => (
          <li key={symbol}>
            <span className="font-700">
              <MixedText>{symbol}</MixedText>
            </span>
            {members.characterName(name)}
          </li>
        ))}
      </ul>
    </Details>
  );
}
