/** The look of every control one types into; aria-invalid makes it red. */
export const inputClass =
  "block min-h-14 rounded-8 border border-solid-gray-600 bg-white px-4 py-2 text-[1.125rem] text-solid-gray-900 hover:border-solid-gray-900 aria-invalid:border-2 aria-invalid:border-error-2";
