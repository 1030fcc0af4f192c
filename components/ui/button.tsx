import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-key text-white hover:bg-key-strong",
  secondary: "border-current bg-white text-link hover:bg-tint",
  danger: "border-current bg-white text-error-2 hover:bg-red-50",
  quiet: "border-transparent text-link underline underline-offset-4 hover:bg-tint",
};

const SIZES = {
  /** The main act of the page. */
  large: "min-h-14 px-6 text-[1.125rem]",
  /** In rows of a list, in the header. */
  small: "min-h-12 px-4 text-[1rem]",
};

type ButtonLook = { variant?: ButtonVariant; size?: keyof typeof SIZES };

export function buttonClass({ variant = "primary", size = "large" }: ButtonLook = {}): string {
  // A border in every variant, because forced colours hide backgrounds.
  return classNames(
    "inline-flex max-w-full items-center justify-center gap-2 rounded-8 border-2 py-2 text-center font-700 leading-[1.4] wrap-anywhere",
    "aria-disabled:cursor-default aria-disabled:opacity-60 print:hidden",
    VARIANTS[variant],
    SIZES[size],
  );
}

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={classNames(buttonClass({ variant, size }), className)} {...props} />;
}

/** A link that looks like a button: for navigation, never for a change. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
  ...props
}: ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={classNames(buttonClass({ variant, size }), className)} {...props}>
      {children}
    </a>
  );
}
