import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icons.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { ShownOnce } from "#components/ui/shown-once.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Announcement } from "#lib/insurers/list-announcements.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { AnnouncementList } from "./announcement-list.tsx";
import { LoginHelp } from "./login-help.tsx";
import { Shell } from "./shell.tsx";

type PublicTopProps = {
  insurer: Insurer;
  announcements: readonly Announcement[];
  /** The query of a logout: "1", or "later" during the first login. */
  loggedOut: string | string[] | undefined;
};

/** The portal's top without a session: login, help for the first time, public announcements. */
export async function PublicTop({ insurer, announcements, loggedOut }: PublicTopProps) {
  const text = (await requestMessages()).portal.top;
  return (
    <Shell insurer={insurer} width="wide" hasLoginLink banner={<Welcome />}>
      {loggedOut === "1" || loggedOut === "later" ? (
        <Callout kind="success" className="mb-10">
          <p>{loggedOut === "later" ? text.loggedOutLater : text.loggedOut}</p>
          <ShownOnce />
        </Callout>
      ) : null}
      <div className="grid gap-12 lg:grid-cols-2 lg:gap-16">
        <LoginHelp blocks={insurer.policy.loginHelp} />
        <section aria-labelledby="announcements">
          <SectionHeading id="announcements" className="mb-4">
            {text.announcementsHeading}
          </SectionHeading>
          <AnnouncementList announcements={announcements} />
        </section>
      </div>
    </Shell>
  );
}

async function Welcome() {
  const text = (await requestMessages()).portal.top;
  return (
    <div className="border-b border-solid-gray-100 bg-tint print:bg-white">
      <PageTitle title={text.title} />
      <div className="mx-auto flex max-w-[76rem] items-center gap-16 px-4 py-10 sm:px-6 sm:py-16">
        <div className="grow">
          <PageHeading>{text.title}</PageHeading>
          <ButtonLink href="/login" className="mt-8 w-full sm:w-auto sm:min-w-72">
            {text.enter}
          </ButtonLink>
        </div>
        <Emblems />
      </div>
    </div>
  );
}

const EMBLEMS = ["receipt", "calendar", "points", "card", "consult", "form"] as const;

/** Decoration of the top, on wide screens only. */
function Emblems() {
  return (
    <div aria-hidden="true" className="hidden shrink-0 grid-cols-3 gap-5 pb-6 lg:grid print:hidden">
      {EMBLEMS.map((name) => (
        <span
          key={name}
          className="flex size-[5rem] items-center justify-center rounded-24 bg-white text-link nth-[3n+2]:translate-y-6"
        >
          <Icon name={name} className="size-[2.5rem]" />
        </span>
      ))}
    </div>
  );
}
