"use client";
import { type ReactNode, type Ref, type SyntheticEvent, useId } from "react";

type DialogProps = {
  title: string;
  children: ReactNode;
  ref: Ref<HTMLDialogElement>;
  /** Opened by the page, not by a button: read out completely. */
  role?: "alertdialog";
  /** On Escape. */
  onCancel?: (event: SyntheticEvent) => void;
};

/** A native modal dialog: open it with `ref.current.showModal()`; Escape and `<form method="dialog">` close it. */
export function Dialog({ title, children, ref, role, onCancel }: DialogProps) {
  const [titleId, bodyId] = [useId(), useId()];
  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={role ? bodyId : undefined}
      onCancel={onCancel}
      className="dialog"
    >
      <h2 id={titleId} className="section-heading">
        {title}
      </h2>
      <div id={bodyId} className="mt-3">
        {children}
      </div>
    </dialog>
  );
}
