/** 「← ログイン方法変更」 above the heading: of which page this one is a part. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="mb-2 print:hidden">
      <a
        href={href}
        className="inline-flex min-h-11 items-center gap-2 text-[1rem] text-link underline underline-offset-4 hover:decoration-2"
      >
        <span aria-hidden="true">←</span>
        {label}
      </a>
    </p>
  );
}
