/** The look of every control one types into; aria-invalid makes it red. */
export const inputClass = "control";
