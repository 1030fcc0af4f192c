"use client";
import { type ReactNode, type Ref, useId } from "react";

type DialogProps = { title: string; children: ReactNode; ref: Ref<HTMLDialogElement> };

/** A native modal dialog: open it with `ref.current.showModal()`; Escape and `<form method="dialog">` close it. */
export function Dialog({ title, children, ref }: DialogProps) {
  const titleId = useId();
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className="m-auto w-[min(32rem,calc(100%-2rem))] rounded-16 border border-solid-gray-100 bg-white p-6 text-inherit backdrop:bg-opacity-gray-600 sm:p-8"
    >
      <h2 id={titleId} className="text-[1.375rem] leading-[1.5] font-700">
        {title}
      </h2>
      <div className="mt-3">{children}</div>
    </dialog>
  );
}
