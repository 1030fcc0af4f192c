import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

type ButtonLook = { variant?: ButtonVariant; size?: "large" | "small" };

/** Of components/ui/parts.css. */
export function buttonClass({ variant = "primary", size = "large" }: ButtonLook = {}): string {
  return `button button-${variant} button-${size}`;
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
