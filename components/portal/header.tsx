import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { type LogoutAction, LogoutLink } from "./logout-link.tsx";

/** The same menu twice: one is shown. */
export type HeaderMenu = { wide: ReactNode; phone: ReactNode };

export type HeaderProps = {
  insurer: Pick<Insurer, "name" | "policy">;
  /** Who is signed in or logging in: ユーザー名 opens the logout. */
  member?: { kana: string };
  logoutAction?: LogoutAction;
  /** The dialog says that the first login continues at the next login. */
  isFirstLoginOpen?: boolean;
  /** None during a login. */
  menu?: HeaderMenu;
  /** 「ログイン」 at the right, without a session. */
  hasLoginLink?: boolean;
};

/** On phones the menu is below the name, at the left as in the manuals; on PC everything is one line. */
export async function Header({ insurer, member, logoutAction, isFirstLoginOpen, menu, hasLoginLink }: HeaderProps) {
  const text = (await requestMessages()).portal;
  return (
    <header className="site-header">
      <div>
        <Brand insurer={insurer} isAlone={menu !== undefined} />
        {menu?.wide}
        <div className={menu ? "menu-bar" : "ml-auto max-w-full py-2 print:hidden"}>
          {menu?.phone}
          {member ? (
            <LogoutLink
              name={text.memberName(member.kana.replaceAll("\u3000", " "))}
              nameLang={await langOfJapanese()}
              text={text.logout}
              note={isFirstLoginOpen ? text.logout.noteFirstLogin : undefined}
              action={logoutAction}
            />
          ) : null}
          {!member && hasLoginLink ? (
            <ButtonLink href="/login" variant="secondary" size="small">
              {text.login}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </header>
  );
}

/** The logo, or an emblem in its place, as decoration beside the name. */
async function Brand({ insurer, isAlone }: Pick<HeaderProps, "insurer"> & { isAlone: boolean }) {
  const { logo, monogram } = insurer.policy.branding;
  return (
    <a href="/" className={`brand ${isAlone ? "basis-full lg:basis-60" : "basis-[9rem]"}`}>
      {logo ? (
        <img
          src={`/logo/${logo.hash}`}
          alt=""
          width={logo.width}
          height={logo.height}
          className="h-[2.75rem] w-auto max-w-[40%] object-contain"
        />
      ) : (
        <span aria-hidden="true" className="monogram">
          {monogram}
        </span>
      )}
      <span lang={await langOfJapanese()} className="brand-name">
        <Phrases>{insurer.name}</Phrases>
      </span>
    </a>
  );
}
