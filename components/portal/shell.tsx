import type { ReactNode } from "react";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { Footer } from "./footer.tsx";
import { Header, type HeaderProps } from "./header.tsx";
import { SkipLink } from "./skip-link.tsx";

const WIDTHS = { form: "max-w-[43rem]", wide: "max-w-[76rem]" };

type ShellProps = Omit<HeaderProps, "insurer"> & {
  insurer: Insurer;
  /** `form` keeps lines short; `wide` is for lists and tops. */
  width?: keyof typeof WIDTHS;
  /** Across the whole width, between header and content. */
  banner?: ReactNode;
  children: ReactNode;
};

/** Header and footer of an insurer's page. */
export function Shell({ insurer, width = "form", banner, children, ...header }: ShellProps) {
  return (
    <div className="page-shell">
      <SkipLink />
      <Header insurer={insurer} {...header} />
      <main id="main" tabIndex={-1} className="grow outline-none">
        {banner}
        <div className={`mx-auto px-4 pt-8 pb-16 sm:px-6 sm:pt-12 ${WIDTHS[width]}`}>{children}</div>
      </main>
      <Footer branding={insurer.policy.branding} />
    </div>
  );
}
