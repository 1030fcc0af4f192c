import { messages } from "#lib/messages/messages.ts";

/** `current` counts from 1. */
export type StepCount = { current: number; total: number };

/** Where in the wizard this page is: 「手順 3 / 6」 and a bar of as many parts. */
export function Steps({ current, total }: StepCount) {
  const text = messages().common;
  return (
    <div className="mb-6">
      <p className="text-quiet">
        {text.step} {current} / {total}
      </p>
      <div aria-hidden="true" className="mt-1 flex gap-1">
        {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
          <span
            key={step}
            className={`h-2 grow rounded-full border ${step <= current ? "border-key bg-key" : "border-solid-gray-100 bg-solid-gray-200"}`}
          />
        ))}
      </div>
    </div>
  );
}
