import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";

type MessagePageProps = { title: string; children: ReactNode; button?: { href: string; label: string } };

/** A page with a message and one button. */
export function MessagePage({ title, children, button }: MessagePageProps) {
  return (
    <StaticPage title={title}>
      {children}
      {button ? (
        <ButtonLink href={button.href} className="w-full sm:w-auto sm:min-w-64">
          {button.label}
        </ButtonLink>
      ) : null}
    </StaticPage>
  );
}
