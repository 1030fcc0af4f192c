import type { ReactNode } from "react";

/** Icons on a 24 px grid, line width 1.8: services (lib/insurers/policy-schema.ts) and controls. */
const DRAWINGS = {
  receipt: (
    <>
      <path d="M5.5 3h13v18l-2.6-1.7L13.3 21l-1.3-.9-1.3.9-2.6-1.7L5.5 21z" />
      <path d="M9 8h6M9 12h6M9 16h3" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2.5" />
      <path d="M3.5 10h17M8 3v4M16 3v4M9 15l2.2 2.2L15.5 13" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="4.5" width="19" height="15" rx="2.5" />
      <circle cx="8.2" cy="10" r="2" />
      <path d="M5 16c.5-1.7 1.6-2.5 3.2-2.5s2.7.8 3.2 2.5M14.5 9.5h4M14.5 13.5h4" />
    </>
  ),
  form: (
    <>
      <path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.5z" />
      <path d="M13.5 3v5.5H19M9 13h6M9 17h4" />
    </>
  ),
  points: (
    <>
      <path d="M12 20.5S3.5 15.8 3.5 9.6A4.6 4.6 0 0 1 12 7.2a4.6 4.6 0 0 1 8.5 2.4c0 6.2-8.5 10.9-8.5 10.9z" />
      <path d="M12 10.5v5M9.5 13h5" />
    </>
  ),
  consult: (
    <>
      <path d="M20.5 11.5a7.8 7.8 0 0 1-8.2 7.5 9 9 0 0 1-3.2-.6L4.5 20l1.2-3.7a7.1 7.1 0 0 1-1.7-4.8A7.8 7.8 0 0 1 12.3 4a7.8 7.8 0 0 1 8.2 7.5z" />
      <path d="M8.7 11.6h.01M12.3 11.6h.01M15.9 11.6h.01" />
    </>
  ),
  notice: (
    <>
      <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z" />
      <path d="M10 21.3h4M12 5V3" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3z" />
    </>
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.5 1.1-1.5 2.1M12 17.3h.01" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5h.01" />
    </>
  ),
  success: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.3 2.8 2.8L16 9.5" />
    </>
  ),
  warning: (
    <>
      <path d="M12 3.5 22 20.5H2z" />
      <path d="M12 10v4.5M12 17.5h.01" />
    </>
  ),
  error: (
    <>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
      <path d="M12 7.5V13M12 16.5h.01" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  chevron: <path d="m6 9 6 6 6-6" />,
  copy: (
    <>
      <rect x="8" y="8" width="12" height="12" rx="2" />
      <path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  phone: (
    <path d="M5 3.5h3.4l1.8 4.6-2.3 1.6a13 13 0 0 0 6.4 6.4l1.6-2.3 4.6 1.8V19a1.8 1.8 0 0 1-2 1.8C10.7 20.2 3.8 13.3 3.2 5.5A1.8 1.8 0 0 1 5 3.5z" />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

/** Decoration beside text: hidden from assistive technology. */
export function Icon({ name, className = "size-[1.5rem]" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {DRAWINGS[name]}
    </svg>
  );
}
