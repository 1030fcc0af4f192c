import { requestMessages } from "#lib/messages/request-messages.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icons.tsx";

/** `current` counts from 1; `names` has one entry for each step. */
export type StepCount = { current: number; total: number; names?: readonly string[] };

/** The page's position in the wizard: 「手順 3 / 6」 with a bar; on wide screens all steps at the side. */
export async function Steps({ current, total, names }: StepCount) {
  return (
    <div className="relative mb-6">
      {names ? <StepNames current={current} names={names} /> : null}
      <p className="text-quiet">
        {(await requestMessages()).common.step} {current} / {total}
      </p>
      <div aria-hidden="true" className="mt-1 flex gap-1">
        {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
          <span
            key={step}
            className={classNames(
              "step-bar",
              step <= current
                ? "border-key bg-key forced-colors:bg-[Highlight]"
                : "border-solid-gray-200 bg-solid-gray-200",
            )}
          />
        ))}
      </div>
    </div>
  );
}

async function StepNames({ current, names }: { current: number; names: readonly string[] }) {
  return (
    <ol
      aria-label={(await requestMessages()).common.step}
      className="absolute top-0 right-full mr-12 hidden w-56 space-y-5 xl:block print:hidden"
    >
      {names.map((name, index) => {
        const step = index + 1;
        const isCurrent = step === current;
        return (
          <li key={name} aria-current={isCurrent ? "step" : undefined} className="flex gap-3 text-[1rem] leading-[1.5]">
            <span
              aria-hidden="true"
              className={classNames(
                "step-mark",
                isCurrent && "border-key bg-key text-white",
                step < current && "border-key text-link",
                step > current && "border-solid-gray-420 text-quiet",
              )}
            >
              {step < current ? <Icon name="check" className="size-[1.25rem]" /> : step}
            </span>
            <span className={classNames("pt-1", isCurrent ? "font-700" : "text-quiet")}>{name}</span>
          </li>
        );
      })}
    </ol>
  );
}
