import type { ReactNode } from "react";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** Heading, and 「ポータルに戻る」 at the top right as in the manual (004, 3-7 ⑧) and at the end of a long page. */
export async function SignInFrame({ children }: { children: ReactNode }) {
  const { common, signIn: text } = await requestMessages();
  return (
    <>
      <PageTitle title={text.title} />
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <PageHeading>{text.title}</PageHeading>
        <a href="/" className="link ml-auto print:hidden">
          {common.backToPortal}
        </a>
      </div>
      <Lead className="mt-3">{text.lead}</Lead>
      <div className="mt-8 space-y-12">{children}</div>
      <div className="mt-8">
        <LinkList links={[{ href: "/", label: common.backToPortal }]} />
      </div>
    </>
  );
}

export function SignInSection({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="space-y-4">
      <SectionHeading>{heading}</SectionHeading>
      {children}
    </section>
  );
}
