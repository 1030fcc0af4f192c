import { Card } from "#components/ui/card.tsx";
import { Icon } from "#components/ui/icons.tsx";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";
import { FactRow } from "./fact-row.tsx";

type LoginSummaryProps = { overview: SignInOverview; chosen: Method | null };

/** What is used at each login, and what stands in when it is lost: green when there is something, and what to do when not. */
export async function LoginSummary({ overview, chosen }: LoginSummaryProps) {
  const { recovery, signIn } = await requestMessages();
  const { summary: text, second } = signIn;
  const spares = [
    ...(overview.recoveryCodeCreatedAt ? [second.recoveryCode] : []),
    ...overview.spareMethods.map((method) => second[method]),
  ];
  return (
    <Card>
      <State isSafe={!overview.isOnlyOne}>
        {overview.isOnlyOne ? text.lost[chosen === "email" ? "email" : "device"] : text.safe}
      </State>
      <dl className="mt-5 divide-y divide-solid-gray-100 border-t border-solid-gray-100 pt-5">
        <FactRow term={text.always} change={{ href: "/settings/profile/method", label: text.change }}>
          {chosen ? text.names[chosen] : text.none}
        </FactRow>
        <FactRow
          term={text.spare}
          change={overview.isOnlyOne ? { href: "/settings/sign-in/recovery-code", label: text.issue } : null}
          note={overview.isOnlyOne ? <p className="text-[1rem] text-quiet">{recovery.settings.offer}</p> : null}
        >
          {spares.length > 0 ? spares.join(text.and) : text.none}
        </FactRow>
      </dl>
    </Card>
  );
}

function State({ isSafe, children }: { isSafe: boolean; children: string }) {
  return (
    <p className="flex gap-3 font-700">
      <Icon
        name={isSafe ? "success" : "warning"}
        className={`size-[1.75rem] ${isSafe ? "text-success-2" : "text-warning-yellow-2"}`}
      />
      {children}
    </p>
  );
}
