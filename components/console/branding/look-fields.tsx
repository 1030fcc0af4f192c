"use client";
import { useContext } from "react";
import { useForm, useWatch } from "react-hook-form";
import { FormContext } from "#components/ui/form-context.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { Branding } from "#lib/console/branding/branding.ts";
import { COLOR } from "#lib/kernel/contrast.ts";
import { BrandPreview } from "./brand-preview.tsx";
import { ColorChecks } from "./color-checks.tsx";
import type { lookText } from "./look-text.ts";

type Look = Record<"name" | "shortName" | "monogram" | "keyColor" | "tintColor", string>;

type LookFieldsProps = {
  look: Look;
  logo: Branding["logo"];
  text: typeof lookText;
};

/** Names, emblem and colours, with what they look like while they are typed; without JavaScript, after a post. */
export function LookFields({ look, logo, text }: LookFieldsProps) {
  const { state } = useContext(FormContext);
  // No default values: what was typed before the scripts came stays.
  const { register, control, setValue } = useForm<Look>();
  const shown: Look = { ...look, ...state.values, ...useWatch({ control }) };
  const colors = { keyColor: shown.keyColor.trim().toLowerCase(), tintColor: shown.tintColor.trim().toLowerCase() };
  const { fields } = text;
  return (
    <div className="space-y-7">
      <TextField {...register("name")} label={fields.name} hint={fields.nameHint} defaultValue={look.name} required />
      <TextField
        {...register("shortName")}
        label={fields.shortName}
        hint={fields.shortNameHint}
        defaultValue={look.shortName}
        required
      />
      <TextField
        {...register("monogram")}
        label={fields.monogram}
        hint={fields.monogramHint}
        defaultValue={look.monogram}
        width="date"
        required
      />
      {(["keyColor", "tintColor"] as const).map((name) => (
        <TextField
          key={name}
          {...register(name)}
          label={fields[name]}
          hint={fields[`${name}Hint`]}
          defaultValue={look[name]}
          width="date"
          autoCapitalize="none"
          spellCheck={false}
          required
          after={
            <Picker
              label={`${fields[name]}${fields.picker}`}
              color={colors[name]}
              onPick={(color) => setValue(name, color)}
            />
          }
        />
      ))}
      <ColorChecks {...colors} text={text.checks} />
      <section aria-labelledby="preview" className="space-y-4">
        <h2 id="preview" className="font-700">
          {text.preview}
        </h2>
        <BrandPreview look={{ ...shown, ...onlyColors(colors, look) }} logo={logo} text={text.screens} />
      </section>
    </div>
  );
}

/** What is half typed is no colour yet. */
function onlyColors(colors: { keyColor: string; tintColor: string }, last: Look) {
  const { keyColor, tintColor } = colors;
  return {
    keyColor: COLOR.test(keyColor) ? keyColor : last.keyColor,
    tintColor: COLOR.test(tintColor) ? tintColor : last.tintColor,
  };
}

/** The browser's own palette; it only fills the field in, which needs JavaScript. Hydration moves nothing below. */
function Picker({ label, color, onPick }: { label: string; color: string; onPick: (color: string) => void }) {
  const isHydrated = useHydrated();
  return (
    <input
      type="color"
      aria-label={label}
      disabled={!isHydrated}
      value={COLOR.test(color) ? color : "#000000"}
      onChange={({ target }) => onPick(target.value)}
      className="h-11 w-20 rounded-6 border border-solid-gray-600 bg-white p-1 noscript:hidden"
    />
  );
}
