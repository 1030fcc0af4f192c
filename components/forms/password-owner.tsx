/**
 * Whose password the form takes: password managers file it under this user ID. They pass over `type="hidden"` and
 * `display: none`, so the field is laid out, and seen by nobody.
 */
export function PasswordOwner({ loginId }: { loginId: string }) {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      value={loginId}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
      className="sr-only"
    />
  );
}
