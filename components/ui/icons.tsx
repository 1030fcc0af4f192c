import { classNames } from "./class-names.ts";

/** Every drawing of icons.css. */
export const ICONS = [
  "receipt",
  "calendar",
  "card",
  "form",
  "points",
  "consult",
  "notice",
  "globe",
  "question",
  "info",
  "success",
  "warning",
  "error",
  "check",
  "chevron",
  "copy",
  "menu",
  "phone",
] as const;

export type IconName = (typeof ICONS)[number];

/** Decoration beside text, in its colour and 1.5rem wide unless `className` says otherwise. Without content: hidden from assistive technology. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <span className={classNames("icon", `icon-${name}`, className)} />;
}
