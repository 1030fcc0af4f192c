import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icons.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { type LogoutAction, LogoutLink } from "./logout-link.tsx";
import { type MenuLink, MenuLinks } from "./menu-links.tsx";

export type HeaderProps = {
  insurer: Pick<Insurer, "name" | "policy">;
  /** Who is signed in or logging in: ユーザー名 opens the logout. */
  member?: { kana: string };
  logoutAction?: LogoutAction;
  /** The dialog says that the first login continues at the next login. */
  isFirstLoginOpen?: boolean;
  /** The pages of a member's menu; none during the wizard. */
  menuLinks?: readonly MenuLink[];
  /** 「ログイン」 at the right, without a session. */
  hasLoginLink?: boolean;
};

/** On phones the menu is below the name, at the left as in the manuals; on PC everything is one line. */
export async function Header({
  insurer,
  member,
  logoutAction,
  isFirstLoginOpen,
  menuLinks = [],
  hasLoginLink,
}: HeaderProps) {
  const text = (await requestMessages()).portal;
  const hasMenu = menuLinks.length > 0;
  return (
    <header className="site-header">
      <div>
        <Brand insurer={insurer} isAlone={hasMenu} />
        {hasMenu ? <WideMenu links={menuLinks} /> : null}
        <div className={hasMenu ? "menu-bar" : "ml-auto max-w-full py-2 print:hidden"}>
          {hasMenu ? <PhoneMenu links={menuLinks} /> : null}
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

async function Brand({ insurer, isAlone }: Pick<HeaderProps, "insurer"> & { isAlone: boolean }) {
  const { logo, monogram } = insurer.policy.branding;
  return (
    <a href="/" className={`brand ${isAlone ? "basis-full lg:basis-60" : "basis-[9rem]"}`}>
      {logo ? <Logo logo={logo} /> : <Monogram>{monogram}</Monogram>}
      <span lang={await langOfJapanese()} className="brand-name">
        <Phrases>{insurer.name}</Phrases>
      </span>
    </a>
  );
}

/** The emblem of an insurer without a logo. */
function Monogram({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="monogram">
      {children}
    </span>
  );
}

/** Decoration beside the insurer's name. */
function Logo({ logo }: { logo: NonNullable<Insurer["policy"]["branding"]["logo"]> }) {
  const { hash, width, height } = logo;
  return (
    <img
      src={`/logo/${hash}`}
      alt=""
      width={width}
      height={height}
      className="h-[2.75rem] w-auto max-w-[40%] object-contain"
    />
  );
}

async function WideMenu({ links }: { links: readonly MenuLink[] }) {
  return (
    <nav aria-label={(await requestMessages()).portal.menu} className="hidden lg:block print:hidden">
      <MenuLinks links={links} look="wide" />
    </nav>
  );
}

async function PhoneMenu({ links }: { links: readonly MenuLink[] }) {
  const label = (await requestMessages()).portal.menu;
  return (
    <details className="shrink-0 lg:hidden">
      <summary className="flex min-h-12 items-center gap-2 rounded-8 px-2 font-700 hover:bg-tint">
        <Icon name="menu" className="size-[1.75rem]" />
        {label}
      </summary>
      <nav
        aria-label={label}
        className="absolute inset-x-0 top-full z-10 rounded-12 border border-solid-gray-300 bg-white p-2 shadow-1"
      >
        <MenuLinks links={links} look="phone" />
      </nav>
    </details>
  );
}
