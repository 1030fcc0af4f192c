"use client";
import type { ButtonHTMLAttributes, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClass } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { useUi } from "./ui-context.tsx";

type SubmitButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: "large" | "small";
};

/** Submits its form once: until the answer it stays focusable and ignores presses. `name`, `value`: one of several. */
export function SubmitButton({ variant, size, className, children, name, value, ...props }: SubmitButtonProps) {
  const { pending: isPending, data } = useFormStatus();
  const { text } = useUi();
  const isPressed = isPending && (name === undefined || data.get(name) === value);
  const ignoreWhilePending = (event: MouseEvent) => {
    if (isPending) event.preventDefault();
  };
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={isPending || undefined}
      onClick={ignoreWhilePending}
      className={classNames(
        buttonClass({ variant, size }),
        size !== "small" && "w-full sm:w-auto sm:min-w-64",
        className,
      )}
      {...props}
    >
      {isPressed ? text.processing : children}
    </button>
  );
}
