import { ButtonLink } from "#components/ui/button.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type StrongerLoginProps = {
  service: string;
  /** Any of them will do. */
  methods: readonly Method[];
  /** Whether the member has one of them. */
  isSetUp: boolean;
  /** 「再認証」, which returns here. */
  reauthenticatePath: string;
  backPath: string;
};

/** A service needs a stronger login than the present one: step up, or set the method up first. */
export async function StrongerLogin({ service, methods, isSetUp, reauthenticatePath, backPath }: StrongerLoginProps) {
  const { connect } = await requestMessages();
  const text = isSetUp ? connect.stronger : connect.cannot;
  const names = methods.map((method) => connect.methods[method]).join(connect.or);
  return (
    <StaticPage title={text.title}>
      <p>{text.body(service, names)}</p>
      {isSetUp ? <p className="text-quiet">{connect.stronger.hint}</p> : null}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={isSetUp ? reauthenticatePath : "/settings/sign-in"} className="w-full sm:w-auto sm:min-w-64">
          {text.button}
        </ButtonLink>
        <ButtonLink href={backPath} variant="secondary" className="w-full sm:w-auto">
          {text.back}
        </ButtonLink>
      </div>
    </StaticPage>
  );
}
